"""A fact changed after it was written: just its sentences are renewed, the clerk's own only on her word."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.replies import Reply, Say
from bot.conversation.turns.context import Turn, TurnContext
from bot.conversation.views import renewal_views
from bot.domain.document import Brief, Section
from bot.domain.job import Job
from bot.domain.ledger import Ledger, Reading
from bot.domain.orders import JobOrder, OfText, OfWhole, Renew, SectionDraft
from bot.drafting.outline.proposing import section_name
from bot.drafting.renewing.changes import obsolete_ids
from bot.drafting.renewing.inserting import renew_by_code
from bot.drafting.renewing.renewal import code_renewal
from bot.drafting.renewing.stale import StaleSentence, stale_sentences
from bot.texts.conversation import dialog
from bot.texts.conversation import renewing as texts


@dataclass(frozen=True)
class _Part:
    """What follows for a section: what is told, or what is ordered, with its announcement."""

    replies: tuple[Reply, ...] = ()
    order: Renew | None = None


@dataclass(frozen=True)
class Renewing:
    """What follows for the text from a reading."""

    parts: tuple[_Part, ...] = ()

    @property
    def replies(self) -> tuple[Reply, ...]:
        """Return what is told."""
        return tuple(reply for part in self.parts for reply in part.replies)

    @property
    def orders(self) -> tuple[Renew, ...]:
        """Return what is ordered."""
        return tuple(part.order for part in self.parts if part.order)

    def without(self, ordered: Sequence[JobOrder]) -> "Renewing":
        """Return it without orders for sections that are written anew anyway, and what announces them."""
        anew = {order.section for order in ordered if isinstance(order, SectionDraft)}
        return Renewing(tuple(p for p in self.parts if not (p.order and p.order.section in anew)))


async def renew(context: TurnContext, reading: Reading) -> Renewing:
    """Renew what code can of the sentences that a reading has made stale, and order the rest."""
    if not (ended := obsolete_ids(reading)):
        return Renewing()
    found = context.computed.of(_stale_by_section, context.live, ended, context.ledger, context.brief)
    busy = await context.store.waiting_jobs(context.chat) if context.document else []
    parts = [await _renew_section(context, section, ended, own, busy) for section, own in found]
    return Renewing(tuple(parts))


async def renew_own(context: TurnContext, section: Section, named: tuple[int, ...]) -> Turn:
    """Change the clerk's own sentences, which she has asked for."""
    ended = named or tuple(fact.id for fact in context.ledger.superseded)
    [(_, here)] = context.computed.of(_stale_by_section, (section,), ended, context.ledger, context.brief)
    found = [one for one in here if one.by_hand]
    if not found:
        return Turn(context.state, (Say(dialog.EXPIRED),))
    if _needs_model(context, section, found):
        order = _order(context, section, ended, own=True)
        return Turn(context.state, (renewal_views.under_way(context, section, len(found)),), (order,))
    replies = await _renew_by_code(context, section, found)
    name = section_name(context.document, section) if context.document else ""
    return Turn(context.state, replies, label=texts.step(name))


async def _renew_section(
    context: TurnContext,
    section: Section,
    ended: tuple[int, ...],
    found: Sequence[StaleSentence],
    busy: Sequence[Job],
) -> _Part:
    if any(_is_of_document(context, job) and _can_change(job.order, section.id) for job in busy):
        # What is being written may know the old fact or the new one: it is looked at once it is there.
        return _Part(order=_order(context, section, ended))
    own = tuple(one for one in found if one.by_hand)
    rest = tuple(one for one in found if not one.by_hand)
    if rest and _needs_model(context, section, rest):
        said = renewal_views.under_way(context, section, len(rest))
        return _Part((said,), _order(context, section, ended))
    changed = await _renew_by_code(context, section, rest) if rest else ()
    here = (await context.reload()).section(section.id) if own else None
    return _Part((*changed, *((renewal_views.own_sentences(context, here, own),) if here else ())))


def _stale_by_section(
    sections: Sequence[Section], ended: tuple[int, ...], ledger: Ledger, brief: Brief
) -> tuple[tuple[Section, tuple[StaleSentence, ...]], ...]:
    return tuple((section, stale_sentences(section, ended, ledger, brief)) for section in sections)


def _needs_model(context: TurnContext, section: Section, found: Sequence[StaleSentence]) -> bool:
    """Return whether a model is asked: not about half a section, nor where there is none."""
    whole = section.current is not None and section.current.complete
    return context.has_model and whole and any(one.instead is None for one in found)


def _order(context: TurnContext, section: Section, ended: tuple[int, ...], *, own: bool = False) -> Renew:
    return Renew(context.state.document, section.id, facts=ended, own=own)


async def _renew_by_code(
    context: TurnContext, section: Section, found: Sequence[StaleSentence]
) -> tuple[Reply, ...]:
    """Put what code makes of the sentences into the section, and show it; what is left is named."""
    done = code_renewal(section, found, renew_by_code(found, context.ledger))
    if done.version:
        await context.store.add_version(section.id, done.version, show=True)
        # What was adopted with the old figure is adopted with the new one.
        await context.store.set_progress(section.id, section.progress)
    here = await context.reload()
    now = here.section(section.id)
    return renewal_views.outcome(here, now, done) if now else ()


def _is_of_document(context: TurnContext, job: Job) -> bool:
    return job.order.document == context.state.document


def _can_change(order: JobOrder, section: int) -> bool:
    """Return whether an order changes text of a section."""
    return isinstance(order, OfWhole) or (isinstance(order, OfText) and order.section == section)
