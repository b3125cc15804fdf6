"""The exemplar whose structure is asked for: that of the document in hand, and a genre of the clerk's own."""

from collections.abc import Sequence

from bot.conversation.jobs.results import Ending
from bot.conversation.replies import Say
from bot.conversation.turns.context import TurnContext
from bot.corpus.library.library import Library
from bot.domain.job import JobStatus
from bot.domain.orders import Follow
from bot.domain.passage import StoredExemplar
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts.conversation import listening as texts

_YEAR = regex(r"20\d{2}")
_SCOPES = ("organisation",)


async def ending(library: Library, chat: str, order: Follow) -> Ending:
    """Return the ending of an order to follow an exemplar: the one whose structure is to be taken."""
    known = [*await library.list(chat), *[e for s in _SCOPES for e in await library.list(s)]]
    named = _exemplar_of(known, order)
    exemplar = await library.exemplar(named.id) if named else None
    if exemplar is None:
        return Ending(JobStatus.FAILED, lambda _context: (Say(texts.NO_SUCH_EXEMPLAR),))
    title = exemplar.title

    def told(context: TurnContext) -> tuple[Say, ...]:
        if not is_for_document(order):
            return ()
        return (Say(texts.following(title) if is_in_hand(context, order) else texts.late_exemplar(title)),)

    return Ending(JobStatus.DONE, told, exemplar=exemplar)


def is_in_hand(context: TurnContext, order: Follow) -> bool:
    """Return whether the document that asked for an exemplar is still in hand: no other gets its outline."""
    return context.state.document == order.document


def is_for_document(order: Follow) -> bool:
    """Return whether a document is to follow the exemplar, which else is only kept as a genre."""
    return bool(order.document)


def _exemplar_of(known: Sequence[StoredExemplar], order: Follow) -> StoredExemplar | None:
    """Return the exemplar that a button named, else that of the year and of most words that were said.

    Where nothing was said of it, it is the one that came last.
    """
    if order.exemplar:
        return next((e for e in known if e.id == order.exemplar), None)
    years = {int(year) for year in _YEAR.findall(order.words)}
    fitting = [e for e in known if not years or e.year in years]
    wanted = bigrams(order.words)
    return max(fitting, key=lambda e: (len(wanted & bigrams(e.title)), e.id), default=None)
