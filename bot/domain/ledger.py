"""The ledger of a document: what its clerk said, each thing for what it is; a reading is a patch on it.

A ledger is the fold of its readings in order. A number is given once in a document, whatever the entry.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from bot.domain.fact import Fact, Quote
from bot.domain.request import Request


@dataclass(frozen=True)
class Gap:
    """What the clerk does not know yet, or knows by hearsay: it is marked 【待补：what】."""

    id: int
    what: str
    quote: Quote
    heard: tuple[str, ...] = ()
    """What was heard of it, each figure or word as it was said: none of them may appear."""
    section: int | None = None
    """The section it is to be marked in; `None` while it has no place."""


class WishKind(StrEnum):
    """What an order to the drafter is about."""

    STRUCTURE = "structure"
    CONTENT = "content"
    STYLE = "style"
    LENGTH = "length"
    OTHER = "other"


@dataclass(frozen=True)
class Wish:
    """A standing order to whoever drafts; never text of the document."""

    id: int
    order: str
    quote: Quote
    kind: WishKind = WishKind.CONTENT
    parts: tuple[str, ...] = ()
    """The parts that were ordered, in the clerk's words and order."""
    forbidden: tuple[str, ...] = ()
    """Words that must not appear: names, or a number with its unit."""


class Field(StrEnum):
    """What a datum fills in: the brief, or what an office prints around a text."""

    GENRE = "genre"
    ISSUER = "issuer"
    PERIOD = "period"
    TOPIC = "topic"
    TITLE = "title"
    ADDRESSEE = "addressee"
    ISSUED = "issued"
    TARGET_CHARS = "target_chars"
    NUMBER = "number"
    COPIES = "copies"
    SIGNATORY = "signatory"
    ATTACHMENT = "attachment"
    SIGNATURE = "signature"
    CONTACT = "contact"


SEVERAL = (Field.ATTACHMENT, Field.COPIES)
"""Fields that may hold several values; of any other the last one told holds."""


@dataclass(frozen=True)
class Datum:
    """An element that the form carries and the prose does not."""

    id: int
    field: Field
    value: str
    """As it is to stand; a date as 2026-01-08, a length as a number of characters."""
    quote: Quote


@dataclass(frozen=True)
class LeftOut:
    """What was told but must not appear: last year's, another unit's, not awarded."""

    id: int
    what: str
    why: str
    quote: Quote


@dataclass(frozen=True)
class Doubt:
    """Two readings, or a contradiction: a question to the clerk with what holds until it is answered."""

    id: int
    question: str
    assumed: str
    facts: tuple[int, ...] = ()
    options: tuple[str, ...] = ()
    """Answers to offer, two or three words each."""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Secret:
    """What must not be written down: an identity number, an illness, a mark of classification."""

    id: int
    kind: str
    quote: Quote


@dataclass(frozen=True)
class Unsure:
    """Words that were not understood: asked about, and no fact until the answer."""

    id: int
    quote: Quote


Entry = Fact | Gap | Wish | Datum | LeftOut | Doubt | Secret | Unsure
E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Reading:
    """What messages say: new and changed entries, what is withdrawn, and what is to be done at once."""

    entries: tuple[Entry, ...] = ()
    """New ones, and changed ones under the number they have."""
    withdrawn: tuple[int, ...] = ()
    """Entries that hold no more: facts taken back, gaps filled, doubts answered, wishes recalled."""
    requests: tuple[Request, ...] = ()
    asides: tuple[Quote, ...] = ()
    """Talk that nothing follows from."""
    by_model: bool = False

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts among its entries."""
        return tuple(e for e in self.entries if isinstance(e, Fact))

    def then(self, later: "Reading") -> "Reading":
        """Return what the two readings enter together, the later one on top of this one."""
        fresh = {e.id: e for e in (*self.entries, *later.entries)}
        back = {e.id for e in later.entries}
        withdrawn = (*(n for n in self.withdrawn if n not in back), *later.withdrawn)
        return Reading(
            tuple(fresh.values()),
            tuple(dict.fromkeys(withdrawn)),
            (*self.requests, *later.requests),
            (*self.asides, *later.asides),
            self.by_model or later.by_model,
        )


@dataclass(frozen=True)
class Ledger:
    """All entries that were ever made, by number, and which of them hold no more."""

    entries: dict[int, Entry] = field(default_factory=dict)
    withdrawn: frozenset[int] = frozenset()
    given: int = field(default=0, compare=False)
    """The highest number that was ever given, though its entry was undone since."""

    def __hash__(self) -> int:
        """Return what equal ledgers have in common: their numbers."""
        return hash(tuple(self.entries))

    @property
    def next(self) -> int:
        """Return the number that the next new entry gets: one that was never given."""
        return max(self.given, *self.entries, 0) + 1

    @cached_property
    def superseded(self) -> tuple[Fact, ...]:
        """Return the facts that were corrected or taken back, in the order they were told."""
        held = {fact.id for fact in self.facts}
        return tuple(f for f in self.of(Fact, ended=True) if f.id not in held)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that hold, in the order they were told: each stands where it was told first.

        What was corrected never holds again, though its correction was taken back. Of facts between
        which nothing is assumed, none holds until their doubt is answered.
        """
        replaced = {old for fact in self.of(Fact, ended=True) for old in fact.replaces}
        replaced |= {old for doubt in self.doubts if not doubt.assumed for old in doubt.facts}
        first = self.first_told
        held = (f for f in self.of(Fact) if f.id not in replaced)
        return tuple(sorted(held, key=lambda f: (first[f.id], f.id)))

    @property
    def first_told(self) -> dict[int, int]:
        """Return for each fact the number of the oldest one that it stands for: it is called by that."""
        first: dict[int, int] = {}
        for fact in self.of(Fact, ended=True):
            first[fact.id] = min((first.get(old, old) for old in fact.replaces), default=fact.id)
        return first

    def held(self, number: int) -> Fact | None:
        """Return the fact that holds under a number, though it was corrected since; `None` for none."""
        known = {number}
        for fact in self.of(Fact, ended=True):
            if known & set(fact.replaces):
                known.add(fact.id)
        return next((fact for fact in self.facts if fact.id in known), None)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Return what is still to be filled in."""
        return self.of(Gap)

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """Return the standing orders to the drafter."""
        return self.of(Wish)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Return what the clerk is still to be asked."""
        return self.of(Doubt)

    @property
    def unsure(self) -> tuple[Unsure, ...]:
        """Return the words that nobody has said yet what they are."""
        return self.of(Unsure)

    @property
    def data(self) -> tuple[Datum, ...]:
        """Return the data that hold: of most fields the last one told."""
        told = self.of(Datum)
        last = {d.field: d.id for d in told}
        return tuple(d for d in told if d.field in SEVERAL or last[d.field] == d.id)

    @property
    def forbidden(self) -> tuple[str, ...]:
        """Return the words that must not appear in the document."""
        from_wishes = (words for wish in self.wishes for words in wish.forbidden)
        heard = (words for gap in self.gaps for words in gap.heard)
        return tuple(dict.fromkeys((*from_wishes, *heard)))

    def of(self, kind: type[E], *, ended: bool = False) -> tuple[E, ...]:
        """Return the entries of a kind in the order of their numbers; those that ended only where asked."""
        return tuple(
            e
            for _, e in sorted(self.entries.items())
            if isinstance(e, kind) and (ended or e.id not in self.withdrawn)
        )

    def after(self, reading: Reading) -> "Ledger":
        """Return the ledger with a reading entered; what is withdrawn and told anew holds again."""
        return _enter(self, (reading,))


def fold(readings: Iterable[Reading], given: int = 0) -> Ledger:
    """Return the ledger that readings in their order make; `given` is the highest number ever given."""
    return _enter(Ledger(given=given), readings)


def _enter(ledger: Ledger, readings: Iterable[Reading]) -> Ledger:
    entries, withdrawn = dict(ledger.entries), ledger.withdrawn
    for reading in readings:
        fresh = {entry.id: entry for entry in reading.entries}
        withdrawn = (withdrawn - fresh.keys()) | frozenset(reading.withdrawn)
        entries |= fresh
    return Ledger(entries, withdrawn, ledger.given)


def renumber(reading: Reading, base: int, ledger: Ledger) -> Reading:
    """Return a reading whose new entries, numbered from `base`, get numbers that are free in the ledger.

    What was undone since the reading was made is neither changed by it nor referred to.
    """
    shift = ledger.next - base
    if not shift and all(n >= base or n in ledger.entries for n in _numbers(reading)):
        return reading

    def moved(*numbers: int) -> tuple[int, ...]:
        return tuple(n + shift if n >= base else n for n in numbers if n >= base or n in ledger.entries)

    def entry(e: Entry) -> Entry | None:
        if not (numbers := moved(e.id)):
            return None
        e = replace(e, id=numbers[0])
        if isinstance(e, Fact):
            return replace(e, replaces=moved(*e.replaces))
        return replace(e, facts=moved(*e.facts)) if isinstance(e, Doubt) else e

    return replace(
        reading,
        entries=tuple(e for e in map(entry, reading.entries) if e),
        withdrawn=moved(*reading.withdrawn),
    )


def _numbers(reading: Reading) -> Iterator[int]:
    """Yield every number that a reading speaks of."""
    yield from reading.withdrawn
    for e in reading.entries:
        yield e.id
        yield from e.replaces if isinstance(e, Fact) else e.facts if isinstance(e, Doubt) else ()
