"""The document in hand, looked at from outside of any turn: nothing is changed, nobody waits."""

from functools import partial

from bot.computing import compute
from bot.conversation.services import Services
from bot.conversation.views.paper import Paper, paper_of
from bot.domain import orders
from bot.domain.document import Document
from bot.domain.job import Job
from bot.domain.orders import OfText, OfWhole
from bot.language.changes import Stretch, changes


async def paper(services: Services, chat: str, *, judged: bool = True) -> Paper | None:
    """Return the chat's document as it stands now; `None` where there is none, or no outline yet.

    Its text is there at once where it is not judged.
    """
    async with services.store.read() as store:
        context = await services.context(store, chat)
        jobs = await store.waiting_jobs(chat)
        said = await store.messages(fact.message for fact in context.facts)
    if context.document is None:
        return None
    busy = _busy(context.document, jobs)
    told = {one: text for one, (text, _) in said.items()}
    return await compute(partial(paper_of, context, told, busy, judged=judged))


async def changes_of(services: Services, chat: str, section: int) -> tuple[Stretch, ...]:
    """Return what the version that is shown changed in the one before it; nothing for a first one."""
    async with services.store.read() as store:
        context = await services.context(store, chat)
        found = context.section(section)
        every = (await store.versions([section])).get(section, ()) if found else ()
    texts = {version.number: version.text for version in every}
    shown = found.shown if found else 0
    if shown not in texts or shown - 1 not in texts:
        return ()
    return await compute(changes, texts[shown - 1], texts[shown])


def _busy(document: Document, jobs: list[Job]) -> frozenset[int]:
    own = [job.order for job in jobs if job.order.document == document.id]
    if any(isinstance(order, orders.Whole) for order in own):
        return frozenset(section.id for section in document.live)
    drafts = (order for order in own if isinstance(order, OfText) and not isinstance(order, OfWhole))
    return frozenset(order.section for order in drafts)
