"""The messages about sentences that state what holds no more: changed, the clerk's own, or left."""

from collections.abc import Sequence

from bot.conversation.choices.section import MOST_FACTS, RenewOwn
from bot.conversation.context import TurnContext
from bot.conversation.replies import Button, Say
from bot.conversation.views import keyboards
from bot.domain.document import Section
from bot.drafting.outline.proposing import section_name
from bot.drafting.renewing.inserting import SentenceRenewal
from bot.drafting.renewing.renewal import Renewal
from bot.drafting.renewing.stale import StaleSentence
from bot.language.contrasting import contrast
from bot.texts.conversation import renewing as texts


def change(
    desk: TurnContext, section: Section, renewed: Sequence[SentenceRenewal], *, again: bool = False
) -> Say:
    """Show what was changed in a section as a difference, with what can be done with the new version."""
    told = texts.changes(_name(desk, section), [_beside(one.stale, one.text) for one in renewed])
    told = f"{told}\n{texts.ADOPT_AGAIN}" if again else told
    return Say(told, keyboards.of_draft(desk, section), about=section.id)


def under_way(desk: TurnContext, section: Section, count: int) -> Say:
    """Say that sentences of a section are being written anew."""
    return Say(texts.under_way(_name(desk, section), count), about=section.id)


def own_sentences(desk: TurnContext, section: Section, found: Sequence[StaleSentence]) -> Say:
    """Show the clerk's own sentences that state an old fact, and offer to change them."""
    told = texts.by_hand(_name(desk, section), [_beside(one, one.instead) for one in found])
    numbers = tuple(dict.fromkeys(change.old.id for one in found for change in one.changes))
    # More than fit are not named: it means all that ended.
    named = numbers if len(numbers) <= MOST_FACTS else ()
    change = Button(texts.CHANGE_MINE, RenewOwn(desk.shown_version(section), named))
    edit = keyboards.edit_button(desk, section)
    can = desk.has_model or any(one.instead is not None for one in found)
    return Say(told, ((change, edit) if can else (edit,),), about=section.id)


def stale_sentences(
    desk: TurnContext, section: Section, found: Sequence[StaleSentence], why: str = ""
) -> Say:
    """Name the sentences that are as they were, and offer to write the section anew."""
    told = texts.stale_sentences(_name(desk, section), why, [one.text for one in found])
    return Say(told, keyboards.of_stale(desk, section), about=section.id)


def conflict(desk: TurnContext, section: Section) -> tuple[Say, ...]:
    """Say that a section was changed meanwhile and stays as it is."""
    return (
        Say(texts.edit_conflict(_name(desk, section)), keyboards.of_stale(desk, section), about=section.id),
    )


def cancellation(desk: TurnContext, section: Section) -> tuple[Say, ...]:
    """Say that what was to be changed holds no more, and nothing was changed."""
    return (Say(texts.obsolete_correction(_name(desk, section)), about=section.id),)


def of_order(desk: TurnContext, number: int, done: Renewal, again: bool) -> tuple[Say, ...]:
    """Return what is told of an order, with the clerk's own sentences; `again`: it is to be adopted again."""
    section = desk.live_section(number)
    if section is None:
        return ()
    own = (own_sentences(desk, section, done.by_hand),) if done.by_hand else ()
    return (*outcome(desk, section, done, again=again), *own)


def outcome(desk: TurnContext, section: Section, done: Renewal, *, again: bool = False) -> tuple[Say, ...]:
    """Return what is told of a renewal: the difference, and what is left."""
    new = (change(desk, section, done.renewed, again=again),) if done.version else ()
    rest = (stale_sentences(desk, section, done.left, done.why),) if done.left else ()
    unchanged = done.model and not (done.version or done.left)
    return (*new, *rest, *((no_change(desk, section),) if unchanged else ()))


def no_change(desk: TurnContext, section: Section) -> Say:
    """Say that nothing had to be changed in a section."""
    return Say(texts.no_change(_name(desk, section)), about=section.id)


def _name(desk: TurnContext, section: Section) -> str:
    return section_name(desk.document, section) if desk.document else ""


def _beside(one: StaleSentence, new: str | None) -> tuple[str, str]:
    """Return a sentence as it was and as it is, cut to what differs; the new one empty where not known."""
    return contrast(one.text, new) if new else (one.text, "" if new is None else texts.STRUCK)
