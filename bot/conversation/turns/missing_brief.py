"""What the brief still lacks, and the question about it with what it may be: one thing at a time."""

from bot.conversation.choices import brief as choices
from bot.conversation.choices.brief import Field
from bot.conversation.replies import Button, Keyboard, Say
from bot.conversation.state import Awaiting
from bot.conversation.turns.context import TurnContext
from bot.conversation.views import progress as views
from bot.domain.genre import GenreKind
from bot.language.figures.periods import find_period
from bot.texts.conversation import brief as texts
from bot.texts.conversation import dialog
from bot.understanding.rules.opening import HOLIDAY
from bot.understanding.titles import GENERAL, may_be_general

_QUESTIONS = {
    Awaiting.ISSUER: dialog.ASK_ISSUER,
    Awaiting.PERIOD: dialog.ASK_PERIOD,
    Awaiting.TOPIC: dialog.ASK_TOPIC,
    Awaiting.ADDRESSEE: dialog.ASK_ADDRESSEE,
}
ASKED = frozenset(_QUESTIONS)
"""The fields that are asked for in words; the genre has its buttons."""
_FIELDS = {"单位全称": Awaiting.ISSUER, "时段": Awaiting.PERIOD, "主题": Awaiting.TOPIC}
_AHEAD = (GenreKind.KEY_POINTS, GenreKind.PLAN)
_YEAR_ENDS, _HALF_ENDS = 10, 9
"""From this month on plans are for the next year; up to this one reports are of the first half."""


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
    return (ask_field(context, field),) if field else ()


def ask_field(context: TurnContext, field: Awaiting, instead: str = "") -> Say:
    """Ask for a field, each value that it may have on a button."""
    return Say(instead or field_question(context, field), _answers(context, field))


def field_question(context: TurnContext, field: Awaiting) -> str:
    """Return the question for a field; of a half year that was named, only its year is asked."""
    if field is Awaiting.PERIOD and context.state.proposal:
        return texts.which_year(context.state.proposal)
    if field is Awaiting.TOPIC and HOLIDAY in context.genre.topics:
        return dialog.ASK_HOLIDAY
    return _QUESTIONS[field]


def guesses(context: TurnContext, field: str) -> tuple[str, ...]:
    """Return what a field may be, as it was heard or as the day suggests."""
    heard = tuple(guess.value for guess in context.state.guesses if guess.field == field)
    if field == Awaiting.TOPIC and may_be_general(context.genre):
        return (*heard, GENERAL)
    return heard or (_periods(context) if field == Awaiting.PERIOD else ())


def _periods(context: TurnContext) -> tuple[str, ...]:
    """Return the periods of which one is probably meant, by the part of a year that was named or the day."""
    year, month, part = context.today.year, context.today.month, context.state.proposal
    said: tuple[str, ...]
    if part:
        said = (f"{year}年{part}", f"{year - 1}年{part}")
    elif context.genre.kind in _AHEAD:
        said = (f"{year + 1}年", f"{year}年") if month >= _YEAR_ENDS else (f"{year}年", f"{year}年下半年")
    else:
        half = f"{year}年上半年" if month <= _HALF_ENDS else f"{year}年下半年"
        said = (half, f"{year}年", f"{year - 1}年")
    return tuple(found.text for words in said if (found := find_period(words, year)))


def _answers(context: TurnContext, field: Awaiting) -> Keyboard:
    at = context.step
    offered: Keyboard = tuple(
        (Button(texts.take(value), choices.TakeGuess(at, Field(field), number)),)
        for number, value in enumerate(guesses(context, field))
    )
    if field is Awaiting.PERIOD:
        offered = (tuple(button for row in offered for button in row),)
    if field is not Awaiting.ADDRESSEE:
        return offered
    later = Button(texts.LEAVE_OPEN, choices.LeaveAddresseeOpen(at))
    return (*offered, (later, Button(texts.TO_NOBODY, choices.WithoutAddressee(at))))
