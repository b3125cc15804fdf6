"""What is said between the last section and the file: what is open, what was let stand, the pictures."""

from collections.abc import Mapping, Sequence
from datetime import date

ONE_BY_ONE, PREVIEW, PREVIEW_EXACT, REVIEW_SHEET = "逐条看", "预览图", "按 Word 排版看", "校核单"
FILL, CORRECT, REPAIR = "填上", "去改", "照建议改"
LET_STAND, LET_STAND_WHY, DRAFT_FILE = "就这样", "就这样，写明理由", "先导出草稿"
NEXT_FINDING = "下一条"

NOTHING_OPEN = "没有要看的了：待补、错误和提醒都没有。"
LAST_FINDING = "就是这些了。"
DECIDED_BEFORE = "这一处已经改过或定过了，没有再记。"
REASON_PLACEHOLDER = "保留的理由"
FILL_PLACEHOLDER = "这里该填的内容"
ASK_REASON = "为什么这样就行？说一句，会记在校核单里。"
ASK_FILL = "这里填什么？直接发来，会原样放进文中，并记为您说的。"
ASK_CORRECTION = "发“把A改成B”，或者把改好的整节发来（您写的会原样保留）。改好了再点导出。"
ALL_DECIDED = "都定好了。"
MAKING_REVIEW, MAKING_PREVIEW = "正在做校核单……", "正在画预览图……"
REVIEW_READY = "校核单：每个数字、日期、名称的出处，问题怎样处理，供签发人核对。"
PREVIEW_QUICK = "速览：按同一套版式现画的，换行可能和 Word 差一两个字。"
PREVIEW_OFFICE = "这是导出的 Word 文件排出来的样子。"
PREVIEW_MORE = "要逐字对照，可以让 LibreOffice 把 Word 文件排出来看，约 3 秒。"
PREVIEW_FAILED = "版面没有排出来，文稿都在，可以直接导出 Word。"
NO_PREVIEW = "这里画不了预览图：{}。不影响导出 Word。"
INSTALL_TYPST = ".venv/bin/pip install typst"
INSTALL_FONTS = "apt install fonts-noto-cjk（有仿宋更好：texlive-lang-chinese）"
INSTALL_OFFICE = "apt install libreoffice-writer-nogui"
NO_PREVIEWER = f"缺排版程序，{INSTALL_TYPST} 或装 LibreOffice"
NO_FONTS = f"缺中文字体，{INSTALL_FONTS}"
NO_OFFICE = f"缺 LibreOffice，{INSTALL_OFFICE}"
NO_PDF = "这里做不了 PDF：{}。也可以导出 Word，用 Word 或 WPS 另存为 PDF。"

_LISTED = 12
_SHOWN_WARNINGS = 3
_LONGEST = 60


def pdf_fonts(embedded: Sequence[str], lacking: Sequence[str], stand_ins: Mapping[str, str]) -> str:
    """Say which fonts a PDF holds, which it does not, and which of them stand for others."""
    said = [f"已嵌入字体：{'、'.join(embedded)}"] if embedded else []
    if lacking:
        said.append(f"没有嵌入：{'、'.join(lacking)}")
    instead = [f"{name}用 {other} 代替" for name, other in stand_ins.items()]
    if instead:
        said.append(f"这里没装公文字体，{'，'.join(instead)}；正式印发请装上字体，或用 Word 另存")
    return f"{'；'.join(said)}。" if said else ""


def preview_file(page: int) -> str:
    """Name the picture of a page."""
    return f"预览_第{page}页.png"


def review_file(title: str) -> str:
    """Return the title of a review sheet."""
    return f"{title}校核单"


def typst_state(installed: bool) -> str:
    """Say whether pictures can be drawn at once."""
    if installed:
        return "预览图：typst 已装，导出前马上能看前三页"
    return f"预览图：没有装 typst，看不了速览图，不影响导出。要装：{INSTALL_TYPST}"


def office_state(installed: bool, cut_off: bool) -> str:
    """Say whether the Word file itself can be drawn, and how well it is shut in meanwhile."""
    if not installed:
        return f"按 Word 排版看：没有 LibreOffice，请在 Word 里核对版面，不影响导出。要装：{INSTALL_OFFICE}"
    if cut_off:
        return "按 Word 排版看：LibreOffice 可用，画图时断网"
    return "按 Word 排版看：LibreOffice 可用；这里不许单独断网（unshare），只给了走不通的代理"


def fonts_state(names: Sequence[str]) -> str:
    """Say with which fonts pictures are drawn."""
    if not names:
        return f"预览字体：没有中文字体，画不了预览图，不影响导出。要装：{INSTALL_FONTS}"
    return f"预览字体：{'、'.join(names)}（只用来画图，Word 文件里写的是公文字体）"


def whole_check(errors: int, warnings: Sequence[str]) -> str:
    """Sum up the check of the whole document, with the first warnings."""
    told = "；".join(warnings[:_SHOWN_WARNINGS]) + ("……" if len(warnings) > _SHOWN_WARNINGS else "")
    return f"{errors} 错误，{len(warnings)} 提醒" + (f"（{told}）" if warnings else "")


def stale(as_of: date, days: int) -> str:
    """Say that the table of set phrases may have been overtaken by events."""
    return (
        f"提法表只核对到{as_of.year}年{as_of.month}月{as_of.day}日（{days} 天前），最新提法请自己再核一遍。"
    )


def open_findings(count: int) -> str:
    """Say what the list of what must be decided before the file is made is."""
    return f"导出前有 {count} 处要您一处一处定下来："


def numbered(lines: Sequence[str]) -> str:
    """List findings by number, as many as are shown."""
    shown = [f"{n}. {line}" for n, line in enumerate(lines[:_LISTED], 1)]
    return "\n".join((*shown, *_more(lines)))


def bulleted(lines: Sequence[str]) -> str:
    """List findings, as many as are shown."""
    return "\n".join((*(f"· {line}" for line in lines[:_LISTED]), *_more(lines)))


def _more(lines: Sequence[str]) -> tuple[str, ...]:
    return (f"……另有 {len(lines) - _LISTED} 处",) if len(lines) > _LISTED else ()


def finding(number: int, total: int, where: str, sentence: str, quote: str, message: str, fix: str) -> str:
    """Show one finding in its sentence."""
    around = "" if sentence == quote else f"\n原文：{_around(sentence, quote)}"
    return f"{number}/{total} {where}“{_excerpt(quote)}”：{message}{fix}{around}"


def line(where: str, quote: str, message: str) -> str:
    """Show one finding in a line."""
    return f"{where}“{_excerpt(quote)}”：{message}"


def where(section: str) -> str:
    """Say in which section something stands; empty for none."""
    return f"［{section}］" if section else ""


def warnings(count: int) -> str:
    """Say what the list of what is worth a look and holds nothing up is."""
    return f"另有 {count} 条提醒，不挡导出："


def acceptance(quote: str, reason: str, left: int) -> str:
    """Confirm that a finding is let stand."""
    why = f"，理由：{reason}" if reason else ""
    rest = f"还有 {left} 处。" if left else ALL_DECIDED
    return f"记下了：“{_excerpt(quote)}”就这样{why}。{rest}"


def _excerpt(text: str) -> str:
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST // 2]}…{shown[-_LONGEST // 2 :]}"


def _around(sentence: str, quote: str) -> str:
    """Return the part of a sentence that lets the quote be found."""
    at = max(0, sentence.find(quote) - _LONGEST // 2)
    end = at + _LONGEST + len(quote[:_LONGEST])
    return ("…" if at else "") + sentence[at:end].replace("\n", "⏎") + ("…" if end < len(sentence) else "")
