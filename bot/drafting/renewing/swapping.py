"""What code changes by itself: a figure, a date or a name, where old and new differ in nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.compliance.claims import stated
from bot.corpus import gazetteer
from bot.corpus.organisations import organisations
from bot.corpus.people import people
from bot.corpus.places import places
from bot.domain.fact import Fact, Quantity
from bot.drafting.renewing.changes import Change
from bot.facts.evidence import figures
from bot.facts.figures import covers
from bot.language.contrasting import shared_ends
from bot.language.dates import moments

_LINKING = re.compile(r"[\s，。、；：是为共有了达计]+")
_NUMERAL = re.compile("[0-9０-９.,，〇零一二两三四五六七八九十百千万亿点]+")
_TITLE = re.compile("《[^《》\n]+》")
_PERSON = re.compile(f"(?:{gazetteer.DOUBLE_SURNAME}|{gazetteer.SURNAME})[{gazetteer.GIVEN}]{{1,2}}")
_LONGEST_SURNAME = 2


@dataclass(frozen=True)
class Swap:
    """Words that stand for others now."""

    old: str
    new: str
    figure: Quantity | None = None
    """The figure that the old words are; `None` for a date or a name."""


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    figure: Quantity | None = None


@lru_cache(maxsize=256)
def swaps(change: Change) -> tuple[Swap, ...] | None:
    """Return the words that a change exchanges; `None` where it changes anything else."""
    if len(change.now) != 1 or not _alike(change.old, change.now[0]):
        return None
    old, new = change.old.text, change.now[0].text
    for tokens in (_figures, _figures_and_names):
        if (found := _exchanged(old, new, list(tokens(old)), list(tokens(new)))) is not None:
            return found
    return _person(old, new)


def occurs(swap: Swap, sentence: str) -> bool:
    """Return whether a sentence says the old words, a figure in whatever form."""
    if swap.figure is None:
        return swap.old in sentence.replace(swap.new, "")
    return any(covers(swap.figure, q) for q in figures(sentence))


def swapped(sentence: str, wanted: Sequence[Swap]) -> str | None:
    """Return the sentence with the new words; `None` where the old ones are not plain, or not there once."""
    put: list[tuple[int, int, str]] = []
    for swap in wanted:
        if occurs(swap, sentence):
            if (place := _place(sentence, swap)) is None:
                return None
            put.append(place)
    put.sort()
    apart = all(one[1] <= other[0] for one, other in pairwise(put))
    return _with(sentence, put) if put and apart else None


def _alike(old: Fact, new: Fact) -> bool:
    """Return whether both are told the same way: as done, planned, under a condition or as about."""
    return (old.status, old.condition, bool(old.approximate)) == (
        new.status,
        new.condition,
        bool(new.approximate),
    )


def _exchanged(old: str, new: str, was: list[_Token], now: list[_Token]) -> tuple[Swap, ...] | None:
    """Return the tokens that differ where the words around them are the same."""
    if _frame(old, was) != _frame(new, now):
        return None
    pairs = zip(was, now, strict=True)
    both = [(old[a.start : a.end], new[b.start : b.end], a.figure, b.figure) for a, b in pairs]
    if any((a is None) != (b is None) for *_, a, b in both):
        return None
    return tuple(Swap(said, instead, figure) for said, instead, figure, _ in both if said != instead)


def _frame(text: str, tokens: Sequence[_Token]) -> str:
    """Return the words of a text with a mark for each token, without what only links them."""
    return _LINKING.sub("", _with(text, [(t.start, t.end, "\0") for t in tokens]))


def _with(text: str, put: Sequence[tuple[int, int, str]]) -> str:
    written, at = [], 0
    for start, end, words in put:
        written += [text[at:start], words]
        at = end
    return "".join((*written, text[at:]))


def _figures(text: str) -> Iterator[_Token]:
    """Yield the figures and dates of a text, in order."""
    own = [_Token(q.start, q.end, q) for q in figures(text)]
    yield from sorted((*own, *(_Token(m.start, m.end) for m in moments(text))), key=lambda t: t.start)


def _figures_and_names(text: str) -> Iterator[_Token]:
    numbers = list(_figures(text))
    spans = {*stated(text, people, places, organisations), *(m.span() for m in _TITLE.finditer(text))}
    names = sorted((_Token(*span) for span in spans), key=lambda t: (t.start, -t.end))
    reached = 0
    for token in sorted((*numbers, *names), key=lambda t: (t.start, -t.end)):
        if token.start >= reached:
            yield token
            reached = token.end


def _person(old: str, new: str) -> tuple[Swap, ...] | None:
    """Return the name that alone differs, by its form where nothing beside it proves it: 邀请李明讲课."""
    start, end = shared_ends(old, new)
    for before in range(_LONGEST_SURNAME + 1):
        low = start - before
        was, now = old[max(low, 0) : len(old) - end], new[max(low, 0) : len(new) - end]
        if low >= 0 and _PERSON.fullmatch(was) and _PERSON.fullmatch(now):
            return (Swap(was, now),)
    return None


def _place(sentence: str, swap: Swap) -> tuple[int, int, str] | None:
    """Return where the old words stand, where that is one place, and what is to stand there."""
    if swap.figure is None:
        at = sentence.find(swap.old)
        return (at, at + len(swap.old), swap.new) if sentence.count(swap.old) == 1 else None
    said = [q for q in figures(sentence) if covers(swap.figure, q) or q.key == swap.figure.key]
    if len(said) != 1 or (said[0].key, said[0].bound) != (swap.figure.key, swap.figure.bound):
        return None
    [q] = said
    words = _figure(sentence[q.start : q.end], swap)
    return (q.start, q.end, words) if words else None


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
