"""The orders for drafts: of a section, of a section otherwise, of all that has no text yet."""

from dataclasses import replace

from bot.conversation.choices.section import RewriteAll
from bot.conversation.replies import Button, Say
from bot.conversation.state import Stage
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import keyboards
from bot.conversation.views import progress as views
from bot.domain.document import Document, Section
from bot.domain.orders import Draft, JobOrder, Rewrite, SectionDraft, Whole
from bot.drafting.outline.proposing import section_name
from bot.drafting.revision import is_all_by_hand
from bot.drafting.writing.whole import sections_for_one_call
from bot.texts.conversation import dialog, listening


def order_draft(context: TurnContext, section: Section, order: SectionDraft) -> Turn:
    """Order a draft of a section, upon the version that is shown."""
    if context.document is None:
        return Turn(context.state)
    said = Say(dialog.drafting(section_name(context.document, section)))
    return Turn(context.state, (said,), (replace(order, base=section.shown),))


def rewrite(context: TurnContext, section: Section, instruction: str, whole: bool = False) -> Turn:
    """Order a rewrite that keeps what the user wrote by hand, unless they want the whole of it anew."""
    document = context.document
    if document is None or not context.has_model:
        edit = keyboards.edit_button(context, section)
        return Turn(context.state.idle, (Say(dialog.NO_MODEL_TO_REWRITE, ((edit,),), about=section.id),))
    if not whole and is_all_by_hand(section):
        state = replace(context.state.idle, target=section.id, proposal=instruction)
        button = Button(dialog.ALL_MINE, RewriteAll(context.shown_version(section)))
        return Turn(state, (Say(dialog.ALL_BY_HAND, ((button,),), about=section.id),))
    order = Rewrite(document.id, section.id, instruction=instruction, whole=whole)
    said = Say(dialog.rewriting(section_name(document, section)))
    return replace(order_draft(context, section, order), state=context.state.idle, replies=(said,))


async def draft_rest(context: TurnContext, document: Document) -> Turn:
    """Draft every section that has no complete version, without asking any more."""
    rest = [s for s in document.live if not (s.current and s.current.complete)]
    together = sections_for_one_call(document, context.ledger) if context.has_model else ()
    single = (s for s in rest if s not in together)
    orders: tuple[JobOrder, ...] = (
        *((Whole(document.id),) if together else ()),
        *(Draft(document.id, s.id, base=s.shown, of_all=True) for s in single),
    )
    if not orders:
        return Turn(context.state, (views.whole(context),))
    state = context.state.advance(Stage.REVIEW, section=0, passed=(), skipped=())
    return Turn(state, (Say(listening.drafting_all([section_name(document, s) for s in rest])),), orders)
