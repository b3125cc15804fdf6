"""A draft on arrival: tags stripped and kept, safe fixes made, what blocks it mended, or struck by code.

What a model was asked to mend is never struck: it stays as a finding that keeps the text from going out.
Only where no model answers does code put a gap in the place of what nobody told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.compliance.checker import repair
from bot.compliance.rule import Context
from bot.computing import compute
from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.drafting.striking import strike_inventions
from bot.drafting.writing.coverage import missing_facts
from bot.drafting.writing.objections import Objection, objections_to
from bot.drafting.writing.tags import carry_clauses, strip_tags, with_tags
from bot.drafting.writing.work import Work
from bot.errors import ModelError


@dataclass(frozen=True)
class Text:
    """A text with the clauses that have a source."""

    text: str
    clauses: tuple[Clause, ...] = ()

    def told(self, facts: Sequence[Fact]) -> list[Fact]:
        """Return the facts that it tells."""
        left = missing_facts(self.text, facts, self.clauses)
        return [fact for fact in facts if fact not in left]


def join(texts: Sequence[Text]) -> Text:
    """Return the paragraphs, or stretches of them, as one text."""
    return Text("\n".join(t.text for t in texts), tuple(c for t in texts for c in t.clauses))


async def verify(answer: str, work: Work, expected: Sequence[Fact]) -> Text:
    """Return what is kept of an answer that came with its tags; it is to tell the expected facts."""
    draft = await compute(_parse, answer, work)
    against = await _objections(draft, work, expected)
    if not against or work.is_reviewed:
        return draft
    if work.mend is not None:
        try:
            mended = await work.mend(work.task, with_tags(draft.text, draft.clauses), against, work.writing)
        except ModelError:
            pass  # nobody mends it: what nobody told is struck
        else:
            return await compute(_parse, mended, work)
    return await compute(_strike, draft, work.context)


async def sound_text(answer: str, work: Work, expected: Sequence[Fact]) -> Text | None:
    """Return what is kept of an answer as `verify` does; `None` where anything in it is to be mended."""
    draft = await compute(_parse, answer, work)
    return None if await _objections(draft, work, expected) else draft


async def _objections(draft: Text, work: Work, expected: Sequence[Fact]) -> tuple[Objection, ...]:
    known = (draft.text, draft.clauses, expected, work.context, work.task.ledger.doubts)
    return await compute(objections_to, *known)


def _parse(answer: str, work: Work) -> Text:
    bare = strip_tags(answer, {fact.id for fact in work.task.facts})
    text, _ = repair(bare.text, work.context)
    return Text(text, carry_clauses(bare.clauses, bare.text, text))


def _strike(draft: Text, context: Context) -> Text:
    text = strike_inventions(draft.text, replace(context, clauses=draft.clauses))
    return Text(text, carry_clauses(draft.clauses, draft.text, text))
