"""What is said of two versions side by side, and of a file that comes back corrected."""

from collections.abc import Sequence

COMPARE_HELP = (
    "两稿对照，改动做成 Word 修订痕迹（花脸稿）：gongwen compare 原稿 新稿 -o 花脸稿.docx；"
    "用 --document 时，不给文件是和上一版对比，给一个文件是拿它和存着的文稿对比。"
)
COMPARE_OUT_HELP = "写到哪个 .docx 文件。"
DOCUMENT_HELP = "存着的文稿号，用 gongwen documents 查。"
SECTION_HELP = "只对比这一节（第几节，从 1 数）。"
VERSIONS_HELP = "对比这一节的哪两版，如 1:3；不写就是上一版和现在这版。"
AUTHOR_HELP = "修订痕迹上的署名。"
AUTHOR = "修改人"
CLERK, ASSISTANT = "拟稿人", "拟稿助手"

SHOW = "花脸稿"
MAKING = "正在做花脸稿……"
NOTHING_BEFORE = "各节都只有一版，没有上一版可比。改过以后再说“花脸稿”就行。"


def not_docx(path: str) -> str:
    """Say that only a .docx can be written."""
    return f"{path} 不是 .docx 文件名。花脸稿只写 .docx。"


TWO_FILES = "请给两个文件：原稿和新稿；或者用 --document 指定存着的文稿。"
NO_VERSIONS = "没有这两版。--versions 要和 --section 一起用，如 --section 2 --versions 1:3。"


def redlined(path: str, changes: int, left_out: int) -> str:
    """Say that the file is written, and what it holds."""
    if not changes:
        return f"已写成 {path}：两稿文字相同，没有修订痕迹。"
    return f"已写成 {path}：{told(changes, left_out)}"


def told(changes: int, left_out: int) -> str:
    """Say how many changes are marked, and what is not shown."""
    lost = f"原稿里有 {left_out} 处图片、注释等在新稿里没有，没法划掉显示，请对照原稿。" if left_out else ""
    return f"标出 {changes} 处改动；全部接受就是新稿，全部拒绝就是原稿。{lost}"


def name(title: str) -> str:
    """Return what the file is called."""
    return f"{title}_花脸稿"


def between(sections: Sequence[str]) -> str:
    """Say between which versions."""
    return f"和上一版对比，有改动的是：{'、'.join(sections)}。"


GONE = "这份改稿对应的文稿已经不在了，没有收。"
_SHOWN = 5


def step(name: str) -> str:
    """Say what was done."""
    return f"收回改稿“{name}”"


def comment(author: str, text: str, quoted: str) -> str:
    """Return a comment as what is to be decided."""
    at = f"（在“{quoted}”处）" if quoted else ""
    return f"{author or '改稿'}批注：{text}{at}"


def returned(
    name: str, changed: Sequence[str], later: Sequence[str], elsewhere: Sequence[str], comments: int
) -> str:
    """Say what a corrected file has changed."""
    if not changed and not elsewhere and not comments:
        return f"“{name}”和导出的文字一样，没有改动，不另存新版。"
    lines = [f"收回改稿“{name}”。"]
    if changed:
        lines.append(
            f"有改动的 {len(changed)} 节已存为新版：{'、'.join(changed)}；改过的段落以后改写时原样保留。"
        )
    if later:
        lines.append(f"{'、'.join(later)}导出以后又改过，现在用的是改稿；原来那版还在，可以撤销。")
    if comments:
        lines.append(f"批注 {comments} 条，记为待确认。")
    if elsewhere:
        shown = "、".join(f"“{line}”" for line in elsewhere[:_SHOWN])
        more = f"等 {len(elsewhere)} 处" if len(elsewhere) > _SHOWN else ""
        lines.append(f"不在各节正文里的改动没有收：{shown}{more}。要改请说一声，如“标题改成……”。")
    return "\n".join(lines)
