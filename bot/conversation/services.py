"""What the turns and the jobs of every chat work with."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.compliance.rule import Exemption
from bot.config import FOR_GOOD, STANDARD, Layout, RetentionConfig
from bot.conversation.state import ChatState, load_state
from bot.conversation.turns.computed import Computed, NotComputed
from bot.conversation.turns.context import TurnContext
from bot.corpus.library.library import Library
from bot.domain.genre import Genre
from bot.drafting.drafter import Drafter
from bot.drafting.planning.planner import Planner
from bot.drafting.review.reviewer import Reviewer
from bot.store.records import house_words, own_genres, settings
from bot.store.records.transaction import Transaction
from bot.store.store import Store
from bot.understanding.reader import Reader

_Result = TypeVar("_Result")


def ignore(_kind: str, _seconds: float) -> None:
    """Count nothing."""


@dataclass(frozen=True)
class Services:
    """The parts that the engine and its worker share."""

    store: Store
    genres: Mapping[str, Genre]
    drafter: Drafter
    planner: Planner
    reader: Reader
    library: Library
    today: Callable[[], date] = date.today
    allowed: tuple[Exemption, ...] = ()
    """What the office lets stand against a rule."""
    layout: Layout = STANDARD
    at_once: int = 4
    """How many drafts of a chat are written at the same time."""
    in_all: int = 64
    """How many drafts of all chats are."""

    reviewer: Reviewer | None = None
    """Who reads a whole draft through; `None` where no model is configured."""
    administrators: frozenset[str] = frozenset()
    """The chats of those who decide who may write, and how much."""
    listed: tuple[str, ...] = ()
    """The chats of those whom the config lets in."""
    retention: RetentionConfig = FOR_GOOD

    observe: Callable[[str, float], None] = ignore
    """Told of each event that was taken: its kind, and how many seconds it took."""

    async def change(self, make: Callable[[Transaction, Computed], Awaitable[_Result]]) -> _Result:
        """Return what comes of a change of the store; tried anew whenever it needs something computed."""
        computed = Computed()
        while True:
            try:
                async with self.store.write() as store:
                    return await make(store, computed)
            except NotComputed as call:
                await computed.add(call)

    async def context(
        self, store: Transaction, chat: str, document: int = 0, computed: Computed | None = None
    ) -> TurnContext:
        """Return a chat's papers: those of the document in hand, or of the one that is named."""
        state = await _state(store, chat)
        papers = await store.document(document or state.document)
        ledger = await store.ledger(document or state.document)
        accepted = await store.accepted_findings(document or state.document)
        models = (self.drafter.has_model, self.reader.has_model)
        own = (self.genres, *models, self.today(), self.allowed, accepted)
        kept, house = await own_genres.of_chat(store, chat), await house_words.lists_of(store, chat)
        plans = self.planner.has_model
        ready = computed or Computed()
        return TurnContext(
            *(chat, state, papers, ledger, store, *own),
            model_plans=plans,
            own_genres=kept,
            house=house,
            computed=ready,
        )


async def _state(store: Transaction, chat: str) -> ChatState:
    """Return where a chat stands; a new one begins behind all steps that forgotten ones have had."""
    stored = (await store.chat(chat)).state
    return load_state(stored) if stored else ChatState(step=await settings.number(store, settings.FIRST_STEP))
