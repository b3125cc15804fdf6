"""Where a chat stands; everything else about it is in the store."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.conversation.offers import Offer
from bot.store.tables.json_form import JsonForm


class Stage(StrEnum):
    """The stages of the journey."""

    START = "start"
    BRIEF = "brief"
    OUTLINE = "outline"
    FACTS = "facts"
    REVIEW = "review"


class Awaiting(StrEnum):
    """What the next text is taken for, where it is not what the stage expects."""

    NOTHING = ""
    ISSUER = "issuer"
    PERIOD = "period"
    TOPIC = "topic"
    ADDRESSEE = "addressee"
    INSTRUCTION = "instruction"
    EDIT = "edit"
    DATE = "date"
    CHECK = "check"
    TEMPLATE = "template"
    FILL = "fill"
    REASON = "reason"
    GENRE_NAME = "genre_name"
    """The name of a genre of the clerk's own: of `target`, or of the outline in `proposal`."""
    EXEMPLAR = "exemplar"
    """A file whose structure is to be taken."""
    WORDS = "words"
    """A file with the unit's own list of words."""
    ENTRY = "entry"
    """Entries of the ledger are listed: a bare number means one of them."""


@dataclass(frozen=True)
class Guess:
    """What may have been meant for a field of the brief: it is asked about on a button, never taken."""

    field: str
    value: str


@dataclass(frozen=True)
class ChatState:
    """One chat's place in the journey."""

    stage: Stage = Stage.START
    document: int = 0
    """The document in hand; 0 before the first request."""
    section: int = 0
    """The section whose facts are asked for."""
    passed: tuple[str, ...] = ()
    """The questions of this section that were put and answered, or skipped."""
    skipped: tuple[str, ...] = ()
    """What those that were skipped ask for, as a gap is called."""
    awaiting: Awaiting = Awaiting.NOTHING
    target: int = 0
    """The section that `awaiting` or `proposal` is about."""
    proposal: str = ""
    """What the user said and must still decide about, or the finding that their next text is about."""
    titles: tuple[str, ...] = ()
    """The titles that were offered last, to choose from."""
    guesses: tuple[Guess, ...] = ()
    """What the brief may be, as it was understood and is not sure."""
    offer: Offer | None = None
    """The wordings of a paragraph that were offered last."""
    turn: int = 0
    """Which of the genre's outlines is shown."""
    step: int = 0
    """Counts the steps of the journey: a button of an earlier step has expired."""
    repeated: int = 0
    """The entry of the ledger whose question was put once more when the chat was opened again."""
    forgetting: bool = False
    """Whether all that the chat has brought is being taken away."""

    @property
    def idle(self) -> "ChatState":
        """Return the state with nothing awaited, and nothing to be decided."""
        return replace(self, awaiting=Awaiting.NOTHING, target=0, proposal="")

    def advance(self, stage: Stage, **changes: object) -> "ChatState":
        """Return the state one step further; what was awaited is awaited no more."""
        fresh = {"awaiting": Awaiting.NOTHING, "target": 0, "proposal": "", "step": self.step + 1}
        return replace(self, stage=stage, **{**fresh, **changes})  # type: ignore[arg-type]


def without_mode(state: ChatState) -> ChatState:
    """Return the state that takes the next text for what the stage expects."""
    return replace(state, awaiting=Awaiting.NOTHING)


_JSON: JsonForm[ChatState] = JsonForm(ChatState)


def load_state(stored: str) -> ChatState:
    """Return the state as it was stored; a new chat's where nothing was."""
    return _JSON.validate_json(stored) if stored else ChatState()


def dump_state(state: ChatState) -> str:
    """Return the state as text for the store."""
    return _JSON.dump_json(state).decode()
