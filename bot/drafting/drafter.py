"""The drafter: sections by a model, or from the skeleton where there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.compliance.checker import check
from bot.compliance.house_places import in_house_words
from bot.compliance.rule import Exemption
from bot.computing import compute
from bot.domain import orders
from bot.domain.document import Author, Provenance, Version
from bot.domain.passage import Hit
from bot.drafting.genres.customs import customary_text
from bot.drafting.outline.proposing import subheadings
from bot.drafting.renewing.changes import changes
from bot.drafting.renewing.inserting import renew_by_code
from bot.drafting.renewing.renewal import Renewal, code_renewal, model_renewal
from bot.drafting.renewing.stale import StaleSentence, stale_sentences
from bot.drafting.skeleton import skeleton
from bot.drafting.sources.exemplars import Search, relevant_hits, sources_of
from bot.drafting.sources.masking import masking_for
from bot.drafting.variants.offered import Wordings
from bot.drafting.variants.paragraphs import with_another_paragraph
from bot.drafting.variants.titles import titles
from bot.drafting.writing.assignment import Assignment, SectionDraft
from bot.drafting.writing.calls import Show, Writing
from bot.drafting.writing.inputs import common_inputs
from bot.drafting.writing.objections import Repair
from bot.drafting.writing.section import write_section
from bot.drafting.writing.whole import Whole, open_sections, write_whole
from bot.drafting.writing.work import Work
from bot.errors import ModelUnfit
from bot.llm.model import ChatModel
from bot.llm.prompts import Prompt
from bot.llm.tokens import TokenMeter
from bot.texts.conversation import choosing as texts

_TITLE, _PARAGRAPH = "title_variants", "paragraph_variants"
TASKS = ("draft_whole", "draft_section", "rewrite_section", "continue_section", _TITLE, _PARAGRAPH)
_SIMILAR, _AMONG = 3, 12
"""So many passages are shown to the user, and among so many those are sought that fit a draft."""
_SHARE = 2 / 3
"""How much of the context a request may take; the rest is for the answer."""


class Drafter:
    """Drafts sections with a model, or from the skeleton where there is none."""

    def __init__(
        self,
        library: Search,
        prompts: Mapping[str, Prompt],
        model: ChatModel | None,
        meter: TokenMeter,
        context_tokens: int,
        allowed: tuple[Exemption, ...] = (),
        mend: Repair | None = None,
    ) -> None:
        """Take what drafts are made with; `mend` is asked about what is wrong in one."""
        self.library = library
        self._prompts = prompts
        self._model = model
        self._meter = meter
        self._room = round(context_tokens * _SHARE)
        self._allowed = allowed
        self._mend = mend

    @property
    def has_model(self) -> bool:
        """Return whether a model is configured."""
        return self._model is not None

    async def draft(self, task: Assignment, show: Show) -> SectionDraft:
        """Return the finished section; raise a ModelError where the model gives none.

        `ModelCut.partial` then holds the section as far as it came, earlier parts included.
        """
        if self._model is None or (isinstance(task.order, orders.Draft) and task.order.skeleton):
            return SectionDraft(await compute(self._skeleton, task))
        work = await self._work(task, self._model, show)
        version = await write_section(work, self._prompts, self._room)
        return SectionDraft(version, tuple(work.writing.costs))

    async def draft_whole(self, task: Assignment, show: Show) -> Whole:
        """Return the sections of a document that one call brought, and those that are left."""
        if self._model is None:
            return Whole(left=tuple(s.id for s in open_sections(task.document)))
        writing = await compute(self._writing, task, self._model, show)
        work = Work(task, writing, (), task.context(allowed=self._allowed), self._mend)
        return await write_whole(work, self._prompts, self._room)

    async def variants(self, task: Assignment, order: orders.Variants) -> Wordings:
        """Return wordings of the title, or of a paragraph; raise a ModelError where the model gives none."""
        if self._model is None:
            raise ModelUnfit(texts.NO_MODEL)
        writing = await compute(self._writing, task, self._model, _show_nothing)
        work = Work(task, writing, (), task.context(allowed=self._allowed), None)
        if order.section:
            found = await with_another_paragraph(work, order.paragraph, self._prompts[_PARAGRAPH])
            return Wordings((), found, tuple(writing.costs), self._model.name)
        return Wordings(await titles(work, self._prompts[_TITLE]), (), tuple(writing.costs), self._model.name)

    async def renew(self, task: Assignment, order: orders.Renew, show: Show) -> Renewal:
        """Return what came of the sentences that state the facts which the order names."""
        own = (task.section, order.facts, task.ledger, task.document.brief)
        known = await compute(stale_sentences, *own)
        made = await self._renewal(task, [one for one in known if one.by_hand is order.own], show)
        others = tuple(one for one in known if one.by_hand and not order.own)
        return replace(made, by_hand=others, changes=changes(task.ledger, order.facts))

    async def _renewal(self, task: Assignment, found: Sequence[StaleSentence], show: Show) -> Renewal:
        if self._model is None or all(one.instead is not None for one in found):
            return code_renewal(task.section, found, renew_by_code(found, task.ledger))
        work = await self._work(task, self._model, show)
        return await model_renewal(work, self._prompts["rewrite_section"], found)

    async def similar(self, task: Assignment, limit: int = _SIMILAR) -> Sequence[Hit]:
        """Return passages that do what the section is to do, of exemplars on a matter that is near."""
        plan, topic = task.section.plan, task.document.brief.topic
        heading = " ".join(filter(None, (plan.part, plan.heading)))
        for role in (plan.role, None):
            hits = await self.library.search(
                heading,
                matter=f"{topic} {plan.heading}",
                genre=task.genre.kind,
                role=role,
                limit=limit,
                scopes=("shipped", "organisation", task.chat),
            )
            if hits:
                return hits
        return ()

    async def _work(self, task: Assignment, model: ChatModel, show: Show) -> Work:
        rewriting = isinstance(task.order, orders.Rewrite | orders.Renew)
        found = () if rewriting else await self.similar(task, _AMONG)
        hits = relevant_hits(found, task.section.plan)
        sources = await sources_of(self.library, hits)
        writing = await compute(self._writing, task, model, show)
        return Work(task, writing, hits, task.context(sources, self._allowed), self._mend)

    def _writing(self, task: Assignment, model: ChatModel, show: Show) -> Writing:
        veil = masking_for(task.document, task.facts, orders.instruction_of(task.order), task.ledger)
        told = common_inputs(task, veil, self._prompts["draft_whole"])
        return Writing(model, self._meter, show, veil, told)

    def _skeleton(self, task: Assignment) -> Version:
        below = subheadings(task.document, task.section)
        told = skeleton(task.section.plan, task.own_facts, task.missing, task.genre.items, below)
        text = customary_text(told, task.section, task.document, task.genre, task.ledger)
        text = in_house_words(text, task.house)
        used = Provenance(facts=tuple(fact.id for fact in task.own_facts))
        version = Version(0, text, Author.SKELETON, provenance=used)
        return replace(version, findings=check(text, task.context(allowed=self._allowed)))


async def _show_nothing(_text: str) -> None:
    """Show nothing: what is offered is shown when all of it is there."""
