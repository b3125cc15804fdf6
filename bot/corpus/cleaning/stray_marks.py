"""Marks that got into a text from what carried it, line by line, wherever they stand.

A page's count, a note on its layout, a label of an editor or of a registry, a menu in cells, a line in a
foreign script, a line that parts the halves of a sentence: each is told by its form.
"""

from collections.abc import Iterator, Sequence

from bot.domain.noise import NoiseKind
from bot.language.document.forms import is_date
from bot.language.document.headings import enumeration_number, heading_number
from bot.language.han import HAN
from bot.language.offsets import Edit
from bot.lexicon.genres import ends_as_title
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_LINE = regex(r"[^\n]+")
_BLANK = r"[ \t\u3000]"
_PAGE = (
    rf"(?:第{_BLANK}*\d{{1,4}}{_BLANK}*[页版]|共{_BLANK}*\d{{1,4}}{_BLANK}*[页版]"
    rf"|[Pp](?:age|AGE|\.|(?=\d+/)){_BLANK}*\d{{1,4}}(?:{_BLANK}*(?:/|of){_BLANK}*\d{{1,4}})?|\d{{1,4}}{_BLANK}*/{_BLANK}*\d{{1,4}}{_BLANK}*页?)"
)
_WORDS = r"[^，。；！？\n]{1,80}?"
# The count of a page, behind or before blanks; a table and a list have no such line.
_PAGE_MARK = regex(
    rf"[（(]?(?:{_WORDS}{_BLANK}+)?{_PAGE}(?:[，,、/]?{_BLANK}*{_PAGE})*[）)]?|{_PAGE}{_BLANK}+{_WORDS}"
)
_LAYOUT = regex(
    r"[（(\[【—\-]*(?:此页无正文|[以下]{1,2}(?:空白|无正文)|[本此]页(?:空白|无正文|为?空白页)|空白页|[正反背]面|(?:封|扉|封底)页|[上下][转接](?:第.{1,6}[页版])?|[转接][上下]页)[）)\]】—\-]*"
)
# Labels by which editors and word processors set their own words apart.
_EDITORS = regex(
    r"[【\[（(]?(?:(?:编者|编|校者|整理者|译者|录入者|点校)[注按]|页[眉脚]|水印|(?:批注|修订|审阅)(?:[\[［(（].{1,12}[\]］)）]|\d{1,3}))[】\]）)]?[：:].+"
    r"|(?:字数|字符数?|段落数?|页数)(?:统计)?[：:]\d+.*"
)
# The fields of an archive's stamp (DA/T 22—2015) and of the form on which a paper that came in is handled.
_REGISTRY = regex(
    r"(?:全宗号|档号|件号|盒号|案卷号|目录号|页号|保管期限|归档(?:年度|章)|收文(?:号|编号|日期)|拟办意见|领导批示)"
    r"(?:[：:]|[ \t\u3000]+|(?=\d)).*"
)
_CELLS = regex(r"[ \t\u3000]*[|｜│┃][ \t\u3000]*")
_LONGEST_CELL, _LEAST_CELLS = 12, 3
_FOREIGN = regex(r"(?:[A-Za-z][A-Za-z'’\-]*[ \t,.:;!?]+){3,}[A-Za-z'’\-]+[.!?]?")
_HAN = regex(f"[{HAN}]")
_MARKS = frozenset("，。；：！？,;:!?")
_COMMAS = frozenset("，、")
_TORN_END = regex(rf"[{HAN}，、]$")
_LEAST_TORN = 14
_LONGEST = 100
_SHORTER = 0.75
"""How much of the width of a page a line may fill that is not part of its paragraph."""


def stray_marks(text: str) -> Iterator[Edit]:
    """Yield the marks with their breaks, so that what they part can be joined."""
    lines = [line for line in _LINE.finditer(text) if not line.group().isspace()]
    written = [line.group().strip() for line in lines]
    for at, line in enumerate(lines):
        if _is_mark(written, at):
            yield Edit(*line.span(), kind=NoiseKind.PLATFORM_RESIDUE)
            if line.end() < len(text):
                yield Edit(line.end(), line.end() + 1)


def _is_mark(lines: Sequence[str], at: int) -> bool:
    line = lines[at]
    if len(line) > _LONGEST:
        return False
    forms = (_PAGE_MARK, _LAYOUT, _EDITORS, _REGISTRY)
    return (
        any(form.fullmatch(line) for form in forms)
        or _is_menu(lines, at)
        or _is_foreign(lines, at)
        or _parts_a_sentence(lines, at)
    )


def _is_menu(lines: Sequence[str], at: int) -> bool:
    """Return whether a line alone is parted into short cells: a table has more rows."""
    cells = _CELLS.split(lines[at].strip("|｜│┃ "))
    if len(cells) < _LEAST_CELLS or set(lines[at]) & set("。；，"):
        return False
    beside = [lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    return all(len(cell) <= _LONGEST_CELL for cell in cells) and not any(map(_CELLS.search, beside))


def _is_foreign(lines: Sequence[str], at: int) -> bool:
    """Return whether a line alone is of words in another script."""
    beside = [lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    return bool(_FOREIGN.fullmatch(lines[at])) and bool(beside) and all(map(_HAN.search, beside))


def _parts_a_sentence(lines: Sequence[str], at: int) -> bool:
    """Return whether a line stands between two that were printed to the edge and are one sentence.

    A paragraph's own lines come to the edge where it goes on, so that a short one is none of it.
    """
    if not 0 < at < len(lines) - 1:
        return False
    before, line, after = lines[at - 1], lines[at], lines[at + 1]
    if set(line) & (_MARKS | set("、）”》")) or len(line) > len(before) * _SHORTER or not _is_torn(before):
        return False
    is_own = heading_number(line) or enumeration_number(line) or is_date(line)
    begins = heading_number(after) or enumeration_number(after) or after.endswith("：")
    named = ends_as_signer(line) or ends_as_title(line)
    return not (is_own or begins or named) and bool(set(after) & set("，。；"))


def _is_torn(line: str) -> bool:
    """Return whether a line of prose ends within a sentence."""
    return len(line) >= _LEAST_TORN and bool(set(line) & _COMMAS) and bool(_TORN_END.search(line))
