"""What a check has to say about a reading, and what follows where nobody mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Datum, Doubt, Entry, Gap, LeftOut, Reading, Secret, Wish
from bot.domain.said import ClerkMessage
from bot.understanding.talk import Talk


class Fault(StrEnum):
    """How serious a complaint is."""

    PROVED = "proved"
    """Certain: what it is about cannot stay."""
    EXCUSABLE = "excusable"
    """What cannot stay unless a reason is given: words without a place, figures nobody can work out."""
    JUDGED = "judged"
    """What looks wrong and may be right: the one who read it has the last word."""


@dataclass(frozen=True)
class Complaint:
    """One thing that does not agree with the messages."""

    fault: Fault
    line: str
    """What is wrong and where, in one line."""
    entry: int = 0
    """The entry it is about; 0 for words that are registered nowhere."""
    quote: Quote | None = None
    """The words of a message that it is about."""
    other: int = 0
    """The entry that it may be a correction of."""


@dataclass(frozen=True)
class CheckContext:
    """A reading with what it was made from."""

    reading: Reading
    talk: Talk
    ordered: tuple[Quote, ...] = ()
    """The words that its requests rest on."""

    @cached_property
    def messages(self) -> dict[str, ClerkMessage]:
        """Return the messages of the talk by id."""
        return {said.id: said for said in (*self.talk.before, *self.talk.new)}

    @cached_property
    def number(self) -> dict[str, int]:
        """Return the number of each message, as the request shows it."""
        return {said.id: n for n, said in enumerate((*self.talk.before, *self.talk.new), 1)}

    @cached_property
    def facts(self) -> dict[int, Fact]:
        """Return the facts of the ledger and of the reading by number."""
        known = {fact.id: fact for fact in self.talk.ledger.of(Fact, ended=True)}
        return known | {fact.id: fact for fact in self.reading.facts}

    @cached_property
    def current(self) -> tuple[Fact, ...]:
        """Return the facts that hold once the reading is entered."""
        return self.talk.ledger.after(self.reading).facts

    def words_of(self, message: str) -> str:
        """Return the text of a message; empty for one that is not there."""
        return self.messages[message].text if message in self.messages else ""


def quotes_of(entry: Entry) -> tuple[Quote, ...]:
    """Return the words that an entry rests on."""
    if isinstance(entry, Fact | Doubt):
        return entry.quotes
    if isinstance(entry, Gap | Wish | Datum | LeftOut | Secret):
        return (entry.quote,)
    return ()


def all_quotes(case: CheckContext) -> Iterator[tuple[int, Quote]]:
    """Yield the quotes of a reading with the entry they belong to, 0 for asides and requests."""
    for entry in case.reading.entries:
        yield from ((entry.id, quote) for quote in quotes_of(entry))
    yield from ((0, quote) for quote in (*case.reading.asides, *case.ordered))
