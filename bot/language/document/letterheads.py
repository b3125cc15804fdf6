"""What stands above the title of a document that has a letterhead: numbers, the issuers' mark, who signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.table import Table
from bot.language.characters import printable
from bot.language.document.forms import is_copy_number, is_urgency, reference
from bot.language.document.lines import Placed, line_of
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_MARK_LINE = regex(r"[^，。；：、\d]{2,36}")
_FILE = "文件"
_MOST_MARKS = 4
_DECREE = regex(r"[^，。；：、\d]{2,36}(?:命令|令)")
_ORDINAL = r"(?:[\d一二三四五六七八九十百〇零]{1,6}|【[^【】]+】)"
_DECREE_NUMBER = regex(rf"第\s?{_ORDINAL}\s?号")
_TOLD_NUMBER = regex(rf"令?\s?第?\s?(?P<ordinal>{_ORDINAL})\s?号?令?")
_MINUTES = regex(r"[^，。；：、\d]{2,36}纪要")
_MINUTES_NUMBER = regex(
    r"[〔\[［（(【]?(?:\d{4}[〕\]］）)】年]?\s?)?第?[\d一二三四五六七八九十百〇零]{1,5}\s?[期号次][）)】〕]?"
)
_EDITED = regex(r"(?:(?P<editor>[^\s，。；：\d]{2,30})[\s\u3000]+)?(?P<issued>\d{4}年\d{1,2}月\d{1,2}日)")


class HeadForm(StrEnum):
    """By which of the standard's forms a head is set."""

    DOCUMENT = "document"
    DECREE = "decree"
    """命令（令）: its mark and its number stand for the title (10.2)."""
    MINUTES = "minutes"
    """纪要: its mark stands for the title (10.3)."""


@dataclass(frozen=True)
class Head:
    """What is printed above the title; an empty part is not."""

    mark: str = ""
    """The issuer's mark in red (发文机关标志)."""
    number: str = ""
    signatory: str = ""
    copy_number: str = ""
    urgency: str = ""
    editor: str = ""
    issued: str = ""
    """Who edits a bulletin or minutes, and when: in a line below its issue."""
    form: HeadForm = HeadForm.DOCUMENT


NO_HEAD = Head()


def decree_number(told: str) -> str:
    """Return the number of a decree as it stands below its mark, 第12号 for 12号令; any other as it is."""
    found = _TOLD_NUMBER.fullmatch(told)
    return f"第{found['ordinal']}号" if found else told


def is_decree_mark(line: str) -> bool:
    """Return whether a line is the mark of a decree: who issues it, and 令 or 命令; a matter is none."""
    return _DECREE.fullmatch(line) is not None and "关于" not in line


def head_of(placed: Sequence[Placed], letterhead: str) -> tuple[Head, int]:
    """Return what stands above the title, and at which part the title begins.

    Without a mark, in the text or given, nothing is taken for a letterhead.
    """
    at, found = 0, dict[str, str]()
    for name, form in (("copy_number", is_copy_number), ("urgency", is_urgency)):
        if form(line_of(placed, at)):
            found[name] = line_of(placed, at)
            at += 1
    if own := _decree(placed, at) or _minutes(placed, at):
        head, first = own
        return replace(
            head, copy_number=found.get("copy_number", ""), urgency=found.get("urgency", "")
        ), first
    mark, after = _mark(placed, at)
    number = reference(line_of(placed, after))
    if number is None or not number["number"] or not (mark or letterhead):
        return Head(letterhead), 0
    signatory = printable(number["signatory"] or "")
    above = (found.get("copy_number", ""), found.get("urgency", ""))
    return Head(mark or letterhead, number["number"], signatory, *above), after + 1


def _decree(placed: Sequence[Placed], at: int) -> tuple[Head, int] | None:
    """Return the head of a decree, and at which part its text begins; `None` where it is none."""
    mark, number = line_of(placed, at), line_of(placed, at + 1)
    if not (is_decree_mark(mark) and _DECREE_NUMBER.fullmatch(number)):
        return None
    return Head(mark, number, form=HeadForm.DECREE), at + 2


def _minutes(placed: Sequence[Placed], at: int) -> tuple[Head, int] | None:
    """Return the head of minutes that bear a number, and at which part their text begins."""
    mark, number = line_of(placed, at), line_of(placed, at + 1)
    if not (_MINUTES.fullmatch(mark) and _MINUTES_NUMBER.fullmatch(number)):
        return None
    head = Head(mark, number, form=HeadForm.MINUTES)
    edited = _EDITED.fullmatch(line_of(placed, at + 2))
    if not edited:
        return head, at + 2
    return replace(head, editor=edited["editor"] or "", issued=edited["issued"]), at + 3


def _mark(placed: Sequence[Placed], at: int) -> tuple[str, int]:
    """Return the issuers' mark, a line each, and which part follows it; none where no number does."""
    first = placed[at] if at < len(placed) else None
    if isinstance(first, Table):
        lines = [printable(line) for row in first.rows for cell in row.cells for line in cell.lines]
        mark = _joined([line for line in lines if line])
        return (mark, at + 1) if mark.endswith(_FILE) else ("", at)
    for end in range(at + 1, at + _MOST_MARKS + 1):
        if (found := reference(line_of(placed, end))) and found["number"]:
            mark = _joined([line_of(placed, n) for n in range(at, end)])
            return (mark, end) if mark else ("", at)
    return "", at


def _joined(lines: Sequence[str]) -> str:
    """Return the lines of a mark, 文件 with the last issuer; nothing where one of them names no issuer."""
    own = [line for line in lines if line != _FILE]
    bare = [line.removesuffix(_FILE).strip() for line in own]
    filed = any(line.endswith(_FILE) for line in lines)
    named = all(_MARK_LINE.fullmatch(line) and "关于" not in line for line in bare)
    units = all(map(ends_as_signer, bare))
    if not own or not named or not (units or (filed and len(own) == 1)):
        return ""
    return "\n".join(bare) + _FILE * filed
