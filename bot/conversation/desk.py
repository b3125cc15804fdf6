"""What a step works with, and what it returns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.compliance.rule import Allowed
from bot.conversation.replies import Reply
from bot.conversation.state import ChatState
from bot.domain.document import Document, Section
from bot.domain.fact import Fact
from bot.domain.finding import Settled
from bot.domain.genre import Genre
from bot.domain.job import JobOrder
from bot.store.transaction import Transaction


@dataclass(frozen=True)
class Desk:
    """One chat's papers, laid out for one event inside one transaction."""

    chat: str
    state: ChatState
    document: Document | None
    """The document in hand as it stood when the event came."""
    facts: tuple[Fact, ...]
    """The facts of the document that hold."""
    store: Transaction
    genres: Mapping[str, Genre]
    has_model: bool
    today: date
    allowed: tuple[Allowed, ...] = ()
    """What the office lets stand against a rule."""
    settled: tuple[Settled, ...] = ()
    """The findings that were let stand in this document."""

    @property
    def genre(self) -> Genre:
        """Return the genre agreed or being agreed; the first one where none is."""
        name = self.document.brief.genre if self.document else self.state.brief.genre
        return self.genres.get(name) or next(iter(self.genres.values()))

    def section(self, identifier: int) -> Section | None:
        """Return a section of the document in hand."""
        return self.document.section(identifier) if self.document else None

    async def refreshed(self, state: ChatState | None = None) -> "Desk":
        """Return the desk with the document as it stands after the changes made so far."""
        state = state or self.state
        document = await self.store.document(state.document)
        facts = tuple(await self.store.facts(state.document))
        settled = await self.store.settled(state.document)
        return replace(self, state=state, document=document, facts=facts, settled=settled)

    @property
    def live(self) -> tuple[Section, ...]:
        """Return the sections that belong to the text of the document in hand."""
        return self.document.live if self.document else ()

    def facts_of(self, section: int) -> tuple[Fact, ...]:
        """Return the facts told for a section."""
        return tuple(fact for fact in self.facts if fact.section == section)


@dataclass(frozen=True)
class Turn:
    """What a step makes of an event."""

    state: ChatState
    replies: tuple[Reply, ...] = ()
    orders: tuple[JobOrder, ...] = ()
    """Jobs to start once the turn is stored."""
    ends_all: bool = False
    """True where whatever is under way for the chat is to end, for its document is gone."""
