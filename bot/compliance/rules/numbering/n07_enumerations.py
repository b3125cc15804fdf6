"""N07: 一是 has its 二是, and a series keeps its order and its word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.headings import enumeration_at, number_label
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.regex import regex

_PLACE = regex(
    r"(?:^|(?<=[。；：，！？、”）,;:\n]))[ \t\u3000]*(?=[一二三四五六七八九十]{1,3}[是要])", re.MULTILINE
)
_BEGUN = regex("一是|一要")


@dataclass
class _Series:
    word: str
    last: int
    start: int
    end: int


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    opened: list[_Series] = []
    for p in manuscript.paragraphs:
        if p.kind not in (Kind.BODY, Kind.HEADING):
            continue
        if p.number:
            yield from _single_items(opened)
            opened = []
        begun = _BEGUN.search(p.text)
        for found in _series_in(manuscript, p):
            yield from _advance(found, opened, begun is not None and p.start + begun.start() < found.start)
    yield from _single_items(opened)


def _series_in(manuscript: Manuscript, p: Paragraph) -> Iterator[_Series]:
    for m in _PLACE.finditer(manuscript.text, p.start, p.end):
        number = enumeration_at(manuscript.text, m.end())
        if number and not manuscript.quoted(m.end()):
            word = "是" if "是" in manuscript.text[m.end() : number.end] else "要"
            yield _Series(word, number.value, m.end(), number.end)


def _advance(found: _Series, opened: list[_Series], begun: bool) -> Iterator[Spot]:
    """Put a number into its series and yield what is wrong about it."""
    same = next((s for s in reversed(opened) if s.word == found.word), None)
    if found.last == 1:
        yield from _single_items([same] if same else [])
        opened[:] = [s for s in opened if s is not same] + [found]
    elif same:
        if found.last != same.last + 1:
            usual = number_label(2, same.last + 1)[1:-1] + found.word
            yield Spot(found.start, found.end, SUGGEST, f"前面是第{same.last}项，这里按顺序应是“{usual}”。")
        same.last = found.last
    elif other := next((s for s in reversed(opened) if s.last + 1 == found.last), None):
        yield Spot(found.start, found.end, SUGGEST, f"同一组里“{other.word}”和“{found.word}”混用了。")
        other.last = found.last
    elif not begun:
        yield Spot(found.start, found.end, SUGGEST, "前面没有找到这一组的“一是”。")
        opened.append(found)
    else:
        opened.append(found)


def _single_items(opened: list[_Series]) -> Iterator[Spot]:
    for series in opened:
        if series.last == 1:
            yield Spot(series.start, series.end, SUGGEST, f"有“一{series.word}”，后面没有“二{series.word}”。")


RULE = Rule(
    id="N07",
    name="一是序列完整",
    about=Aspect.NUMBERING,
    severity=Severity.WARN,
    message="“一是”“二是”这一组没有连起来。",
    source="GB/T 15834-2011 附录B；实务惯例",
    detect=_detect,
    cases=(
        Case("一是抓学习。三是抓服务。", ("三是",)),
        Case("一要提高认识。二要压实责任。三是抓好督查。", ("三是",)),
        Case("（一）抓学习。一是建立制度，营造氛围。\n（二）抓服务。", ("一是",)),
        Case("一是抓学习；二是抓服务；二是抓保障。", ("二是",)),
        Case("一是抓学习。\n二是抓服务。重点有两项：一要上门，二要回访。\n三是抓保障。"),
        Case("坚持一是一、二是二，“一是真学，三是真用”，做到思想统一是前提。"),
        Case("一要点面结合，十一是假期，三要素缺一不可。"),
    ),
)
