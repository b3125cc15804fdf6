"""The comments (批注) of a Word file, each with the words that it stands at."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.story import Line, Story
from bot.domain.table import Table
from bot.domain.words import Words
from bot.regex import regex

_MARK = regex(r'<w:commentRange(?P<side>Start|End) w:id="(?P<number>\d+)"/>')


class Comment(NamedTuple):
    """What somebody noted."""

    author: str
    text: str
    quoted: str
    """The words that it stands at; empty where it stands at a place."""


def comments(story: Story) -> tuple[Comment, ...]:
    """Return the comments in the order of the file; one without words is left out."""
    quoted = _quoted(story)
    found = (
        Comment(
            note.author, "".join(words.text for words in note.paragraphs).strip(), quoted.get(note.number, "")
        )
        for note in story.notes
        if note.kind == "comment"
    )
    return tuple(one for one in found if one.text)


def _quoted(story: Story) -> dict[int, str]:
    quoted: dict[int, str] = {}
    open_: set[int] = set()
    for words in _words(story):
        for span in words.spans:
            if span.thing and (mark := _MARK.fullmatch(span.thing.xml)):
                (open_.add if mark["side"] == "Start" else open_.discard)(int(mark["number"]))
            for number in open_:
                quoted[number] = quoted.get(number, "") + span.text
    return quoted


def _words(story: Story) -> Iterator[Words]:
    for part in story.parts:
        if isinstance(part, Line):
            yield part.words
        elif isinstance(part, Table):
            yield from (
                w for row in part.rows for cell in row.cells for w in cell.content if isinstance(w, Words)
            )
