"""The clauses of a section that have a source: as its draft gave them, as far as they still stand."""

from collections.abc import Iterator, Sequence

from bot.domain.document import Clause, Section
from bot.language.sentences import sentence_spans


def clauses_of(section: Section) -> tuple[Clause, ...]:
    """Return the clauses that stand in the current version, in the order of its text.

    A hand edit has no sources of its own: those of the draft that it was made on hold for what it left alone.
    """
    current = section.current
    if current is None:
        return ()
    before = [v for v in section.versions if v.number <= current.number and v.provenance.clauses]
    return tuple(c for c, _, _ in placed(current.text, before[-1].provenance.clauses)) if before else ()


def placed(text: str, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, int, int]]:
    """Yield the clauses that a text holds, each with where it stands; one follows behind the other."""
    at = 0
    for clause in clauses:
        start = text.find(clause.text, at) if clause.text else -1
        if start >= 0:
            at = start + len(clause.text)
            yield clause, start, at


def proposals(text: str, clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yield where the sentences stand that the drafter proposed, each once, their closing marks included."""
    own = [(start, end) for clause, start, end in placed(text, clauses) if clause.proposed]
    for start, end in sentence_spans(text):
        if any(start < high <= end for _, high in own):
            yield start, end


def sources_at(text: str, clauses: Sequence[Clause], start: int, end: int) -> tuple[int, ...]:
    """Return the entries that the clauses give which stand at a place of the text, in their order."""
    near = (c.facts for c, low, high in placed(text, clauses) if low < end and start < high)
    return tuple(dict.fromkeys(number for facts in near for number in facts))
