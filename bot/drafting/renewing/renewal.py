"""A section whose facts changed: what code renews, what a model renews, and what neither could."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.document import Author, Section, Version
from bot.drafting.renewing.asking import renew_by_model
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.inserting import SentenceRenewal, renew_by_code, version_with
from bot.drafting.renewing.stale import StaleSentence
from bot.drafting.writing.work import Work
from bot.errors import ModelError
from bot.llm.model import Cost
from bot.llm.prompts import Prompt


@dataclass(frozen=True)
class Renewal:
    """What came of the sentences of a section that state what holds no more."""

    version: Version | None = None
    """The new version; `None` where nothing was changed."""
    renewed: tuple[SentenceRenewal, ...] = ()
    left: tuple[StaleSentence, ...] = ()
    """The sentences that are as they were."""
    why: str = ""
    """Why a model did not renew them."""
    costs: tuple[Cost, ...] = ()
    model: str = ""
    """The model that was asked; empty where none was."""
    by_model: bool = False
    """True where a model wrote any of the new sentences."""
    by_hand: tuple[StaleSentence, ...] = ()
    """The sentences of the user's that are touched only on her word."""
    changes: tuple[Change, ...] = ()
    """What had ended, and what held instead, when it was made."""


def code_renewal(
    section: Section, found: Sequence[StaleSentence], renewed: Sequence[SentenceRenewal]
) -> Renewal:
    """Return what code alone made of a section; the rest is left."""
    return _outcome(section, found, renewed)


async def model_renewal(work: Work, prompt: Prompt, found: Sequence[StaleSentence]) -> Renewal:
    """Return what code and a model make of a section, in one version; where no model answers, code alone."""
    section, own = work.task.section, renew_by_code(found, work.task.ledger)
    rest, told, why = [one for one in found if one.instead is None], tuple[SentenceRenewal, ...](), ""
    try:
        told = await renew_by_model(work, prompt, rest)
    except ModelError as error:
        why = str(error)
    made = _outcome(section, found, (*own, *told), by_model=any(one.is_other for one in told))
    version = _with_provenance(made.version, work, prompt) if made.version and made.by_model else made.version
    paid = tuple(work.writing.costs)
    return replace(made, version=version, why=why, costs=paid, model=work.writing.model.name)


def _outcome(
    section: Section,
    found: Sequence[StaleSentence],
    renewed: Sequence[SentenceRenewal],
    *,
    by_model: bool = False,
) -> Renewal:
    """Return the version with the renewed sentences, whose it is, and what is left.

    Sentences of the user's stay hers, whoever changed them on her word.
    """
    mine = all(one.by_hand for one in found)
    author = Author.USER if mine else Author.MODEL if by_model else None
    changed = tuple(one for one in renewed if one.is_other)
    version = version_with(section, changed, author)
    done = {one.stale for one in renewed if version or not one.is_other}
    left = tuple(one for one in found if one not in done)
    return Renewal(version, changed if version else (), left, by_model=by_model and version is not None)


def _with_provenance(version: Version, work: Work, prompt: Prompt) -> Version:
    explained = replace(
        version.provenance,
        model=work.writing.model.name,
        prompt_hash=prompt.hash,
        sent=tuple(work.writing.sent),
    )
    return replace(version, provenance=explained)
