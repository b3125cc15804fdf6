"""The lines around a text that are no prose: its title above, signature, date and 附件 below."""

import re
from collections.abc import Iterator, Sequence

from bot.corpus.parsing.genres import ends_in_genre
from bot.language.document.forms import DAY, is_annex_mark, is_copy_number, is_date, is_reference
from bot.language.document.headings import enumeration_number, heading_number
from bot.language.han import HAN
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_CLOSING = 120
_LONGEST_TITLE = 60
_SENTENCE_MARKS = regex("[。；！？]|，.*，")


_HEAD = 400
# What collections set before a title: 【篇2】, 篇一：, 第3篇, （范文二）, 之一; no title of its own.
_PIECE_NUMBER = regex(
    r"\A[【\[（(]?(?:第[一二三四五六七八九十\d]{1,3}篇|(?:篇|范文|例文|模板|(?:文件|制度|材料|附件)?之)[一二三四五六七八九十\d]{1,3})(?!章|幅|报告|总结)[】\]）)]?[：:、.．]?\n?"
)


_LABEL = regex(r"(?:标题|题目|题名|文件名称)[：:]")
_MARK = regex(rf"[{HAN}]{{2,20}}文件")
_SUBTITLE = regex("(?:—|－|-|―){1,2}")
_MOST_LINES = 4


def title_of(text: str) -> str | None:
    """Return the title that the text begins with, joined where it runs over several lines, or `None`."""
    found = title_at(text)
    return found[0] if found else None


def title_at(text: str) -> tuple[str, int, int] | None:
    """Return the title that the text begins with, and where it begins and ends, or `None`."""
    number = _PIECE_NUMBER.match(text)
    at = number.end() if number else 0
    while (line := _first_line(text, at)) and _stands_above(line.strip()):
        at += len(line) + 1
    label = _LABEL.match(text, at)
    at = label.end() if label else at
    lines = text[at : at + _HEAD].split("\n")[: _MOST_LINES + 1]
    count = _title_lines(lines)
    if not count:
        return None
    end = at + len("\n".join(lines[:count]))
    return _OWN_NUMBER.sub("", "".join(lines[:count])), at, end


def _stands_above(line: str) -> bool:
    """Return whether a line belongs to the head above the title: 份号, 文号, 签发人, the issuer's mark."""
    return is_reference(line) or is_copy_number(line) or _MARK.fullmatch(line) is not None


def _first_line(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[at:end] if end >= 0 else ""


_OWN_NUMBER = regex(r"^[（(][一二三四五六七八九十]{1,3}[)）]")


def _title_lines(lines: Sequence[str]) -> int:
    """Return over how many of the first lines the title runs, 0 where there is none."""
    if len(lines) < 2:
        return 0
    written = ""
    for count, line in enumerate(lines[:_MOST_LINES], 1):
        if not _may_be_title(line) or not _may_be_title(written + line) or _SUBTITLE.match(line):
            break
        written += line
        if ends_in_genre(written):
            return count
    alone = _may_be_title(lines[0]) and not lines[0].endswith(("：", "、"))
    names = ends_in_genre(lines[0]) or _FORM.fullmatch(lines[0]) is not None
    return int(alone and (names or _stands_over(list(lines))))


# What is filled in is headed by what it is: 申请审批表.
_FORM = regex(
    rf"[{HAN}×\d（）“”]{{3,40}}[请批记报计查考统记审定核划息况荐名][^的]?(?:表|卡|单|簿)(?:（[^（）]{{1,10}}）)?"
)


def _may_be_title(line: str) -> bool:
    return (
        1 < len(line) <= _LONGEST_TITLE
        and not _SENTENCE_MARKS.search(line)
        and (not heading_number(line) or (_OWN_NUMBER.match(line) is not None and ends_in_genre(line)))
        and not enumeration_number(line)
        and not is_date(line)
    )


def _stands_over(lines: list[str]) -> bool:
    """Return whether a first line without a genre word is still a title: short, over a paragraph of prose."""
    return len(lines[0]) <= 40 and "，" not in lines[0] and "。" in lines[1] and len(lines[1]) > len(lines[0])


_SIGNATURE = regex(
    rf"\n([{HAN}×（）]{{3,30}})[。]?\n?[（(]?{DAY}[)）。]?\s*(?:\n附件.*)?\s*\Z|\n([{HAN}×]{{4,30}})[。]?\s*\Z",
    re.DOTALL,
)


def signer_of(text: str) -> str:
    """Return the unit that signs at the end, or nothing."""
    found = _SIGNATURE.search(text, max(0, len(text) - _CLOSING))
    return (found[1] or found[2]) if found else ""


def tail_lines(text: str) -> Iterator[str]:
    """Yield the lines at the end that are no prose: date, signature, 附件, last first."""
    lines = text.rstrip("\n").split("\n")
    while len(lines) > 1 and is_tail(lines[-1]):
        yield lines.pop()


_SIGNED_UNIT = regex(rf"[{HAN}×（）]{{2,30}}[。]?")


def is_tail(line: str) -> bool:
    """Return whether a last line is a date, a signature or the word 附件."""
    return (
        is_date(line)
        or is_annex_mark(line.rstrip("。"))
        or (bool(_SIGNED_UNIT.fullmatch(line)) and ends_as_signer(line.rstrip("。")))
    )
