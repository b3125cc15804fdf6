"""The questions about a section: those that the ledger does not answer yet, one after the other."""

from dataclasses import replace

from bot.conversation.state import Stage
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Section


def ask(context: TurnContext, section: Section) -> Turn:
    """Go to a section and ask its first open question."""
    state = context.state.advance(Stage.FACTS, section=section.id, passed=(), skipped=())
    return Turn(state, (views.question(replace(context, state=state)),))


def go_on(context: TurnContext) -> Turn:
    """Ask what is to be asked next of the section in hand, now that something was said."""
    asked = views.current_question(context)
    return _pass_over(context, asked.ask if asked else "")


def skip(context: TurnContext) -> Turn:
    """Leave the open question without an answer: a draft marks what it asks for."""
    asked = views.current_question(context)
    if asked is None:
        return Turn(
            context.state, (views.question(context),) if context.live else (views.nothing_yet(context),)
        )
    left = () if asked.optional else (asked.label,)
    state = replace(context.state, skipped=(*context.state.skipped, *left))
    return _pass_over(replace(context, state=state), asked.ask)


def _pass_over(context: TurnContext, ask: str) -> Turn:
    passed = (*context.state.passed, ask) if ask else context.state.passed
    state = context.state.advance(Stage.FACTS, passed=passed)
    return Turn(state, (views.question(replace(context, state=state)),))
