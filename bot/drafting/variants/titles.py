"""Other titles for a document: what the check of a plan or of the whole text finds wrong is left out."""

from dataclasses import replace

from bot.compliance.checker import check
from bot.computing import compute
from bot.domain.document import Brief
from bot.domain.finding import Severity
from bot.drafting.planning.checks.title import faults
from bot.drafting.release import context_of
from bot.drafting.variants.asking import wordings
from bot.drafting.variants.epithets import untold_honour
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.work import Work
from bot.export import plain
from bot.llm.prompts import Prompt
from bot.texts.prompting import planning as texts
from bot.understanding.titles import title_of

_WRONG = (Severity.ERROR, Severity.WARN)


async def titles(work: Work, prompt: Prompt) -> tuple[str, ...]:
    """Return titles that can stand in the place of the document's own; raise a ModelError for no answer."""
    document = work.task.document
    inputs = {"form": texts.title_like(_usual(work.task)), "title": document.title}
    told = await wordings(work.writing, prompt, inputs)
    return tuple([t for t in told if t != document.title and await compute(_is_sound, t, work)])


def _is_sound(title: str, work: Work) -> bool:
    """Return whether nothing is wrong with a title, as that of a plan and as a line of the text."""
    task = work.task
    known = (*(fact.text for fact in task.ledger.facts), task.document.title, _usual(task))
    faulty = untold_honour(title, known) or _faults(title, task)
    return not (faulty or _has_findings(title, work))


def _faults(title: str, task: Assignment) -> set[str]:
    """Return what the check of a plan's title has against it, beyond what is usual in the genre."""
    brief = _brief_without_title(task)
    return {*faults(title, brief, task.genre)} - {*faults(_usual(task), brief, task.genre)}


def _has_findings(title: str, work: Work) -> bool:
    """Return whether rules find an error or something doubtful in a title at the head of its document."""
    task = work.task
    document = replace(task.document, title=title, brief=_brief_without_title(task))
    context = context_of(document, task.ledger, task.genre.kind, work.context.allowed, task.house)
    # What the whole lacks would be told of its title, which is the first line.
    found = check(plain.render(document), replace(context, whole=False))
    return any(f.severity in _WRONG and f.start < len(title) for f in found)


def _usual(task: Assignment) -> str:
    return title_of(task.genre, _brief_without_title(task))


def _brief_without_title(task: Assignment) -> Brief:
    """Return what is to be written, without a title that the clerk has given: she wants another."""
    return replace(task.document.brief, title="")
