"""What code changes by itself: a figure, a date or a name, where old and new differ in nothing else."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.fact import Fact, Quantity
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.tokens import Token, figures_and_dates, figures_and_names, replace_spans
from bot.facts.evidence import figures
from bot.facts.figures.ranges import covers
from bot.language.contrasting import common_ends
from bot.language.figures.dates import Moment, moments
from bot.lexicon.people import DOUBLE_SURNAME, GIVEN, SURNAME
from bot.regex import regex

LINKING = r"[\s，。、；：是为共有了达计]+"
"""What only links a figure to its matter: 党日，共12场, 党日是12场."""
_LINKING = regex(LINKING)
_LABEL = regex(r"^[^，。；：:\d“《]{2,8}[：:]")
PERSON = regex(f"(?:{DOUBLE_SURNAME}|{SURNAME})[{GIVEN}]{{1,2}}")
_LONGEST_SURNAME = 2
_DAYS = ("日", "号")
"""The units of a day that is told without its month."""


@dataclass(frozen=True)
class Swap:
    """Words that stand for others now."""

    old: str
    new: str
    figure: Quantity | None = None
    """The figure that the old words are; `None` for a date or a name."""

    @property
    def dates(self) -> list[Moment]:
        """Return the dates that the old words name."""
        return [] if self.figure else moments(self.old)


@lru_cache(maxsize=256)
def swaps(change: Change) -> tuple[Swap, ...] | None:
    """Return the words that a change exchanges; `None` where it changes anything else."""
    if len(change.now) != 1 or not _is_alike(change.old, change.now[0]):
        return None
    old, new = change.old.text, change.now[0].text
    if without_label(new) == new:
        old = without_label(old)
    for tokens in (figures_and_dates, figures_and_names):
        if (found := _differences(old, new, list(tokens(old)), list(tokens(new)))) is not None:
            return found
    return _person(old, new)


def without_label(text: str) -> str:
    """Return the words of a fact without the label that it was told under: 志愿服务：注册志愿者180人."""
    return _LABEL.sub("", text)


def is_plain(change: Change) -> bool:
    """Return whether it is plain which figure is which: none of a fact has the unit of another."""
    return all(
        count == 1
        for fact in (change.old, *change.now)
        for count in Counter(q.unit for q in figures(fact.text)).values()
    )


def occurs(swap: Swap, sentence: str) -> bool:
    """Return whether a sentence says the old words, a figure in whatever form."""
    if swap.figure is not None:
        return any(covers(swap.figure, q) for q in figures(sentence))
    return bool(old_dates(swap, sentence)) if swap.dates else swap.old in sentence.replace(swap.new, "")


def old_dates(swap: Swap, sentence: str) -> list[Moment]:
    """Return the dates of a sentence that are the old one, and not the new one as well."""
    now = moments(swap.new)
    own = (m for m in moments(sentence) if any(_is_same(m, old) for old in swap.dates))
    return [m for m in own if not any(_is_same(m, new) for new in now)]


def is_akin(change: Change, words: str, others: Sequence[Fact]) -> bool:
    """Return whether words hold a figure or a date of the kind that changed, which is not of what holds.

    `others` are the other facts that these words tell.
    """
    known = [fact.text for fact in (*change.now, *others)]
    return any(
        _has_other_date(words, known)
        if swap.dates or (swap.figure and swap.figure.unit in _DAYS)
        else _has_other_figure(words, known, swap)
        for swap in swaps(change) or ()
    )


def _has_other_date(words: str, known: Sequence[str]) -> bool:
    now = [m for text in known for m in moments(text)]
    return any(not any(_is_same(m, new) for new in now) for m in moments(words))


def _has_other_figure(words: str, known: Sequence[str], swap: Swap) -> bool:
    now = [q for text in known for q in figures(text)]
    unit = swap.figure.unit if swap.figure else None
    return any(q.unit == unit and not any(covers(new, q) for new in now) for q in figures(words))


def _is_same(one: Moment, other: Moment) -> bool:
    years = None in (one.year, other.year) or one.year == other.year
    return years and (one.first, one.last) == (other.first, other.last)


def _is_alike(old: Fact, new: Fact) -> bool:
    """Return whether both are told the same way: as done, planned, under a condition or as about."""
    return (old.status, old.condition, bool(old.approximate)) == (
        new.status,
        new.condition,
        bool(new.approximate),
    )


def _differences(old: str, new: str, was: list[Token], now: list[Token]) -> tuple[Swap, ...] | None:
    """Return the tokens that differ where the words around them are the same."""
    if _frame(old, was) != _frame(new, now):
        return None
    pairs = zip(was, now, strict=True)
    both = [(old[a.start : a.end], new[b.start : b.end], a.figure, b.figure) for a, b in pairs]
    if any((a is None) != (b is None) for *_, a, b in both):
        return None
    return tuple(Swap(said, instead, figure) for said, instead, figure, _ in both if said != instead)


def _frame(text: str, tokens: Sequence[Token]) -> str:
    """Return the words of a text with a mark for each token, without what only links them."""
    return _LINKING.sub("", replace_spans(text, [(t.start, t.end, "\0") for t in tokens]))


def _person(old: str, new: str) -> tuple[Swap, ...] | None:
    """Return the name that alone differs, by its form where nothing beside it proves it: 邀请李明讲课."""
    start, end = common_ends(old, new)
    for before in range(_LONGEST_SURNAME + 1):
        low = start - before
        was, now = old[max(low, 0) : len(old) - end], new[max(low, 0) : len(new) - end]
        if low >= 0 and PERSON.fullmatch(was) and PERSON.fullmatch(now):
            return (Swap(was, now),)
    return None
