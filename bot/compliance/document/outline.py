"""The numbers of a text in their order, at the beginning of lines and inside them, and which are siblings."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.language.document.headings import heading_number_at
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.regex import regex

_INSIDE = regex(
    r"(?<=[。；：])(?=[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、][\u4e00-\u9fff“《])"
)
_ARTICLE = regex(r"第[一二三四五六七八九十百零\d]{1,5}条")
_RUNNING = (Kind.HEADING, Kind.BODY)


@dataclass(frozen=True)
class Marker:
    """A number that counts a heading or an item."""

    level: int
    """1 一、 2 （一） 3 1. 4 （1）"""
    value: int
    start: int
    end: int
    """Without the blanks behind it."""
    inside: bool
    """True inside a line."""
    fresh: bool
    """True where counting may begin anew: behind an unnumbered heading, a colon or an article (第三条)."""


Run = list[Marker]


def markers(manuscript: Manuscript) -> tuple[Marker, ...]:
    """Return the numbers of headings and body in order."""
    return tuple(_markers([p for p in manuscript.paragraphs if p.kind in _RUNNING], manuscript.text))


def _markers(paragraphs: list[Paragraph], text: str) -> Iterator[Marker]:
    fresh = False
    for p in paragraphs:
        if p.number is None:
            fresh = p.kind is Kind.HEADING or p.text[-1] in "：:" or _ARTICLE.match(p.text) is not None
        else:
            end = p.start + len(p.text[: p.number.end].rstrip())
            yield Marker(p.number.level, p.number.value, p.start, end, inside=False, fresh=fresh)
            fresh = p.text[-1] in "：:"
        for m in _INSIDE.finditer(text, p.start + 1, p.end):
            if found := heading_number_at(text, m.start()):
                end = m.start() + len(text[m.start() : found.end].rstrip())
                opens = text[m.start() - 1] == "："
                yield Marker(found.level, found.value, m.start(), end, inside=True, fresh=opens)


def runs(numbers: tuple[Marker, ...]) -> dict[int, list[Run]]:
    """Return the runs of siblings by level, in order; a higher level ends the runs below it.

    A run also ends where counting begins anew with 1, 2.
    """
    done: dict[int, list[Run]] = {1: [], 2: [], 3: [], 4: []}
    opened: dict[int, Run] = {}
    for n, marker in enumerate(numbers):
        opened = {level: run for level, run in opened.items() if level <= marker.level}
        run = opened.get(marker.level)
        if run is None or (marker.value == 1 and (marker.fresh or is_restart(numbers, n, run))):
            run = opened[marker.level] = []
            done[marker.level].append(run)
        run.append(marker)
    return done


def is_restart(numbers: tuple[Marker, ...], n: int, run: Run) -> bool:
    """Return whether the n-th number, a 1, begins another run of at least two after a run of two."""
    level = numbers[n].level
    following = next((m for m in numbers[n + 1 : n + 12] if m.level <= level), None)
    return len(run) >= 2 and following is not None and (following.level, following.value) == (level, 2)


def join_runs(found: list[Run]) -> list[Run]:
    """Return the runs that belong together: where counting goes on across the parents (1.—9.) one goes on.

    One that begins with 1 counts anew in any case: documents that were put together are counted each.
    """
    pairs = list(pairwise(found))
    anew = sum(after[0].value == 1 for _, after in pairs)
    goes_on = sum(after[0].value == before[-1].value + 1 for before, after in pairs)
    if goes_on <= anew:
        return found
    joined: list[Run] = []
    for run in found:
        if joined and run[0].value != 1:
            joined[-1] = [*joined[-1], *run]
        else:
            joined.append(run)
    return joined
