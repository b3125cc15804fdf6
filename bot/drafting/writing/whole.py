"""A whole document in one call: written after the outline, parted at its headings, checked by section."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.domain.document import Document, Section, Version
from bot.domain.genre import SectionRole
from bot.domain.ledger import Ledger
from bot.domain.orders import Draft
from bot.drafting.outline.lengths import length_of
from bot.drafting.writing.acceptance import AnswerSpec
from bot.drafting.writing.inputs import of_genre
from bot.drafting.writing.section import version_of
from bot.drafting.writing.splitting import divide_text, is_separable
from bot.drafting.writing.verifying import verify
from bot.drafting.writing.work import Work
from bot.errors import ModelCut, ModelError
from bot.llm.model import Cost
from bot.llm.prompts import Prompt
from bot.privacy.tokens import has_foreign_token

_MOST_CHARS = 3_000
"""Up to here one call flows better than sections; beyond it the end grows thin."""
_FEWEST = 2


@dataclass(frozen=True)
class Whole:
    """What came of a whole document."""

    versions: tuple[tuple[int, Version], ...] = ()
    """The finished sections by id, in order."""
    left: tuple[int, ...] = ()
    """The sections that are to be drafted one by one."""
    costs: tuple[Cost, ...] = ()
    model: str = ""


def open_sections(document: Document) -> tuple[Section, ...]:
    """Return the sections of the running text that nothing is written of."""
    return tuple(s for s in _running_sections(document) if not s.last)


def sections_for_one_call(document: Document, ledger: Ledger) -> tuple[Section, ...]:
    """Return the sections that are best written together: all that belong to the running text, or none.

    None where anything is written already, where the text is too long, and where it could not be parted.
    """
    together = _running_sections(document)
    if len(together) < _FEWEST or any(s.last for s in together) or not is_separable(together):
        return ()
    chars = sum(length_of(section, document, ledger) for section in together)
    return together if chars <= _MOST_CHARS else ()


def partial_sections(text: str, document: Document, ledger: Ledger) -> tuple[tuple[Section, str], ...]:
    """Return what a text that was stopped holds of the sections, the last of them as far as it came."""
    return divide_text(
        text, document, sections_for_one_call(document, ledger), ended=False, halves=True
    ).bodies


async def write_whole(work: Work, prompts: Mapping[str, Prompt], room: int) -> Whole:
    """Return the sections that came out well; where no answer comes, all are left for one by one."""
    task, prompt = work.task, prompts["draft_whole"]
    sections = sections_for_one_call(task.document, task.ledger)
    inputs = of_genre(task.genre)
    messages = work.writing.messages(prompt, inputs)
    if not sections or sum(work.writing.meter.count(m.content) for m in messages) > room:
        return Whole(left=tuple(s.id for s in open_sections(task.document)))
    try:
        chars = sum(length_of(section, task.document, task.ledger) for section in sections)
        text, ended = await work.writing.write(prompt, inputs, AnswerSpec(task.facts, chars)), True
    except ModelCut:
        text, ended = work.writing.arrived, False
    except ModelError:
        text, ended = "", False
    parted = divide_text(text, task.document, sections, ended=ended)
    # A whole answer was checked; of half a one each section is, by what became no name again.
    sound = [(section, body) for section, body in parted.bodies if ended or not has_foreign_token(body)]
    versions = await asyncio.gather(*(_version(work, prompt, *body) for body in sound))
    ids = tuple(section.id for section, _ in sound)
    left = (*(s.id for s, _ in parted.bodies if s.id not in ids), *(s.id for s in parted.left))
    made = tuple(zip(ids, versions, strict=True))
    return Whole(made, left, tuple(work.writing.costs), work.writing.model.name)


async def _version(work: Work, prompt: Prompt, section: Section, body: str) -> Version:
    order = Draft(work.task.document.id, section.id, of_all=True)
    task = replace(work.task, section=section, order=order)
    own = replace(work, task=task, context=task.context(allowed=work.context.allowed))
    return await version_of(own, prompt, await verify(body, own, task.own_facts))


def _running_sections(document: Document) -> tuple[Section, ...]:
    """Return the sections of the text without its annexes."""
    return tuple(s for s in document.live if s.plan.role is not SectionRole.ANNEX)
