"""What a user reads about the library: why a file was not taken, and what an exemplar is good for."""

from collections.abc import Sequence

GRADED_BY_YOU = "用途由您指定"
KINDS = ".docx、.doc、.wps、.txt、.md、.pdf、.rtf、.odt、.xlsx、.xls、.et、.html、.zip"
"""What can be read, by the usual endings."""
_KEPT = "没有收下它，别的不受影响。"


def unknown_kind(name: str) -> str:
    """Say that files of this kind are not read."""
    return f"“{name}”不是能读的格式，{_KEPT}请另存为 .docx 或 .txt 再发来；能读的有 {KINDS}。"


def empty(name: str) -> str:
    """Say that the file has no content."""
    return f"“{name}”是空文件，{_KEPT}请核对后重发。"


def too_large(name: str, megabytes: int) -> str:
    """Say that the file is larger than what is read."""
    return f"“{name}”超过 {megabytes} MB，没有读取，{_KEPT}请拆成几份，或去掉图片后再发来。"


def too_long(name: str, myriads: int) -> str:
    """Say that the text of the file is longer than what is read."""
    return f"“{name}”的正文超过 {myriads} 万字，{_KEPT}请拆成几份再发来。"


def too_much_memory(name: str) -> str:
    """Say that reading the file took more memory than it may."""
    return f"“{name}”太大或太复杂，读它要的内存超过上限，没能读完，{_KEPT}请拆成几份，或另存为 .txt 再发来。"


def too_slow(name: str, minutes: int) -> str:
    """Say that reading the file took more time than it may."""
    return f"“{name}”读了 {minutes} 分钟还没读完，先停下了，{_KEPT}请拆成几份，或另存为 .txt 再发来。"


def reader_not_started(name: str) -> str:
    """Say that the system let no process begin to read the file."""
    return f"机器正忙，内存或进程数不够，还没开始读“{name}”，{_KEPT}请稍后再发一次；总是这样就告诉管理员。"


def reader_killed(name: str) -> str:
    """Say that the system ended the process that was reading the file."""
    return (
        f"读“{name}”的程序被系统停掉了，多半是机器内存不够，{_KEPT}请稍后再发一次；还不行就拆成几份再发来。"
    )


def reader_crashed(name: str) -> str:
    """Say that the process that was reading the file has crashed."""
    return f"读“{name}”的程序崩溃了，文件里可能有坏的或特殊的内容，{_KEPT}请另存为 .txt 再发来。"


def reader_failed(name: str) -> str:
    """Say that our own program failed at the file."""
    return f"读“{name}”时程序出了意外，不是您的问题，{_KEPT}请另存为 .txt 再发来，并告诉管理员看日志。"


def not_text(name: str) -> str:
    """Say that the bytes are no text in any known encoding."""
    return f"“{name}”不是文本，或编码无法识别，{_KEPT}请另存为 UTF-8 编码的 .txt 再发来。"


def no_chinese(name: str) -> str:
    """Say that the file holds no Chinese prose."""
    return f"“{name}”里没有读到中文正文，{_KEPT}如果是扫描件或图片，请先转成文字。"


def only_adverts(name: str) -> str:
    """Say that the file holds adverts and remains of web pages, and no document."""
    return f"“{name}”里只有广告或网页残留，没有正文，{_KEPT}"


def scan(name: str) -> str:
    """Say that a PDF holds pictures of text only."""
    return f"“{name}”像是扫描件，没有文字层，{_KEPT}请先用 WPS 或手机识别成文字，再发 .docx 或 .txt。"


def not_pdf(name: str) -> str:
    """Say that a PDF cannot be opened."""
    return f"“{name}”不是完好的 PDF，打不开，{_KEPT}请重新导出 PDF，或另存为 .docx 再发来。"


def too_many_pages(name: str) -> str:
    """Say that a PDF is longer than what is read."""
    return f"“{name}”页数或字数过多，没有读完，{_KEPT}请拆成几份再发来。"


def not_old_word(name: str) -> str:
    """Say that the file is not a sound .doc."""
    return f"“{name}”不是完好的 .doc 文件，{_KEPT}请用 Word 或 WPS 打开后另存为 .docx 再发来。"


def needs_antiword(name: str) -> str:
    """Say which program reads a .doc, and what to do without it."""
    return f"读取“{name}”这种旧版 .doc 要先在服务器上安装 antiword，{_KEPT}也可以另存为 .docx 再发来。"


def needs_office(name: str) -> str:
    """Say that a file can only be read with a converter that is not here."""
    return f"“{name}”要装了 LibreOffice 才能读，这里没有装，{_KEPT}请用 WPS 或 Word 另存为 .docx 再来。"


def not_convertible(name: str) -> str:
    """Say that a file is not what it is called, or cannot be converted."""
    return f"“{name}”转不成 Word 文档，可能已经损坏，或并不是它名字说的那种文件，{_KEPT}请另存为 .docx 再来。"


def not_old_workbook(name: str) -> str:
    """Say that the file is not a sound .xls or .et."""
    return f"“{name}”不是完好的 .xls、.et 文件，{_KEPT}请用 Excel 或 WPS 打开后另存为 .xlsx 再发来。"


def workbook_needs_office(name: str) -> str:
    """Say that an old workbook can only be read with a converter that is not here."""
    return f"“{name}”要装了 LibreOffice 才能读，这里没有装，{_KEPT}请用 WPS 或 Excel 另存为 .xlsx 再来。"


def not_convertible_workbook(name: str) -> str:
    """Say that an old workbook cannot be converted: it is broken, or the converter has no part for sheets."""
    why = "可能已经损坏，或者服务器上的 LibreOffice 没有装 Calc（libreoffice-calc-nogui）"
    return f"“{name}”转不成表格，{why}，{_KEPT}请另存为 .xlsx 再来。"


def not_zip(name: str) -> str:
    """Say that the file is not a sound .zip."""
    return f"“{name}”不是完好的 .zip 文件，{_KEPT}请重新压缩后再发来。"


def inner_archive(name: str) -> str:
    """Say that an archive inside an archive is not opened."""
    return f"“{name}”是压缩包里的压缩包，没有打开，{_KEPT}请解开后另发。"


def corrupt_member(name: str) -> str:
    """Say that a document inside the archive cannot be unpacked."""
    return f"“{name}”在压缩包里已经损坏，解不出来，{_KEPT}请重新压缩后再发来。"


def no_documents(name: str) -> str:
    """Say that the archive holds nothing that can be read."""
    return f"“{name}”里没有能读的文稿，{_KEPT}能读的有 {KINDS.removesuffix('、.zip')}。"


def not_word(name: str) -> str:
    """Say that the file is not a sound .docx."""
    return f"“{name}”不是完好的 .docx 文件，{_KEPT}请用 Word 或 WPS 打开后另存为 .docx 再发来。"


def old_word(name: str) -> str:
    """Say that the file is a .doc under the name of a .docx."""
    return f"“{name}”其实是旧版 .doc 文件，{_KEPT}请用 Word 或 WPS 另存为 .docx 再发来。"


def not_workbook(name: str) -> str:
    """Say that the file is not a sound .xlsx."""
    return f"“{name}”不是完好的 .xlsx 文件，{_KEPT}请用 Excel 或 WPS 打开后另存为 .xlsx 再发来。"


def old_excel(name: str) -> str:
    """Say that the file is an .xls under the name of a .xlsx."""
    return f"“{name}”其实是旧版 .xls 文件，{_KEPT}请用 Excel 或 WPS 另存为 .xlsx 再发来。"


def password_protection(name: str) -> str:
    """Say that the file is protected by a password."""
    return f"“{name}”有密码保护，打不开，{_KEPT}请去掉密码后再发来。"


def body_too_large(name: str) -> str:
    """Say that the document part inside the package is too large to be opened."""
    return f"“{name}”的正文部分过大，没有打开，{_KEPT}请拆成几份再发来。"


def unsafe(name: str) -> str:
    """Say that the package is built like an attack."""
    return f"“{name}”的内部结构不安全，没有打开，{_KEPT}请把正文复制到新文档后再发来。"


def index_unnameable(path: str) -> str:
    """Say that the search index cannot lie in a folder whose name is not UTF-8."""
    return f"检索索引放不进 {path}：这个文件夹的名字不是 UTF-8 编码。请换一个 data_dir。"


def index_unusable(path: str) -> str:
    """Say that the folder of the search index cannot be used."""
    return (
        f"检索索引放不进 {path}：它不是文件夹，或者没有写入权限，或者磁盘满了。"
        "请核对磁盘，或把它移走再试；索引会自动重建，范例都在。"
    )


def exemplar_no_text(path: str) -> str:
    """Say that a shipped exemplar is not text."""
    return f"范例文件 {path} 不是文本，或编码无法识别。请另存为 UTF-8。"


def exemplar_front_matter(path: str) -> str:
    """Say that a shipped exemplar does not begin with readable front matter."""
    return f"范例文件 {path} 开头两行 --- 之间的信息缺失或不是合规的 TOML。请对照其他范例修改。"


def exemplar_key(path: str, key: str) -> str:
    """Say which key of a shipped exemplar is missing, unknown or has a value that is not allowed."""
    return f"范例文件 {path} 的 {key}：缺失、多余或取值不对。请对照其他范例修改。"


ALMOST_EMPTY = "去掉广告和空白后几乎没有正文"
MOSTLY_ADVERTS = "大部分是广告或网页残留"
SPUN = "像是用同义词替换过的洗稿（如“积极”写成“用心”、“提供”写成“带给”），词语搭配反常"
NOT_OFFICIAL = "看不出是公文（像招标文件、合同、课程介绍一类），只作提纲参考"
NO_SECTIONS = "没有分节标题，无法按节参考"


def fallback_title(stem: str, number: int) -> str:
    """Name a document without a title after its file, and its place in it unless it is alone there."""
    return f"{stem}（第{number}篇）" if number else stem


def repeats(title: str | None, number: int) -> str:
    """Say which document of the same file this one repeats."""
    return f"与同一文件里的第 {number} 篇{f'“{title}”' if title else ''}几乎相同，只收那一篇"


def resembles(title: str) -> str:
    """Say which exemplar of the library this one repeats."""
    return f"与库里的“{title}”几乎相同，没有重复收"


def out_of_date(signs: Sequence[str]) -> str:
    """Say what shows that the text is out of date."""
    return f"内容过时（出现{'、'.join(signs[:3])}），句子不引用"


def redactions(count: int) -> str:
    """Say that too many words are masked."""
    return f"被遮掩的词有 {count} 处，句子不完整"


def names(count: int) -> str:
    """Say that too many people are named."""
    return f"含 {count} 个人名，句子不引用"


def classification_mark(name: str) -> str:
    """Say that a file bears a classification mark."""
    return f"{name}：带密级标志或内部管理标记，没有收，也没有保存。涉密不上网，请按单位的保密规定处理。"
