"""A section whose facts changed: what code renews, what a model renews, and what neither could."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.document import Author, Provenance, Section, Version
from bot.drafting.renewing.asking import asked
from bot.drafting.renewing.putting import Renewed, by_code, version_with
from bot.drafting.renewing.stale import Stale
from bot.drafting.writing.work import Work
from bot.errors import ModelError
from bot.llm.model import Cost
from bot.llm.prompts import Prompt


@dataclass(frozen=True)
class Renewal:
    """What came of the sentences of a section that state what holds no more."""

    version: Version | None = None
    """The new version; `None` where nothing was changed."""
    renewed: tuple[Renewed, ...] = ()
    left: tuple[Stale, ...] = ()
    """The sentences that are as they were."""
    why: str = ""
    """Why a model did not renew them."""
    costs: tuple[Cost, ...] = ()
    model: str = ""
    """The model that was asked; empty where none was."""


def renewed_by_code(section: Section, found: Sequence[Stale], renewed: Sequence[Renewed]) -> Renewal:
    """Return what code alone made of a section; the rest is left."""
    mine = {one.by_hand for one in found} == {True}
    version = version_with(section, renewed, Author.USER if mine else None)
    done = {one.stale for one in renewed} if version else set()
    return Renewal(version, tuple(renewed) if version else (), tuple(s for s in found if s not in done))


async def renewed_with(work: Work, prompt: Prompt, found: Sequence[Stale]) -> Renewal:
    """Return what code and a model make of a section, in one version; where no model answers, code alone."""
    section, own = work.task.section, by_code(found, work.task.ledger)
    name = work.writing.model.name
    rest = [one for one in found if one.instead is None]
    try:
        told = await asked(work, prompt, rest)
    except ModelError as error:
        alone = renewed_by_code(section, found, own)
        return replace(alone, why=str(error), costs=tuple(work.writing.costs), model=name)
    renewed = (*own, *(one for one in told if one.text != one.stale.text))
    version = version_with(section, renewed, Author.MODEL)
    explained = replace(version, provenance=_explained(version, work, prompt)) if version else None
    return Renewal(explained, renewed if version else (), (), "", tuple(work.writing.costs), name)


def _explained(version: Version, work: Work, prompt: Prompt) -> Provenance:
    return replace(
        version.provenance,
        model=work.writing.model.name,
        prompt_hash=prompt.hash,
        sent=tuple(work.writing.sent),
    )
