"""Sentences that nobody told: the drafter proposed them, and the clerk confirms or strikes each."""

from collections.abc import Iterator, Sequence

from bot.domain.document import Clause, Section
from bot.drafting.writing.tags import clauses_of, located

_CLOSING = "。！？；"


def proposed_in(section: Section) -> Iterator[tuple[int, int]]:
    """Yield where the proposed sentences stand in what the user sees of a section."""
    if section.current:
        yield from proposed(section.current.text, clauses_of(section))


def proposed(text: str, clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yield where the proposed sentences of a text stand, word for word, their closing marks included."""
    for (start, end), clause in located(text, clauses):
        if clause.proposed:
            yield start, end + (text[end : end + 1] in _CLOSING and end < len(text))


def struck(text: str, sentence: str) -> str:
    """Return the text without a sentence; a paragraph that was nothing else goes with it."""
    before, found, after = text.partition(sentence)
    return "\n".join(line for line in f"{before}{after}".splitlines() if line.strip()) if found else text
