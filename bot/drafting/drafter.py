"""One section from start to finish: search, prompt, stream, check, repair once, strike what nobody said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.compliance.checker import blocking, check, mended
from bot.compliance.rule import Context
from bot.domain.document import Author, Document, Provenance, Section, Version
from bot.domain.fact import Fact
from bot.domain.finding import Finding
from bot.domain.genre import Genre, SectionRole
from bot.domain.job import JobKind, JobOrder
from bot.domain.passage import Hit
from bot.drafting.outline import names, section_name
from bot.drafting.revision import runs
from bot.drafting.skeleton import skeleton
from bot.drafting.writing import Cost, Show, Writing
from bot.errors import ModelError
from bot.llm.model import ChatModel, Message
from bot.llm.prompts import Prompt
from bot.llm.tokens import TokenMeter
from bot.texts import drafting as texts
from bot.texts import paper

TASKS = ("draft_section", "rewrite_section", "continue_section", "repair_section")
_PASSAGES = 3
_PASSAGE_CHARS = 600


class Search(Protocol):
    """What the drafter needs of the exemplar library."""

    async def search(
        self, text: str, *, genre: str, role: SectionRole | None, limit: int, scopes: tuple[str, ...]
    ) -> Sequence[Hit]:
        """Return passages that do the same in their documents, best first."""
        ...


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

    @property
    def own_facts(self) -> tuple[Fact, ...]:
        """Return the facts told for this section, or for the document as a whole."""
        return tuple(f for f in self.facts if f.section in (self.section.id, None))


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
    ) -> None:
        self.library = library
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
            return Drafted(_skeleton(task))
        writing = Writing(self._model, self._meter, show)
        match task.order.kind:
            case JobKind.REWRITE:
                text, prompt, hits = await self._rewrite(task, writing)
            case JobKind.CONTINUE:
                text, prompt, hits = await self._continue(task, writing)
            case _:
                text, prompt, hits = await self._fresh(task, writing)
        findings = check(text, Context(task.document.brief, facts=task.facts))
        provenance = Provenance(
            model=self._model.name,
            prompt_hash=self._prompts[prompt].hash,
            passages=tuple(hit.found.id for hit in hits),
            facts=tuple(fact.id for fact in task.own_facts),
        )
        version = Version(0, text, Author.MODEL, True, task.order.instruction, provenance, findings)
        return Drafted(version, tuple(writing.costs))

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

    async def _fresh(self, task: Assignment, writing: Writing) -> tuple[str, str, Sequence[Hit]]:
        prompt, plan = self._prompts["draft_section"], task.section.plan
        hits = await self.peers(task)

        def render(shown: Sequence[Hit]) -> tuple[Message, ...]:
            return prompt.render(
                **_common(task),
                outline="\n".join(names([s.plan for s in task.document.live])),
                role=plan.role,
                guidance=plan.guidance,
                length=str(plan.length),
                missing=texts.listed(task.section.missing),
                exemplars="\n\n".join(h.found.passage.text[:_PASSAGE_CHARS] for h in shown) or texts.NONE,
            )

        hits = self._affordable(hits, render)
        text = await writing.write(render(hits), prompt.temperature)
        return await self._checked(task, text, writing), "draft_section", hits

    async def _rewrite(self, task: Assignment, writing: Writing) -> tuple[str, str, Sequence[Hit]]:
        """Rewrite and check stretch by stretch; what the user wrote by hand stays where and as it is."""
        prompt = self._prompts["rewrite_section"]
        current = task.section.current
        stretches = [(False, current.text)] if task.order.whole and current else runs(task.section)
        kept = "\n".join(text for locked, text in stretches if locked) or texts.NONE
        done: list[str] = []
        for locked, text in stretches:
            if not locked:
                instruction = task.order.instruction or texts.REWRITE
                asked = prompt.render(**_common(task), instruction=instruction, text=text, kept=kept)
                written = await writing.write(asked, prompt.temperature, before=_lines(done))
                text = await self._checked(task, written, writing)
            done.append(text)
        return "\n".join(done), "rewrite_section", ()

    async def _continue(self, task: Assignment, writing: Writing) -> tuple[str, str, Sequence[Hit]]:
        half = next((v.text for v in reversed(task.section.versions) if not v.complete), "")
        rest = await writing.write(self._continuation(task, half), before=half)
        return await self._checked(task, half + rest, writing), "continue_section", ()

    def _continuation(self, task: Assignment, half: str) -> tuple[Message, ...]:
        plan = task.section.plan
        return self._prompts["continue_section"].render(
            **_common(task), guidance=plan.guidance, length=str(plan.length), text=half
        )

    async def _checked(self, task: Assignment, text: str, writing: Writing) -> str:
        """Mend what may be mended, let the model repair once, and strike every figure nobody told."""
        context = Context(task.document.brief, facts=task.facts)
        text = mended(text, check(text, context))
        wrong = [f for f in blocking(check(text, context)) if f.rule != "T11"]
        if wrong:
            text = await self._repaired(task, text, wrong, writing)
            text = mended(text, check(text, context))
        return struck(text, context)

    async def _repaired(self, task: Assignment, text: str, wrong: Sequence[Finding], writing: Writing) -> str:
        prompt = self._prompts["repair_section"]
        listed = texts.listed([texts.finding(f.quote, f.message) for f in wrong])
        asked = prompt.render(facts=_told(task.own_facts), findings=listed, text=text)
        try:
            return await writing.write(asked, prompt.temperature, unseen=True)
        except ModelError:
            return text  # the draft stands; what is wrong in it is struck by code

    def _affordable(
        self, hits: Sequence[Hit], render: Callable[[Sequence[Hit]], tuple[Message, ...]]
    ) -> Sequence[Hit]:
        """Return as many hits as fit into the context with a third of it left for the answer."""
        while hits and sum(self._meter.count(m.content) for m in render(hits)) > self._context_tokens * 2 / 3:
            hits = hits[:-1]
        return hits


def struck(text: str, context: Context) -> str:
    """Return the text with every untraced figure replaced by 【待补：…】."""
    for finding in reversed(check(text, context)):
        if finding.rule == "T01":
            text = text[: finding.start] + paper.pending(texts.FIGURE) + text[finding.end :]
    return text


def _skeleton(task: Assignment) -> Version:
    own = [f for f in task.facts if f.section == task.section.id]
    text = skeleton(task.section.plan, own, task.section.missing, task.genre.items)
    version = Version(0, text, Author.SKELETON, provenance=Provenance(facts=tuple(f.id for f in own)))
    return replace(version, findings=check(text, Context(task.document.brief, facts=task.facts)))


def _common(task: Assignment) -> dict[str, str]:
    return {
        "genre": task.genre.name,
        "manner": task.genre.manner,
        "title": task.document.title,
        "name": section_name(task.document, task.section),
        "facts": _told(task.own_facts),
    }


def _told(facts: Sequence[Fact]) -> str:
    return texts.listed([fact.text for fact in facts])


def _lines(done: Sequence[str]) -> str:
    return "".join(f"{text}\n" for text in done)
