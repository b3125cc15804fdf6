"""Which section is meant by what a clerk says."""

from bot.conversation.replies import Say
from bot.conversation.turns.context import TurnContext
from bot.conversation.views import progress as views
from bot.domain.document import Section
from bot.domain.request import Target
from bot.drafting.outline.arrangement import arrangement_of, resolve, spot_name
from bot.texts.conversation import listening as texts


def find_section(context: TurnContext, target: Target) -> Section | Say:
    """Return the section that a target means, or what to ask where that is not clear."""
    if not context.live:
        return views.nothing_yet(context)
    arrangement = arrangement_of((s.id, s.plan) for s in context.live)
    spots = resolve(arrangement, target, current(context))
    found = [context.section(arrangement[spot.at[0]].section) for spot in spots]
    if len(found) > 1:
        rows = views.section_rows(context, [section for section in found if section])
        return Say(texts.which([spot_name(arrangement, spot) for spot in spots]), rows)
    return (found[0] if found else None) or Say(texts.CANNOT)


def current(context: TurnContext) -> int:
    """Return the id of the section that was spoken of last; 0 where none was."""
    if context.state.section or not context.live:
        return context.state.section
    drafted = [s.id for s in context.live if s.last]
    return drafted[-1] if drafted else 0
