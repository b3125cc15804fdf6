"""The lines around a text that are no prose: its title above, signature, date and 附件 below."""

from collections.abc import Sequence

from bot.corpus.parsing.genres import ends_in_genre
from bot.language.document.forms import is_annex_mark, is_copy_number, is_date, is_reference
from bot.language.document.paragraphs import Kind, title_count
from bot.language.document.rules_view import rules_view
from bot.language.han import HAN
from bot.regex import regex

_TAIL = (Kind.SIGNATURE, Kind.DATE, Kind.NOTE)


_HEAD = 400
# What collections set before a title: 【篇2】, 篇一：, 第3篇, （范文二）, 之一; no title of its own.
_PIECE_NUMBER = regex(
    r"\A[【\[（(]?(?:第[一二三四五六七八九十\d]{1,3}篇|(?:篇|范文|例文|模板|(?:文件|制度|材料|附件)?之)[一二三四五六七八九十\d]{1,3})(?!章|幅|报告|总结)[】\]）)]?[：:、.．]?\n?"
)


_LABEL = regex(r"(?:标题|题目|题名|文件名称)[：:]")
_MARK = regex(rf"[{HAN}]{{2,20}}文件")
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
    """Return over how many of the first lines the title runs, 0 where there is none to rely on."""
    if len(lines) < 2:
        return 0
    if _FORM.fullmatch(lines[0]):
        return 1
    own = [_OWN_NUMBER.sub("", lines[0]) if ends_in_genre(lines[0]) else lines[0], *lines[1:]]
    count = title_count(own)
    while count and (is_reference(own[count - 1]) or is_date(own[count - 1])):
        count -= 1
    title = "".join(own[:count])
    return count if ends_in_genre(title) or (count == 1 and _stands_over(own)) else 0


# What is filled in is headed by what it is: 申请审批表.
_FORM = regex(
    rf"[{HAN}×\d（）“”]{{3,40}}[请批记报计查考统记审定核划息况荐名][^的]?(?:表|卡|单|簿)(?:（[^（）]{{1,10}}）)?"
)


def _stands_over(lines: Sequence[str]) -> bool:
    """Return whether a first line without a genre word is still a title: short, over a paragraph of prose."""
    return len(lines[0]) <= 40 and "，" not in lines[0] and "。" in lines[1] and len(lines[1]) > len(lines[0])


def signer_of(text: str) -> str:
    """Return the unit that signs at the end, or nothing."""
    signers = [p.text for p in rules_view(text) if p.kind is Kind.SIGNATURE]
    return signers[-1].rstrip("。") if signers else ""


def tail_start(text: str) -> int:
    """Return where the lines at the end begin that are no prose: signature, date, notes, the word 附件."""
    start = len(text)
    for paragraph in reversed(list(rules_view(text))):
        if paragraph.kind not in _TAIL and not is_annex_mark(paragraph.text):
            return start
        start = paragraph.start
    return len(text)
