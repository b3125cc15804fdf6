"""The questions about a section: those that the ledger does not answer yet, one after the other."""

from dataclasses import replace

from bot.conversation.context import Turn, TurnContext
from bot.conversation.state import Stage
from bot.conversation.views import progress as views
from bot.domain.document import Section


def ask(desk: TurnContext, section: Section) -> Turn:
    """Go to a section and ask its first open question."""
    state = desk.state.advance(Stage.FACTS, section=section.id, passed=(), skipped=())
    return Turn(state, (views.question(replace(desk, state=state)),))


def go_on(desk: TurnContext) -> Turn:
    """Ask what is to be asked next of the section in hand, now that something was said."""
    asked = views.current_question(desk)
    return _pass_over(desk, asked.ask if asked else "")


def skip(desk: TurnContext) -> Turn:
    """Leave the open question without an answer: a draft marks what it asks for."""
    asked = views.current_question(desk)
    if asked is None:
        return Turn(desk.state, (views.question(desk),) if desk.live else (views.nothing_yet(desk),))
    left = () if asked.optional else (asked.label,)
    state = replace(desk.state, skipped=(*desk.state.skipped, *left))
    return _pass_over(replace(desk, state=state), asked.ask)


def _pass_over(desk: TurnContext, ask: str) -> Turn:
    passed = (*desk.state.passed, ask) if ask else desk.state.passed
    state = desk.state.advance(Stage.FACTS, passed=passed)
    return Turn(state, (views.question(replace(desk, state=state)),))
