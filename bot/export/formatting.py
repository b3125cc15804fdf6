"""A file in any dress becomes a Word file by GB/T 9704-2012: `gongwen format`, and the button in the chat."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.config import Layout
from bot.domain.story import Line, Loss, Story
from bot.domain.table import Table
from bot.domain.words import plain_words
from bot.export.sheet.pipe_tables import lines_and_tables
from bot.export.sheet.recognised import sheet_of_story
from bot.export.sheet.sheet import Sheet
from bot.export.templates.aigc_label import label_in
from bot.export.word.docx import typeset_sheet
from bot.export.word.proof import losses
from bot.files import plain, word
from bot.files.markdown import markdown
from bot.files.reading import CHAT_CHARACTERS, read
from bot.language.entry import normalise
from bot.language.offsets import trace


@dataclass(frozen=True)
class TypesetFile:
    """A typeset file, and what of the source is not in it."""

    content: bytes
    text: str
    """The text of the source, as `read` returns it."""
    losses: tuple[Loss, ...] = ()


def typeset_file(name: str, content: bytes, layout: Layout) -> TypesetFile:
    """Return the file typeset, its words unchanged; raise UnreadableFile where it cannot be read."""
    text = read(name, content, CHAT_CHARACTERS)
    story = _story(name, content, text)
    sheet = _with_what_stands_beside(sheet_of_story(story.parts, layout), story)
    made = typeset_sheet(sheet, layout)
    return TypesetFile(made, text, losses(story, made))


def read_sheet(name: str, content: bytes, layout: Layout) -> Sheet:
    """Return what is to be printed of a file; raise UnreadableFile where it cannot be read."""
    story = _story(name, content, read(name, content, CHAT_CHARACTERS))
    return _with_what_stands_beside(sheet_of_story(story.parts, layout), story)


def _story(name: str, content: bytes, text: str) -> Story:
    match PurePath(name).suffix.lower():
        case ".docx":
            return word.story(name, content)
        case ".md":
            source = normalise(plain.read(name, content)).text
            bare = trace(source).with_edits(markdown(source)).text
            return Story(tuple(_parts(bare.splitlines())))
    return Story(tuple(Line(plain_words(line)) for line in normalise(text).text.splitlines()))


def _parts(lines: Sequence[str]) -> list[Line | Table]:
    found = lines_and_tables(lines)
    return [part if isinstance(part, Table) else Line(plain_words(part)) for part in found]


def _with_what_stands_beside(sheet: Sheet, story: Story) -> Sheet:
    origin = label_in(story.package) if story.package else ""
    return replace(sheet, origin=origin, notes=story.notes, headers=story.headers, package=story.package)
