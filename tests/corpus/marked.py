"""Files that bear a classification mark where no reader shows it, each of one kind."""

import io
import zipfile
from collections.abc import Callable, Mapping

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml import parse_xml

from tests.corpus.formats import Printed, pdf

PLAIN = (
    "关于开展安全检查的通知\n各部门：\n为做好安全工作，现将有关事项通知如下。\n一、检查范围\n"
    "各部门办公场所，共12处，逐一检查。\n"
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_P = "<w:p><w:r><w:t>秘密★5年</w:t></w:r></w:p>"


def word(change: Callable[[DocumentObject], object] = lambda _: None) -> bytes:
    """Return a Word file with something done to it."""
    document = Document()
    for line in PLAIN.splitlines():
        document.add_paragraph(line)
    change(document)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _with_part(path: str, markup: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            target.writestr(entry, source.read(entry))
        target.writestr(path, markup)
    return written.getvalue()


def _line(text: str) -> bytes:
    return word(lambda document: document.add_paragraph(text))


def _header(document: DocumentObject) -> None:
    document.sections[0].header.paragraphs[0].text = "000001　　秘密　　特急"


def _first_page(document: DocumentObject) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "机密"


def _footer(document: DocumentObject) -> None:
    document.sections[0].footer.paragraphs[0].text = "内部资料 注意保存"


def _hidden(document: DocumentObject) -> None:
    document.add_paragraph().add_run("机密★10年").font.hidden = True


def _in_runs(document: DocumentObject) -> None:
    paragraph = document.add_paragraph()
    for letter in "机密★1年":
        paragraph.add_run(letter)


def _cells(document: DocumentObject) -> None:
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "密级", "机密"


def _markup(markup: str, *, header: bool = False) -> Callable[[DocumentObject], None]:
    def change(document: DocumentObject) -> None:
        place = document.sections[0].header.paragraphs[0] if header else document.add_paragraph()
        place._p.append(parse_xml(markup))

    return change


def _property(name: str, value: str) -> bytes:
    return word(lambda document: setattr(document.core_properties, name, value))


WORD: Mapping[str, bytes] = {
    "页眉": word(_header),
    "首页页眉": word(_first_page),
    "页脚": word(_footer),
    "隐藏文字": word(_hidden),
    "行中": _line("份号000012　　机密★1年　　特急"),
    "行末": _line("请阅：关于安全工作的通知（机密）"),
    "行中无星": _line("编号12 秘密 特急"),
    "零宽": _line("机\u200b密★1年"),
    "繁体": _line("機密★1年"),
    "分段写": word(_in_runs),
    "表格": word(_cells),
    "标题属性": _property("title", "机密★关于检查的通知"),
    "关键词": _property("keywords", "检查；机密"),
    "备注属性": _property("comments", "密级：秘密"),
    "删去的": word(
        _markup(f'<w:del {_W} w:id="1" w:author="a"><w:r><w:delText>机密★1年</w:delText></w:r></w:del>')
    ),
    "文本框": word(
        _markup(
            f"<w:r {_W} {_V}><w:pict><v:shape><v:textbox><w:txbxContent>{_P}</w:txbxContent></v:textbox>"
            "</v:shape></w:pict></w:r>"
        )
    ),
    "水印": word(
        _markup(
            f'<w:r {_W} {_V}><w:pict><v:shape><v:textpath string="机密"/></v:shape></w:pict></w:r>',
            header=True,
        )
    ),
    "批注": _with_part("word/comments.xml", f"<w:comments {_W}>{_P}</w:comments>"),
    "脚注": _with_part("word/footnotes.xml", f"<w:footnotes {_W}>{_P}</w:footnotes>"),
    "尾注": _with_part("word/endnotes.xml", f"<w:endnotes {_W}>{_P}</w:endnotes>"),
    "自定义属性": _with_part(
        "docProps/custom.xml", '<P xmlns:t="t"><property name="密级"><t:s>机密</t:s></property></P>'
    ),
    "图示": _with_part("word/diagrams/data1.xml", '<x xmlns:a="a"><a:p><a:t>机密★1年</a:t></a:p></x>'),
}


def _page(head: str = "", before: str = "", after: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in PLAIN.splitlines())
    return f"<html><head>{head}</head><body>{before}<div>{body}</div>{after}</body></html>".encode()


def _printed(*lines: str) -> list[Printed]:
    return [Printed(79, 730 - 29 * n, line) for n, line in enumerate((*PLAIN.splitlines(), *lines))]


def _titled(content: bytes) -> bytes:
    """Return a PDF whose properties call it 机密★1年."""
    at = content.rindex(b"xref\n", 0, content.rindex(b"startxref"))
    own = b"99 0 obj\n<</Title<FEFF673A5BC6260500315E74>>>\nendobj\n"
    return content[:at] + own + content[at:].replace(b"<<", b"<</Info 99 0 R", 1)


OTHERS: Mapping[str, bytes] = {
    "元数据.html": _page('<meta name="keywords" content="机密★1年">'),
    "注释.html": _page(before="<!-- 秘密★1年 -->"),
    "隐藏.html": _page(before='<div style="display:none">机密★1年</div>'),
    "页脚.html": _page(after="<footer>内部资料 注意保存</footer>"),
    "图片.html": _page(before='<img alt="机密★1年">'),
    "分写.html": _page(before='<div class="foot"><span>机</span><span>密</span>★</div>'),
    "注释.md": ("<!-- 秘密 -->\n# 通知\n" + PLAIN).encode(),
    "粗体.md": ("**机密★1年**\n" + PLAIN).encode(),
    "引用.md": ("> 机密\n" + PLAIN).encode(),
    "表格.md": ("| 密级 | 机密 |\n|--|--|\n" + PLAIN).encode(),
    "行中.txt": (PLAIN + "份号 000001  机密  特急\n").encode(),
    "零宽.txt": ("机\u200b密★1年\n" + PLAIN).encode(),
    "国标.txt": ("秘密★1年\n" + PLAIN).encode("gb18030"),
    "宽.txt": ("机密★1年\n" + PLAIN).encode("utf-16"),
    "机密★1年 通知.txt": PLAIN.encode(),
    "行中.pdf": pdf([_printed("份号12  秘密  特急")]),
    "页眉.pdf": pdf([[Printed(79, 810, "机密★1年", 9), *_printed()]] * 2),
    "属性.pdf": _titled(pdf([_printed()])),
}
FILES: Mapping[str, bytes] = {**{f"{name}.docx": content for name, content in WORD.items()}, **OTHERS}
