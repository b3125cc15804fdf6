"""Other wordings of a paragraph: each is verified as a rewritten one is, and left out where it fails."""

from collections.abc import Sequence
from dataclasses import replace

from bot.compliance.checker import relocate_exemplar_findings
from bot.domain.document import Section, Version, paragraphs
from bot.drafting.variants.asking import wordings
from bot.drafting.writing.inputs import of_section
from bot.drafting.writing.section import version_of
from bot.drafting.writing.tags import clauses_of, clauses_standing, with_tags
from bot.drafting.writing.verifying import Text, join, sound_text
from bot.drafting.writing.work import Work
from bot.llm.prompts import Prompt
from bot.texts.prompting import drafting as texts


async def with_another_paragraph(work: Work, paragraph: int, prompt: Prompt) -> tuple[Version, ...]:
    """Return the section with a paragraph, from 1, worded otherwise in each way that passes; the rest stays.

    Raise a ModelError for no answer.
    """
    parts, at = _parts(work.task.section), paragraph - 1
    old, rest = parts[at], (*parts[:at], *parts[at + 1 :])
    told = old.told(work.task.own_facts)
    inputs = {
        **of_section(work.task),
        "own": "、".join(str(fact.id) for fact in told) or texts.NONE,
        "text": with_tags(old.text, old.clauses),
        "kept": join(rest).text or texts.NONE,
    }
    answers = await wordings(work.writing, prompt, inputs)
    new = _distinct([await sound_text(answer, work, told) for answer in answers], old)
    whole = (join((*parts[:at], text, *parts[at + 1 :])) for text in new)
    return tuple([_beside(work.task.section, await version_of(work, prompt, text)) for text in whole])


def _beside(section: Section, version: Version) -> Version:
    """Return a version with what is known of the paragraphs that it shares with the one that stands."""
    stands = section.current
    if stands is None:
        return version
    compared = relocate_exemplar_findings(stands.findings, version.text)
    provenance = replace(version.provenance, passages=stands.provenance.passages)
    return replace(version, findings=(*version.findings, *compared), provenance=provenance)


def _parts(section: Section) -> tuple[Text, ...]:
    """Return the paragraphs of a section as it is shown, each with its clauses."""
    known = clauses_of(section)
    shown = paragraphs(section.current.text) if section.current else []
    return tuple(Text(text, clauses_standing(text, known)) for text in shown)


def _distinct(found: Sequence[Text | None], old: Text) -> tuple[Text, ...]:
    """Return what differs from the old text and from one another."""
    return tuple({text.text: text for text in found if text and text.text != old.text}.values())
