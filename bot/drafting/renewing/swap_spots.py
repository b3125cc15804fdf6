"""Where in a sentence code puts new words: one place, in the same form, and surely that of the old fact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.fact import Fact, Quantity
from bot.drafting.renewing.swapping import LINKING, PERSON, Swap, occurs, old_dates
from bot.drafting.renewing.tokens import figures_and_names, title_spans
from bot.facts.evidence import figures
from bot.facts.figures.ranges import covers
from bot.facts.wording import bigrams, clause_around
from bot.language.figures.dates import moments
from bot.lexicon.people import GIVEN, SURNAME
from bot.regex import regex

_NUMERAL = regex("[0-9０-９.,，〇零一二两三四五六七八九十百千万亿点]+")
_GIVEN = regex(f"[{GIVEN}]")
_SURNAME = regex(SURNAME)


@dataclass(frozen=True)
class SwapSpot:
    """A place in a sentence, and what is to stand there."""

    start: int
    end: int
    words: str

    def within(self, spans: Sequence[tuple[int, int]]) -> bool:
        """Return whether it lies in one of the stretches."""
        return any(start <= self.start and self.end <= end for start, end in spans)


def swap_spot(sentence: str, swap: Swap) -> SwapSpot | None:
    """Return where the old words stand; `None` where they are not plain, not whole, or not there once."""
    found = _spot(sentence, swap)
    inside = found and any(
        start < found.end and found.start < end and (start, end) != (found.start, found.end)
        for start, end in title_spans(sentence)
    )
    return None if inside else found


def is_about(sentence: str, at: SwapSpot, old: Fact, swap: Swap) -> bool:
    """Return whether what stands around a spot speaks of what a fact tells, or of nothing by itself."""
    around, told = _around(sentence, at), words_beside(old.text, swap)
    return not _is_of_another_time(sentence, at, old) and (not around or not told or bool(around & told))


def is_ambiguous(sentence: str, at: SwapSpot, old: Fact, swap: Swap, others: Sequence[Fact]) -> bool:
    """Return whether the words may be those of another fact: it says them, and is not plainly elsewhere."""
    around = _around(sentence, at)
    mine = bool(around & words_beside(old.text, swap))
    return any(
        occurs(swap, fact.text) and not (mine and not around & words_beside(fact.text, swap))
        for fact in others
    )


def words_beside(text: str, swap: Swap) -> frozenset[str]:
    """Return what a text speaks of beside the old words and what links these to it: 主题党日是12场."""
    return bigrams(re.sub(f"(?:{LINKING})?{re.escape(swap.old)}", "，", text))


def _is_of_another_time(sentence: str, at: SwapSpot, old: Fact) -> bool:
    """Return whether a date stands beside a spot while the fact tells of others: 下半年 for 上半年."""
    told = {(m.first, m.last) for m in moments(old.text)}
    beside = moments(_own(sentence, at))
    return bool(told) and any((m.first, m.last) not in told for m in beside)


def _around(sentence: str, at: SwapSpot) -> frozenset[str]:
    """Return what is spoken of between the marks around a spot."""
    return bigrams(_own(sentence, at))


def _own(sentence: str, at: SwapSpot) -> str:
    """Return what stands between the marks around a spot, without itself."""
    return clause_around(sentence, at.start, at.end).replace(sentence[at.start : at.end], "，")


def _spot(sentence: str, swap: Swap) -> SwapSpot | None:
    if swap.figure is not None:
        return _figure_spot(sentence, swap, swap.figure)
    if swap.dates:
        said = old_dates(swap, sentence)
        plain = len(said) == 1 and sentence[said[0].start : said[0].end] == swap.old
        return SwapSpot(said[0].start, said[0].end, swap.new) if plain else None
    return _name_spot(sentence, swap)


def _figure_spot(sentence: str, swap: Swap, old: Quantity) -> SwapSpot | None:
    said = [q for q in figures(sentence) if covers(old, q) or q.key == old.key]
    if len(said) != 1 or (said[0].key, said[0].bound) != (old.key, old.bound):
        return None
    [q] = said
    words = _figure(sentence[q.start : q.end], swap)
    return SwapSpot(q.start, q.end, words) if words else None


def _figure(words: str, swap: Swap) -> str:
    """Return the new figure in the unit that the sentence has (180名 for 180人); empty where it is written
    otherwise."""
    if words == swap.old:
        return swap.new
    was, now = _NUMERAL.match(swap.old), _NUMERAL.match(swap.new)
    if not (was and now) or swap.old[was.end() :] != swap.new[now.end() :]:
        return ""
    own = _NUMERAL.match(words)
    return now.group() + words[own.end() :] if own and own.group() == was.group() else ""


def _name_spot(sentence: str, swap: Swap) -> SwapSpot | None:
    """Return where a name stands: recognised as a name, or with nothing beside it that may be part of it."""
    if sentence.count(swap.old) != 1:
        return None
    start = sentence.index(swap.old)
    end = start + len(swap.old)
    over = [(t.start, t.end) for t in figures_and_names(sentence) if t.start < end and start < t.end]
    if PERSON.fullmatch(swap.old):
        beside = _GIVEN.match(sentence, end) or _SURNAME.match(sentence[max(start - 1, 0) : start])
        return None if beside or over not in ([], [(start, end)]) else SwapSpot(start, end, swap.new)
    return SwapSpot(start, end, swap.new) if over == [(start, end)] else None
