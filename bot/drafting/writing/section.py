"""One section by a model: drafted anew, rewritten around what the user wrote, or gone on with."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.compliance.checker import check
from bot.computing import compute
from bot.domain.document import Author, Provenance, Version
from bot.domain.orders import Continue, Rewrite, instruction_of
from bot.domain.passage import Hit
from bot.drafting.genres.customs import customary_text
from bot.drafting.revision import runs
from bot.drafting.sources.exemplars import nameless_excerpts
from bot.drafting.writing.acceptance import AnswerSpec
from bot.drafting.writing.inputs import to_continue, to_draft, to_rewrite
from bot.drafting.writing.seams import join as joined_texts
from bot.drafting.writing.splitting import under_heading
from bot.drafting.writing.tags import carry_clauses, clauses_of, clauses_standing, with_tags
from bot.drafting.writing.verifying import Text, join, verify
from bot.drafting.writing.work import Work
from bot.llm.prompts import Prompt


async def write_section(work: Work, prompts: Mapping[str, Prompt], room: int) -> Version:
    """Return the section as its order wants it; `room` is how many tokens a request may have."""
    match work.task.order:
        case Rewrite(whole=whole):
            prompt = prompts["rewrite_section"]
            return await version_of(work, prompt, await _rewrite(work, prompt, whole=whole))
        case Continue():
            prompt = prompts["continue_section"]
            return await version_of(work, prompt, await _continue(work, prompt))
        case _:
            prompt = prompts["draft_section"]
            return await _draft_anew(work, prompt, room)


async def version_of(work: Work, prompt: Prompt, draft: Text, hits: Sequence[Hit] = ()) -> Version:
    """Return a text as a version: with what is found in it, and all that explains it."""
    task = work.task
    if not work.is_reviewed:
        text = customary_text(draft.text, task.section, task.document, task.genre, task.ledger)
        draft = Text(text, carry_clauses(draft.clauses, draft.text, text))
    context = replace(work.context, clauses=draft.clauses)
    findings = await compute(check, draft.text, context)
    provenance = Provenance(
        model=work.writing.model.name,
        prompt_hash=prompt.hash,
        passages=tuple(hit.found.id for hit in hits),
        facts=tuple(fact.id for fact in task.own_facts),
        sent=tuple(work.writing.sent),
        clauses=draft.clauses,
    )
    return Version(0, draft.text, Author.MODEL, True, instruction_of(task.order), provenance, findings)


async def _draft_anew(work: Work, prompt: Prompt, room: int) -> Version:
    passages = nameless_excerpts(work.hits, work.context.sources)
    while passages and not _is_within_room(work, prompt, [text for _, text in passages], room):
        passages = passages[:-1]
    answer = await work.writing.write(
        prompt, to_draft(work.task, [text for _, text in passages]), work.ordered
    )
    draft = await verify(_headless(answer, work), work, work.task.own_facts)
    return await version_of(work, prompt, draft, [hit for hit, _ in passages])


def _is_within_room(work: Work, prompt: Prompt, passages: Sequence[str], room: int) -> bool:
    messages = work.writing.messages(prompt, to_draft(work.task, passages))
    return sum(work.writing.meter.count(m.content) for m in messages) <= room


async def _rewrite(work: Work, prompt: Prompt, *, whole: bool) -> Text:
    """Rewrite and check stretch by stretch; what the user wrote by hand stays where and as it is."""
    section, known = work.task.section, clauses_of(work.task.section)
    current = section.current
    stretches = [(False, current.text)] if whole and current else runs(section)
    kept = "\n".join(text for locked, text in stretches if locked)
    done: list[Text] = []
    for locked, text in stretches:
        own = Text(text, clauses_standing(text, known))
        done.append(own if locked else await _rewrite_stretch(work, prompt, own, kept, done))
    return join(done)


async def _rewrite_stretch(work: Work, prompt: Prompt, old: Text, kept: str, done: Sequence[Text]) -> Text:
    length = len(old.text) if kept else work.task.length
    inputs = to_rewrite(work.task, with_tags(old.text, old.clauses), kept, length)
    before = "".join(f"{d.text}\n" for d in done)
    own = work.task.own_facts
    # A stretch need not tell what the paragraphs beside it tell.
    expected = old.told(own) if kept else own
    answer = await work.writing.write(prompt, inputs, AnswerSpec(length=length), before)
    return await verify(_headless(answer, work), work, expected)


async def _continue(work: Work, prompt: Prompt) -> Text:
    half = next((v.text for v in reversed(work.task.section.versions) if not v.complete), "")
    rest = await work.writing.write(prompt, to_continue(work.task, half), AnswerSpec(), half)
    return await verify(_headless(joined_texts(half, rest), work), work, work.task.own_facts)


def _headless(answer: str, work: Work) -> str:
    """Return an answer without the heading of its section, which stands above it by itself."""
    return under_heading(answer, work.task.document, work.task.section)
