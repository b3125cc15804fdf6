"""The headings of a stretch of a file, as its cleaned text has them."""

from bot.corpus.cleaning.cleaner import clean
from bot.corpus.parsing.headings import headings_in
from bot.domain.piece import Heading


def headings(text: str, start: int, end: int) -> tuple[Heading, ...]:
    """Return the headings between two offsets of a decoded file, in the offsets of the file."""
    cleaned = clean(text[start:end])
    return tuple(
        Heading(
            found.level,
            cleaned.text[found.start : found.text_start].strip(),
            cleaned.text[found.text_start : found.text_end].strip(),
            start + cleaned.origin(found.start),
        )
        for found in headings_in(cleaned.text)
    )
