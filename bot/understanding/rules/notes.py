"""What a reading writes down while it goes through a message; each entry gets the next free number."""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Entry, Field, Ledger, Reading
from bot.domain.request import Request
from bot.domain.said import Said
from bot.language.dates import span_of
from bot.understanding.talk import Talk

_AFTER = 120
"""How many days behind its period a report still speaks of the period's year as 今年."""


@dataclass
class Notes:
    """The entries of one message so far, on top of the ledger of its talk."""

    talk: Talk
    said: Said
    entries: list[Entry] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    asides: list[Quote] = field(default_factory=list)

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
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that hold."""
        return self.ledger.facts

    def enter(self, entry: Entry) -> None:
        """Write an entry down under the next number."""
        self.entries.append(replace(entry, id=self.next))

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
        return next((d.value for d in self.ledger.data if d.field is name), "")
