"""The messages about sentences that state what holds no more: changed, the clerk's own, or left."""

from collections.abc import Sequence

from bot.conversation.choices.section import MOST_FACTS, RenewOwn
from bot.conversation.replies import Button, Say
from bot.conversation.turns.context import TurnContext
from bot.conversation.views import keyboards
from bot.domain.document import Section
from bot.drafting.outline.proposing import section_name
from bot.drafting.renewing.inserting import SentenceRenewal
from bot.drafting.renewing.renewal import Renewal
from bot.drafting.renewing.stale import StaleSentence
from bot.language.contrasting import contrast
from bot.texts.conversation import renewing as texts


def change(
    context: TurnContext, section: Section, renewed: Sequence[SentenceRenewal], *, again: bool = False
) -> Say:
    """Show what was changed in a section as a difference, with what can be done with the new version."""
    told = texts.changes(_name(context, section), [_beside(one.stale, one.text) for one in renewed])
    told = f"{told}\n{texts.ADOPT_AGAIN}" if again else told
    return Say(told, keyboards.of_draft(context, section), about=section.id)


def under_way(context: TurnContext, section: Section, count: int) -> Say:
    """Say that sentences of a section are being written anew."""
    return Say(texts.under_way(_name(context, section), count), about=section.id)


def own_sentences(context: TurnContext, section: Section, found: Sequence[StaleSentence]) -> Say:
    """Show the clerk's own sentences that state an old fact, and offer to change them."""
    told = texts.by_hand(_name(context, section), [_beside(one, one.instead) for one in found])
    numbers = tuple(dict.fromkeys(change.old.id for one in found for change in one.changes))
    # More than fit are not named: it means all that ended.
    named = numbers if len(numbers) <= MOST_FACTS else ()
    change = Button(texts.CHANGE_MINE, RenewOwn(context.shown_version(section), named))
    edit = keyboards.edit_button(context, section)
    can = context.has_model or any(one.instead is not None for one in found)
    return Say(told, ((change, edit) if can else (edit,),), about=section.id)


def stale_sentences(
    context: TurnContext, section: Section, found: Sequence[StaleSentence], why: str = ""
) -> Say:
    """Name the sentences that are as they were, and offer to write the section anew."""
    rewritable = keyboards.can_rewrite(context, section)
    told = texts.stale_sentences(_name(context, section), why, [one.text for one in found], rewritable)
    return Say(told, keyboards.of_stale(context, section), about=section.id)


def conflict(context: TurnContext, section: Section) -> tuple[Say, ...]:
    """Say that a section was changed meanwhile and stays as it is."""
    return (
        Say(
            texts.edit_conflict(_name(context, section)),
            keyboards.of_stale(context, section),
            about=section.id,
        ),
    )


def cancellation(context: TurnContext, section: Section) -> tuple[Say, ...]:
    """Say that what was to be changed holds no more, and nothing was changed."""
    return (Say(texts.obsolete_correction(_name(context, section)), about=section.id),)


def of_order(context: TurnContext, number: int, done: Renewal, again: bool) -> tuple[Say, ...]:
    """Return what is told of an order, with the clerk's own sentences; `again`: it is to be adopted again."""
    section = context.live_section(number)
    if section is None:
        return ()
    own = (own_sentences(context, section, done.by_hand),) if done.by_hand else ()
    return (*outcome(context, section, done, again=again), *own)


def outcome(context: TurnContext, section: Section, done: Renewal, *, again: bool = False) -> tuple[Say, ...]:
    """Return what is told of a renewal: the difference, and what is left."""
    new = (change(context, section, done.renewed, again=again),) if done.version else ()
    rest = (stale_sentences(context, section, done.left, done.why),) if done.left else ()
    unchanged = done.model and not (done.version or done.left)
    return (*new, *rest, *((no_change(context, section),) if unchanged else ()))


def no_change(context: TurnContext, section: Section) -> Say:
    """Say that nothing had to be changed in a section."""
    return Say(texts.no_change(_name(context, section)), about=section.id)


def _name(context: TurnContext, section: Section) -> str:
    return section_name(context.document, section) if context.document else ""


def _beside(one: StaleSentence, new: str | None) -> tuple[str, str]:
    """Return a sentence as it was and as it is, cut to what differs; the new one empty where not known."""
    return contrast(one.text, new) if new else (one.text, "" if new is None else texts.STRUCK)
