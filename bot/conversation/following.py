"""The outline of an exemplar that was named: taken for the document in hand."""

from bot.conversation.desk import Desk
from bot.conversation.replies import Say
from bot.conversation.results import Ending
from bot.corpus.library import Library
from bot.domain.job import Job, JobStatus
from bot.domain.passage import Exemplar, ShelvedExemplar
from bot.domain.request import SetOutline
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts import listening as texts

_YEAR = regex(r"20\d{2}")
_SCOPES = ("organisation",)


async def ending(library: Library, job: Job) -> Ending:
    """Return the ending of an order to follow an exemplar: its headings as an order to set the outline."""
    known = [*await library.list(job.chat), *[e for s in _SCOPES for e in await library.list(s)]]
    named = _named(known, job.order.instruction)
    exemplar = await library.exemplar(named.id) if named else None
    if exemplar is None:
        return Ending(JobStatus.FAILED, lambda _desk: (Say(texts.NO_SUCH_EXEMPLAR),))
    title = exemplar.title

    def told(desk: Desk) -> tuple[Say, ...]:
        return (Say(texts.following(title) if still_wanted(desk, job) else texts.not_followed(title)),)

    return Ending(JobStatus.DONE, told, requests=(SetOutline(_outline(exemplar)),))


def still_wanted(desk: Desk, job: Job) -> bool:
    """Return whether the document that asked for an exemplar is still in hand: no other gets its outline."""
    return desk.state.document == job.order.document


def _named(known: list[ShelvedExemplar], words: str) -> ShelvedExemplar | None:
    """Return the exemplar of the year that is named, of these the one whose title shares most words."""
    years = {int(year) for year in _YEAR.findall(words)}
    fitting = [e for e in known if not years or e.year in years]
    wanted = bigrams(words)
    return max(fitting, key=lambda e: (len(wanted & bigrams(e.title)), e.id), default=None)


def _outline(exemplar: Exemplar) -> str:
    """Return its headings, a line each, with the numerals they have."""
    paths = (passage.heading_path for passage in exemplar.passages)
    return "\n".join(dict.fromkeys(heading for path in paths for heading in path))
