"""What the prompts are told of one section, field by field; the whole document stands in the briefing."""

from collections.abc import Sequence

from bot.domain.genre import Genre
from bot.domain.orders import instruction_of
from bot.drafting.briefing import briefing
from bot.drafting.outline.proposing import section_name, subheadings
from bot.drafting.writing.assignment import Assignment
from bot.llm.prompts import Prompt
from bot.privacy.tokens import Masking
from bot.texts.prompting import drafting as texts


def common_inputs(task: Assignment, veil: Masking, whole: Prompt) -> dict[str, str]:
    """Return what is the same for every section of a document, byte for byte: `whole` gives the rules."""
    about = (task.document, task.genre, task.ledger)
    paper = briefing(*about, veil, habits=task.habits, house=task.house)
    rules = whole.render(**of_genre(task.genre), paper=paper)[0].content
    return {"instructions": rules, "paper": paper}


def of_genre(genre: Genre) -> dict[str, str]:
    """Return what the rules are filled in with."""
    return {"genre": genre.name, "manner": genre.manner}


def of_section(task: Assignment) -> dict[str, str]:
    """Return what every task about one section is told."""
    return {
        "name": section_name(task.document, task.section),
        "facts": "、".join(str(fact.id) for fact in task.own_facts) or texts.NONE,
    }


def to_draft(task: Assignment, exemplars: Sequence[str]) -> dict[str, str]:
    """Return what is told to draft a section anew."""
    before, after = _neighbours(task)
    below = subheadings(task.document, task.section)
    return {
        **of_section(task),
        **_of_plan(task),
        "first": task.section.plan.first or texts.FREELY,
        "before": before,
        "after": after,
        "divided": "；".join(below) or texts.NONE,
        "exemplars": "\n\n".join(exemplars) or texts.NONE,
    }


def to_continue(task: Assignment, half: str) -> dict[str, str]:
    """Return what is told to go on with half a section."""
    return {**of_section(task), **_of_plan(task), "text": half}


def to_rewrite(task: Assignment, text: str, kept: str, length: int) -> dict[str, str]:
    """Return what is told to rewrite a stretch of a section beside what is kept of it."""
    instruction = instruction_of(task.order) or texts.REWRITE
    own = {"instruction": instruction, "text": text, "kept": kept or texts.NONE, "length": str(length)}
    return {**of_section(task), **own}


def _of_plan(task: Assignment) -> dict[str, str]:
    return {
        "gaps": "、".join(task.missing) or texts.NONE,
        "intent": task.section.plan.guidance or texts.NONE,
        "length": str(task.length),
    }


def _neighbours(task: Assignment) -> tuple[str, str]:
    """Return what the sections before and after are called."""
    live = task.document.live
    at = next((n for n, section in enumerate(live) if section.id == task.section.id), None)
    if at is None:
        return texts.NONE, texts.NONE
    called = [section_name(task.document, section) for section in live]
    return (called[at - 1] if at else texts.NONE), (called[at + 1] if at + 1 < len(live) else texts.NONE)
