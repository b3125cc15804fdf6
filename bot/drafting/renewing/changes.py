"""What no longer holds: each fact that was corrected or taken back, with what holds instead."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.fact import Fact
from bot.domain.ledger import Ledger, Reading
from bot.facts.superseded import successors


@dataclass(frozen=True)
class Change:
    """A fact that holds no more."""

    old: Fact
    now: tuple[Fact, ...] = ()
    """What holds instead; nothing where it was taken back."""


def obsolete_ids(reading: Reading) -> tuple[int, ...]:
    """Return the numbers that a reading ends: those it corrects, and those it takes back."""
    corrected = (old for fact in reading.facts for old in fact.replaces)
    return tuple(dict.fromkeys((*corrected, *reading.withdrawn)))


def changes(ledger: Ledger, ended: Collection[int]) -> tuple[Change, ...]:
    """Return the changes that these numbers stand for, and those before them: a text may state any of these.

    A fact that only waits for the answer to a doubt has not ended.
    """
    known = set(_with_older(ledger, ended)) - set(_waiting(ledger))
    superseded = ledger.superseded
    gone = (fact for fact in superseded if fact.id in known)
    return tuple(Change(fact, successors(fact, superseded, ledger.facts)) for fact in gone)


def are_same(some: Sequence[Change], others: Sequence[Change]) -> bool:
    """Return whether the same facts ended, and the same holds instead of each, wherever they are placed."""
    return [_wording(change) for change in some] == [_wording(change) for change in others]


def _wording(change: Change) -> tuple[str, ...]:
    return (change.old.text, *(fact.text for fact in change.now))


def _with_older(ledger: Ledger, ended: Collection[int]) -> Iterator[int]:
    wanted = set(ended)
    for fact in reversed(ledger.of(Fact, ended=True)):
        if fact.id in wanted:
            wanted |= set(fact.replaces)
            yield fact.id


def _waiting(ledger: Ledger) -> Iterator[int]:
    return (number for doubt in ledger.doubts if not doubt.assumed for number in doubt.facts)
