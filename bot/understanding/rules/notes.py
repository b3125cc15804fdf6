"""What a reading writes down while it goes through a message; each entry gets the next free number."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Datum, Doubt, Entry, Field, Ledger, Reading
from bot.domain.request import Request
from bot.domain.said import ClerkMessage
from bot.language.figures.dates import span_of
from bot.understanding.talk import Talk

_AFTER = 120
"""How many days behind its period a report still speaks of the period's year as 今年."""


@dataclass
class Notes:
    """The entries of one message so far, on top of the ledger of its talk."""

    talk: Talk
    said: ClerkMessage
    entries: list[Entry] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    asides: list[Quote] = field(default_factory=list)
    # Kept up to date entry by entry: a long message would else be gone through again for each.
    _facts: list[Fact] = field(init=False)
    _data: tuple[Datum, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._facts = list(self.talk.ledger.facts)
        self._data = self.talk.ledger.data

    @property
    def ledger(self) -> Ledger:
        """Return the ledger as it stands with what was written down so far."""
        return self.talk.ledger.after(self.reading)

    @property
    def reading(self) -> Reading:
        """Return what was written down so far."""
        return Reading(tuple(self.entries), tuple(self.withdrawn), tuple(self.requests), tuple(self.asides))

    @property
    def next(self) -> int:
        """Return the number that the next entry gets."""
        return self.talk.ledger.next + len(self.entries)

    @property
    def facts(self) -> Sequence[Fact]:
        """Return the facts that hold, in the order they were told first."""
        return self._facts

    @property
    def asked(self) -> Sequence[tuple[Doubt, Fact]]:
        """Return the facts that were told and called in question one by one, with the question."""
        doubts = (e for e in self.ledger.doubts if not e.assumed and len(e.facts) == 1)
        return [(e, fact) for e in doubts if isinstance(fact := self.entry(e.facts[0]), Fact)]

    def enter(self, entry: Entry) -> None:
        """Write an entry down under the next number; a fact stands where the first that it replaces stood."""
        entry = replace(entry, id=self.next)
        self.entries.append(entry)
        if isinstance(entry, Fact):
            gone = (
                [n for n, fact in enumerate(self._facts) if fact.id in entry.replaces]
                if entry.replaces
                else []
            )
            at = gone[0] if gone else len(self._facts)
            self._facts[at : at + bool(gone)] = [entry]
            self._drop(entry.replaces)
        elif isinstance(entry, Datum):
            self._data = self.ledger.data
        elif isinstance(entry, Doubt) and not entry.assumed:
            self._drop(entry.facts)

    def entry(self, number: int) -> Entry | None:
        """Return the entry of a number, though it holds no more; `None` for none."""
        base = self.talk.ledger.next
        return self.entries[number - base] if number >= base else self.talk.ledger.entries.get(number)

    def withdraw(self, number: int) -> None:
        """Write down that an entry holds no more."""
        self.withdrawn.append(number)
        self._drop((number,))

    def _drop(self, numbers: Sequence[int]) -> None:
        if numbers:
            self._facts = [fact for fact in self._facts if fact.id not in numbers]

    def quote(self, start: int, end: int) -> Quote:
        """Return words of the message as a quote."""
        return Quote(self.said.id, self.said.text[start:end])

    @property
    def genre(self) -> str:
        """Return what kind of document is written, as far as it is known."""
        return self.talk.brief.genre or self._told(Field.GENRE)

    @property
    def issued(self) -> date | None:
        """Return the date of issue; today where it is not known."""
        if self.talk.brief.issued:
            return self.talk.brief.issued
        if told := self._told(Field.ISSUED):
            return date.fromisoformat(told)
        return self.talk.today if self.talk.today > date.min else None

    @property
    def year(self) -> int | None:
        """Return the year that 今年 means: that of the period, for a report written soon behind it."""
        issued, span = self.issued, span_of(self.talk.brief.period or self._told(Field.PERIOD))
        if span and (issued is None or 0 <= (issued - span[1]).days <= _AFTER):
            return span[1].year
        return issued.year if issued else None

    @property
    def near(self) -> Fact | None:
        """Return the fact told last in this message, or in the one before it."""
        previous = self.talk.before[-1].id if self.talk.before else ""
        return next((f for f in reversed(self.facts) if f.message in (self.said.id, previous)), None)

    def _told(self, name: Field) -> str:
        return next((d.value for d in self._data if d.field is name), "")
