"""One section from start to finish: search, prompt, stream, check, repair once, strike what nobody said."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.compliance.checker import blocking, check, from_exemplars, settled
from bot.compliance.report import MESSAGES
from bot.compliance.rule import Allowed, Context, Source
from bot.domain.document import Author, Document, Provenance, Section, Version
from bot.domain.fact import Fact
from bot.domain.finding import Finding
from bot.domain.genre import Genre
from bot.domain.job import JobKind, JobOrder
from bot.domain.ledger import Ledger
from bot.domain.passage import Hit
from bot.drafting.exemplars import Search, nameless, sources_of
from bot.drafting.formulations import fitting
from bot.drafting.lengths import length_of
from bot.drafting.outline import names, section_name, subheadings
from bot.drafting.revision import own_words, runs
from bot.drafting.skeleton import skeleton
from bot.drafting.striking import struck
from bot.drafting.telling import avoided, facts_told, wishes_told
from bot.drafting.veiling import veil_over
from bot.drafting.writing import Show, Writing
from bot.errors import ModelError
from bot.llm.model import ChatModel, Cost, Message
from bot.llm.prompts import Prompt
from bot.llm.tokens import TokenMeter
from bot.texts import drafting as texts
from bot.understanding.legend import legend

TASKS = ("draft_section", "rewrite_section", "continue_section", "repair_section")
_PASSAGES = 3


@dataclass(frozen=True)
class Assignment:
    """What is to be drafted, with everything that may be used for it."""

    chat: str
    genre: Genre
    document: Document
    section: Section
    facts: tuple[Fact, ...]
    """All facts of the document."""
    order: JobOrder
    ledger: Ledger = field(default_factory=Ledger)
    """Everything that was said of the document."""

    @property
    def own_facts(self) -> tuple[Fact, ...]:
        """Return the facts of this section; what has no place yet is in none."""
        return tuple(f for f in self.facts if f.section == self.section.id)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what the section marks as missing: skipped questions, and what is not known yet."""
        waiting = (gap.what for gap in self.ledger.gaps if gap.section == self.section.id)
        return tuple(dict.fromkeys((*self.section.missing, *waiting)))

    @property
    def length(self) -> int:
        """Return the characters that the section is to have."""
        return length_of(self.section, self.document, self.ledger)


@dataclass(frozen=True)
class _Work:
    """A draft on its way: what it is written after and what it is judged against."""

    task: Assignment
    writing: Writing
    hits: Sequence[Hit]
    context: Context


@dataclass(frozen=True)
class Drafted:
    """A finished section."""

    version: Version
    costs: tuple[Cost, ...] = ()


class Drafter:
    """Drafts sections with a model, or from the skeleton where there is none."""

    def __init__(
        self,
        library: Search,
        prompts: Mapping[str, Prompt],
        model: ChatModel | None,
        meter: TokenMeter,
        context_tokens: int,
        allowed: tuple[Allowed, ...] = (),
    ) -> None:
        self.library = library
        self._allowed = allowed
        self._prompts = prompts
        self._model = model
        self._meter = meter
        self._context_tokens = context_tokens

    @property
    def has_model(self) -> bool:
        """Return whether a model is configured."""
        return self._model is not None

    async def draft(self, task: Assignment, show: Show) -> Drafted:
        """Return the finished section; raise a ModelError where the model gives none.

        `ModelCut.partial` then holds the section as far as it came, earlier parts included.
        """
        if self._model is None or task.order.skeleton:
            return Drafted(await asyncio.to_thread(self._skeleton, task))
        work = await self._work(task, self._model, show)
        match task.order.kind:
            case JobKind.REWRITE:
                text, prompt, hits = await self._rewrite(work)
            case JobKind.CONTINUE:
                text, prompt, hits = await self._continue(work)
            case _:
                text, prompt, hits = await self._fresh(work)
        findings = await asyncio.to_thread(check, text, work.context)
        provenance = Provenance(
            model=self._model.name,
            prompt_hash=self._prompts[prompt].hash,
            passages=tuple(hit.found.id for hit in hits),
            facts=tuple(fact.id for fact in task.own_facts),
            sent=tuple(work.writing.sent),
        )
        version = Version(0, text, Author.MODEL, True, task.order.instruction, provenance, findings)
        return Drafted(version, tuple(work.writing.costs))

    async def _work(self, task: Assignment, model: ChatModel, show: Show) -> _Work:
        hits = await self.peers(task)
        sources = await sources_of(self.library, hits)
        veil = await asyncio.to_thread(veil_over, task.document, task.facts, task.order, task.ledger)
        writing = Writing(model, self._meter, show, veil, legend(veil, task.document.brief))
        return _Work(task, writing, hits, self._context(task, sources))

    def _context(self, task: Assignment, sources: tuple[Source, ...] = ()) -> Context:
        """Return what a section is judged against."""
        return Context(
            task.document.brief,
            kind=task.genre.kind,
            facts=(*task.facts, *own_words(task.section), *_ordered(task)),
            superseded=task.ledger.superseded,
            forbidden=task.ledger.forbidden,
            sources=sources,
            role=task.section.plan.role,
            allowed=self._allowed,
        )

    async def peers(self, task: Assignment, limit: int = _PASSAGES) -> Sequence[Hit]:
        """Return passages of exemplars that do what the section is to do."""
        plan = task.section.plan
        query = " ".join(filter(None, (task.document.brief.topic, plan.part, plan.heading)))
        for role in (plan.role, None):
            hits = await self.library.search(
                query,
                genre=task.genre.kind,
                role=role,
                limit=limit,
                scopes=("shipped", "organisation", task.chat),
            )
            if hits:
                return hits
        return ()

    async def _fresh(self, work: _Work) -> tuple[str, str, Sequence[Hit]]:
        prompt, task = self._prompts["draft_section"], work.task
        plan = task.section.plan

        def inputs(shown: Sequence[str]) -> dict[str, str]:
            return {
                **_common(task),
                "outline": "\n".join(names([s.plan for s in task.document.live])),
                "role": plan.role,
                "guidance": _guidance(task),
                "formulations": texts.listed(fitting(task.document.brief, plan)),
                "length": str(task.length),
                "missing": texts.listed(task.missing),
                "exemplars": "\n\n".join(shown) or texts.NONE,
            }

        shown = self._affordable(
            nameless(work.hits, work.context.sources),
            lambda passages: work.writing.messages(prompt, inputs(passages)),
        )
        text = await work.writing.write(prompt, inputs(shown))
        return await self._checked(work, text), "draft_section", work.hits[: len(shown)]

    async def _rewrite(self, work: _Work) -> tuple[str, str, Sequence[Hit]]:
        """Rewrite and check stretch by stretch; what the user wrote by hand stays where and as it is."""
        prompt, task = self._prompts["rewrite_section"], work.task
        current = task.section.current
        stretches = [(False, current.text)] if task.order.whole and current else runs(task.section)
        kept = "\n".join(text for locked, text in stretches if locked) or texts.NONE
        done: list[str] = []
        for locked, text in stretches:
            if not locked:
                instruction = task.order.instruction or texts.REWRITE
                inputs = {**_common(task), "instruction": instruction, "text": text, "kept": kept}
                written = await work.writing.write(prompt, inputs, before=_lines(done))
                text = await self._checked(work, written)
            done.append(text)
        return "\n".join(done), "rewrite_section", ()

    async def _continue(self, work: _Work) -> tuple[str, str, Sequence[Hit]]:
        half = next((v.text for v in reversed(work.task.section.versions) if not v.complete), "")
        inputs = {
            **_common(work.task),
            "guidance": _guidance(work.task),
            "length": str(work.task.length),
            "text": half,
        }
        rest = await work.writing.write(self._prompts["continue_section"], inputs, before=half)
        return await self._checked(work, half + rest), "continue_section", ()

    async def _checked(self, work: _Work, text: str) -> str:
        """Mend what may be mended, let the model repair once, and strike what nobody told."""
        text, wrong = await asyncio.to_thread(_mended, text, work.context)
        if wrong:
            text = await self._repaired(work, text, wrong)
            text, _ = await asyncio.to_thread(_mended, text, work.context)
        return await asyncio.to_thread(struck, text, work.context)

    async def _repaired(self, work: _Work, text: str, wrong: Sequence[Finding]) -> str:
        prompt = self._prompts["repair_section"]
        listed = texts.listed([texts.finding(f.quote, _told_to_model(f)) for f in wrong])
        inputs = {"facts": facts_told(work.task.own_facts), "findings": listed, "text": text}
        try:
            return await work.writing.write(prompt, inputs, unseen=True)
        except ModelError:
            return text  # the draft stands; what is wrong in it is struck by code

    def _affordable(
        self, passages: Sequence[str], render: Callable[[Sequence[str]], tuple[Message, ...]]
    ) -> Sequence[str]:
        """Return as many passages as fit into the context with a third of it left for the answer."""
        room = self._context_tokens * 2 / 3
        while passages and sum(self._meter.count(m.content) for m in render(passages)) > room:
            passages = passages[:-1]
        return passages

    def _skeleton(self, task: Assignment) -> Version:
        below = subheadings(task.document, task.section)
        text = skeleton(task.section.plan, task.own_facts, task.missing, task.genre.items, below)
        used = Provenance(facts=tuple(fact.id for fact in task.own_facts))
        version = Version(0, text, Author.SKELETON, provenance=used)
        return replace(version, findings=check(text, self._context(task)))


def _mended(text: str, context: Context) -> tuple[str, list[Finding]]:
    """Return the text with its safe fixes made, and what a model should repair in it."""
    text, _ = settled(text, context)
    found = check(text, context)
    wrong = {f for f in blocking(found) if f.rule != "T11"} | {f for f in found if f.fix.kind == "regenerate"}
    return text, [f for f in found if f in wrong]


def _ordered(task: Assignment) -> tuple[Fact, ...]:
    """Return what the order itself tells: 加上一句，其中党员45人."""
    return (Fact(0, task.section.id, task.order.instruction, ""),) if task.order.instruction else ()


def _told_to_model(found: Finding) -> str:
    """Return what is wrong without the title of an exemplar, which may name its unit."""
    return MESSAGES[found.rule] if from_exemplars((found,)) else found.message


def _guidance(task: Assignment) -> str:
    """Return what the section must do, and the headings it must have."""
    below = subheadings(task.document, task.section)
    return " ".join(filter(None, (task.section.plan.guidance, texts.divided(below) if below else "")))


def _common(task: Assignment) -> dict[str, str]:
    return {
        "genre": task.genre.name,
        "manner": task.genre.manner,
        "title": task.document.title,
        "name": section_name(task.document, task.section),
        "facts": facts_told(task.own_facts),
        "wishes": wishes_told(task.ledger),
        "avoided": avoided(task.ledger),
    }


def _lines(done: Sequence[str]) -> str:
    return "".join(f"{text}\n" for text in done)
