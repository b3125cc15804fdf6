"""The reviewer: one request with the whole draft and what code found in it, answered by replacements."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from bot.compliance.checker import check, relocate_exemplar_findings
from bot.compliance.rule import Exemption
from bot.computing import compute
from bot.domain.document import Author, Document, Provenance, Version
from bot.domain.genre import Genre
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.drafting.briefing import briefing
from bot.drafting.genres.customs import customary_text
from bot.drafting.outline.proposing import section_name
from bot.drafting.review.answer import AnswerJson
from bot.drafting.review.draft import Draft, Part, draft_of
from bot.drafting.review.edits import Edit, apply_edits
from bot.drafting.review.faults import faults_in
from bot.drafting.review.faults.fault import Fault
from bot.drafting.review.tagged import part_with_tags, text_with_tags
from bot.drafting.sources.masking import masking_for
from bot.drafting.striking import strike_inventions
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.calls import Writing
from bot.drafting.writing.inputs import of_genre
from bot.drafting.writing.objections import Objection
from bot.drafting.writing.tags import carry_clauses, strip_tags
from bot.errors import ModelError
from bot.llm.model import ChatModel, Cost
from bot.llm.prompts import Prompt
from bot.llm.structured import cost_of, request_answer
from bot.llm.tokens import TokenMeter
from bot.texts.prompting import faults as texts

logger = logging.getLogger(__name__)

TASKS = ("review",)
_MOST_EDITS = 15
_MOST_FAULTS = 30


@dataclass(frozen=True)
class ReviewOutcome:
    """What a review has made of a document."""

    versions: Mapping[int, Version] = field(default_factory=dict)
    """The new version of each section that was changed, by its id."""
    bases: Mapping[int, int] = field(default_factory=dict)
    """Which version of it was reviewed: where another is shown by now, that one stays."""
    left: tuple[Fault, ...] = ()
    """What is still wrong."""
    costs: tuple[Cost, ...] = ()
    model: str = ""
    why_not: str = ""
    """Why the model has not read it through; empty where it has."""


class Reviewer:
    """Reviews drafts with a model."""

    def __init__(
        self,
        model: ChatModel,
        prompts: Mapping[str, Prompt],
        meter: TokenMeter,
        allowed: tuple[Exemption, ...] = (),
    ) -> None:
        """Take what reviews are made with; `allowed` is what the office lets stand."""
        self._model, self._prompt, self._meter, self._allowed = model, prompts["review"], meter, allowed

    async def review(
        self, document: Document, genre: Genre, ledger: Ledger, house: tuple[HouseWord, ...] = ()
    ) -> ReviewOutcome:
        """Return what is better in a document; where the model gives no answer, what code can do alone."""
        draft = draft_of(document, genre, ledger, self._allowed, house)
        if not draft.parts:
            return ReviewOutcome(model=self._model.name)
        writing = await compute(self._writing, draft)
        faults = await compute(faults_in, draft)
        try:
            better = await self._asked(draft, [f.line for f in faults[:_MOST_FAULTS]], writing)
        except ModelError as error:
            logger.warning("not reviewed document=%d error=%s", document.id, type(error).__name__)
            left = await compute(self._strike, draft, tuple(writing.costs))
            return replace(left, why_not=str(error))
        return await compute(self._review_outcome, draft, better, writing)

    async def review_by_code(
        self, document: Document, genre: Genre, ledger: Ledger, house: tuple[HouseWord, ...] = ()
    ) -> ReviewOutcome:
        """Return what code does where no review comes to its end: what nobody told is struck."""
        draft = await compute(draft_of, document, genre, ledger, self._allowed, house)
        return await compute(self._strike, draft, ())

    async def mend(
        self, task: Assignment, text: str, objections: Sequence[Objection], writing: Writing
    ) -> str:
        """Return a section, tags included, with what could be mended; raise ModelError for no answer."""
        bare = strip_tags(text, {fact.id for fact in task.facts})
        part = Part(task.section, section_name(task.document, task.section), bare.text, bare.clauses)
        papers = (task.document, task.genre, task.ledger, (part,))
        draft = Draft(*papers, whole=False, allowed=self._allowed, house=task.house)
        lines = [texts.at(f.quote, f.message) if f.quote else f.message for f in objections]
        better = await self._asked(draft, lines, writing)
        return part_with_tags(better.parts[0])

    def _writing(self, draft: Draft) -> Writing:
        ledger = draft.ledger
        veil = masking_for(draft.document, ledger.facts, "", ledger)
        paper = briefing(draft.document, draft.genre, ledger, veil, house=draft.house)
        return Writing(self._model, self._meter, _show_nothing, veil, {"paper": paper})

    async def _asked(self, draft: Draft, faults: Sequence[str], writing: Writing) -> Draft:
        """Return the draft with what the model wants replaced in it, as far as that does no harm."""
        inputs = {**of_genre(draft.genre), "draft": text_with_tags(draft), "faults": texts.fault_list(faults)}
        messages = writing.messages(self._prompt, inputs)
        sent = "\n\n".join(m.content for m in messages)
        writing.sent.append(sent)
        answer = await request_answer(self._model, messages, AnswerJson, temperature=self._prompt.temperature)
        writing.costs.append(cost_of(answer, messages))
        wanted = _edits(answer.value, writing, sent)
        better, made = await compute(apply_edits, draft, wanted)
        logger.info(
            "reviewed sections=%d faults=%d edits=%d made=%d skipped=%d",
            *(len(draft.parts), len(faults), len(answer.value.edits), made, len(answer.value.skip)),
        )
        return better

    def _strike(self, draft: Draft, costs: tuple[Cost, ...]) -> ReviewOutcome:
        after = replace(draft, parts=tuple(_without_inventions(part, draft) for part in draft.parts))
        return self._outcome(draft, after, _provenance_of, costs)

    def _review_outcome(self, before: Draft, after: Draft, writing: Writing) -> ReviewOutcome:
        made = partial(self._provenance, draft=after, writing=writing)
        return self._outcome(before, after, made, tuple(writing.costs))

    def _outcome(
        self,
        before: Draft,
        after: Draft,
        provenance: Callable[[Part], Provenance],
        costs: tuple[Cost, ...],
    ) -> ReviewOutcome:
        after = replace(after, parts=tuple(_customary(part, after) for part in after.parts))
        changed = [
            new
            for old, new in zip(before.parts, after.parts, strict=True)
            if (old.text, old.clauses) != (new.text, new.clauses)
        ]
        return ReviewOutcome(
            {new.section.id: _version(after, new, provenance(new)) for new in changed},
            {new.section.id: new.section.shown for new in changed},
            faults_in(after),
            costs,
            self._model.name,
        )

    def _provenance(self, part: Part, draft: Draft, writing: Writing) -> Provenance:
        return Provenance(
            model=self._model.name,
            prompt_hash=self._prompt.hash,
            passages=_provenance_of(part).passages,
            facts=tuple(f.id for f in draft.ledger.facts if f.section == part.section.id),
            sent=tuple(writing.sent),
        )


def _provenance_of(part: Part) -> Provenance:
    """Return where the text came from that was reviewed."""
    current = part.section.current
    return current.provenance if current else Provenance()


def _version(draft: Draft, part: Part, provenance: Provenance) -> Version:
    current = part.section.current
    compared = relocate_exemplar_findings(current.findings if current else (), part.text)
    findings = (*check(part.text, draft.context(part)), *compared)
    own = replace(provenance, clauses=part.clauses)
    return Version(0, part.text, Author.MODEL, provenance=own, findings=findings)


def _customary(part: Part, draft: Draft) -> Part:
    """Return a part as custom wants it, whatever the review took away."""
    text = customary_text(part.text, part.section, draft.document, draft.genre, draft.ledger)
    return replace(part, text=text, clauses=carry_clauses(part.clauses, part.text, text))


def _without_inventions(part: Part, draft: Draft) -> Part:
    text = strike_inventions(part.text, draft.context(part), {words.strip() for words in part.kept})
    return replace(part, text=text, clauses=carry_clauses(part.clauses, part.text, text))


def _edits(answer: AnswerJson, writing: Writing, sent: str) -> list[Edit]:
    """Return the replacements with the names back in them; one with a token that was never sent is none."""
    veil = writing.veil
    whole = [e for e in answer.edits[:_MOST_EDITS] if veil.agrees(f"{e.find}\n{e.replace}", sent)]
    return [Edit(veil.unmask(e.find), veil.unmask(e.replace)) for e in whole]


async def _show_nothing(_text: str) -> None:
    """Show nothing: a review has no text of its own."""
