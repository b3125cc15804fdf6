"""What a reading writes down while it goes through a message; each entry gets the next free number."""

from dataclasses import dataclass, field, replace

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Entry, Ledger, Reading
from bot.domain.request import Request
from bot.domain.said import Said
from bot.understanding.talk import Talk


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
