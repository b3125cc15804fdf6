"""What a step works with, and what it returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.compliance.rule import Exemption
from bot.conversation.choices.kinds import JourneyStep, ShownVersion
from bot.conversation.replies import Response
from bot.conversation.state import ChatState
from bot.conversation.turns.computed import Computed
from bot.domain.document import Brief, Document, Section
from bot.domain.fact import Fact
from bot.domain.finding import AcceptedFinding
from bot.domain.genre import Genre, OwnGenre
from bot.domain.house_word import HouseList
from bot.domain.ledger import Ledger, Reading
from bot.domain.orders import JobOrder
from bot.store.records.transaction import Transaction


@dataclass(frozen=True)
class TurnContext:
    """One chat's papers, laid out for one event inside one transaction."""

    chat: str
    state: ChatState
    document: Document | None
    """The document in hand as it stood when the event came."""
    ledger: Ledger
    """What its clerk said."""
    store: Transaction
    genres: Mapping[str, Genre]
    has_model: bool
    """Whether a model writes."""
    model_reads: bool
    """Whether a model reads: what is said is then understood in the background."""
    today: date
    allowed: tuple[Exemption, ...] = ()
    """What the office lets stand against a rule."""
    accepted: tuple[AcceptedFinding, ...] = ()
    """The findings that were let stand in this document."""
    model_plans: bool = False
    """Whether a model plans: an outline is then made in the background."""
    own_genres: tuple[OwnGenre, ...] = ()
    """The genres that the clerk has kept for herself."""
    house: HouseList = field(default_factory=HouseList)
    """Which words the clerk's unit uses and avoids."""
    computed: Computed = field(default_factory=Computed)
    """What took long and was computed before: a step asks it, and computes nothing long by itself."""
    enters: bool = False
    """Whether a reading is being entered: messages that are still unread came after it."""

    @property
    def brief(self) -> Brief:
        """Return what is to be written, as far as it is known."""
        return self.document.brief if self.document else Brief()

    @property
    def public_id(self) -> str:
        """Return what buttons call the document in hand; empty for none."""
        return self.document.public_id if self.document else ""

    @property
    def step(self) -> JourneyStep:
        """Return the step that the chat is at, as buttons name it."""
        return JourneyStep(self.public_id, self.state.step)

    def shown_version(self, section: Section) -> ShownVersion:
        """Return the version of a section that is shown, as buttons name it."""
        return ShownVersion(self.public_id, section.id, section.shown)

    @property
    def genre(self) -> Genre:
        """Return the genre of the document in hand; the first one where none is known."""
        return self.genres.get(self.brief.genre) or next(iter(self.genres.values()))

    @property
    def own_genre(self) -> OwnGenre | None:
        """Return the clerk's own genre that the document in hand is written by; `None` for none of hers."""
        own = self.own_genre_by_name(self.brief.own_genre)
        return own if own and own.like == self.brief.genre else None

    def own_genre_by_name(self, name: str) -> OwnGenre | None:
        """Return the clerk's own genre of a name."""
        return next((own for own in self.own_genres if own.name == name), None)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts of the document that hold."""
        return self.ledger.facts

    def section(self, identifier: int) -> Section | None:
        """Return a section of the document in hand."""
        return self.document.section(identifier) if self.document else None

    async def reload(self, state: ChatState | None = None) -> "TurnContext":
        """Return the context with the document as it stands after the changes made so far."""
        state = state or self.state
        document = await self.store.document(state.document)
        accepted = await self.store.accepted_findings(state.document)
        return replace(self, state=state, document=document, accepted=accepted)

    def with_reading(self, reading: Reading) -> "TurnContext":
        """Return the context with a reading in the ledger, which the turn has yet to keep."""
        return replace(self, ledger=self.ledger.after(reading))

    @property
    def live(self) -> tuple[Section, ...]:
        """Return the sections that belong to the text of the document in hand."""
        return self.document.live if self.document else ()

    def live_section(self, identifier: int) -> Section | None:
        """Return a section of the document in hand that belongs to its text."""
        return next((section for section in self.live if section.id == identifier), None)

    def facts_of(self, section: int) -> tuple[Fact, ...]:
        """Return the facts told for a section."""
        return tuple(fact for fact in self.facts if fact.section == section)


@dataclass(frozen=True)
class Elsewhere:
    """What a turn changed in another chat of the same person, and what is said there."""

    chat: str
    revision: int
    replies: tuple[Response, ...]


@dataclass(frozen=True)
class Turn:
    """What a step makes of an event."""

    state: ChatState
    replies: tuple[Response, ...] = ()
    orders: tuple[JobOrder, ...] = ()
    """Jobs to start once the turn is stored."""
    reading: Reading = field(default_factory=Reading)
    """What is to be entered into the ledger."""
    label: str = ""
    """What was done, where it can be undone: 删掉“志愿服务”."""
    proposes: bool = False
    """True where the outline that it laid is a proposal, and not the clerk's own doing."""
    learned: int = 0
    """The entry that it brought into the list of words; 0 for none."""
    since: Document | None = None
    """The document as an undo has left it: only what was changed since then is a step; `None` for no undo."""
    ends_all: bool = False
    """True where whatever is under way for the chat is to end, and all that it has brought is to go."""
    stops: bool = False
    """True where the drafts that are under way are to be stopped."""
    elsewhere: tuple[Elsewhere, ...] = ()
