"""A draft as its reviewer reads it: with its tags, each section behind a line with its number."""

from collections.abc import Iterator

from bot.drafting.review.draft import Draft, Part
from bot.drafting.writing.tags import with_tags


def part_with_tags(part: Part) -> str:
    """Return the text of a section with its tags."""
    return with_tags(part.text, part.clauses)


def text_with_tags(draft: Draft) -> str:
    """Return all sections; the numbers are those of the document's outline."""
    numbers = {section.id: n for n, section in enumerate(draft.document.live, 1)}
    return "\n".join(line for part in draft.parts for line in _lines(numbers[part.section.id], part))


def _lines(number: int, part: Part) -> Iterator[str]:
    yield f"[{number}] {part.name}"
    yield part_with_tags(part)
