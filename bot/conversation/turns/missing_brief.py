"""What the brief still lacks, and the question about it: one thing at a time."""

from bot.conversation.replies import Say
from bot.conversation.state import Awaiting
from bot.conversation.turns.context import TurnContext
from bot.conversation.views import progress as views
from bot.texts.conversation import brief as texts
from bot.texts.conversation import dialog

_QUESTIONS = {
    Awaiting.ISSUER: dialog.ASK_ISSUER,
    Awaiting.PERIOD: dialog.ASK_PERIOD,
    Awaiting.TOPIC: dialog.ASK_TOPIC,
    Awaiting.ADDRESSEE: dialog.ASK_ADDRESSEE,
}
ASKED = frozenset(_QUESTIONS)
"""The fields that are asked for in words; the genre has its buttons."""
_FIELDS = {"单位全称": Awaiting.ISSUER, "时段": Awaiting.PERIOD, "主题": Awaiting.TOPIC}


def missing_field(context: TurnContext) -> Awaiting:
    """Return the field to be asked for next; the genre has its buttons and comes first."""
    missing = [_FIELDS[name] for name in views.missing_of(context) if name in _FIELDS]
    if context.brief.genre and missing:
        return missing[0]
    return Awaiting.ADDRESSEE if needs_addressee(context) else Awaiting.NOTHING


def needs_addressee(context: TurnContext) -> bool:
    """Return whether all is told but to whom a document goes that goes to somebody."""
    brief = context.brief
    return (
        bool(brief.genre) and context.genre.addressed and not (brief.addressee or views.missing_of(context))
    )


def question(context: TurnContext) -> tuple[Say, ...]:
    """Return the question about what the brief still lacks; none where it lacks nothing."""
    field = missing_field(context)
    return (Say(field_question(context, field)),) if field else ()


def field_question(context: TurnContext, field: Awaiting) -> str:
    """Return the question for a field; of a half year that was named, only its year is asked."""
    if field is Awaiting.PERIOD and context.state.proposal:
        return texts.which_year(context.state.proposal)
    return _QUESTIONS[field]
