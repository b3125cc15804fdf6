"""A file in any dress becomes a Word file by GB/T 9704-2012: `gongwen format`, and the button in the chat."""

from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.config import Layout
from bot.domain.story import Loss, Story
from bot.export.sheet.recognised import sheet_of_story
from bot.export.sheet.sheet import Sheet
from bot.export.sheet.tabbed_tables import tabbed_parts
from bot.export.templates.aigc_label import label_in
from bot.export.word.docx import typeset_sheet
from bot.export.word.proof import losses
from bot.files import plain, word
from bot.files.chat_answers import without_answers
from bot.files.markdown_story import is_markdown, markdown_story
from bot.files.reading import CHAT_CHARACTERS, read


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
            return _without_answers(markdown_story(plain.read(name, content)))
        case ".txt":
            # What a model answered is saved and pasted as it is, whatever the file is called.
            written = plain.read(name, content)
            found = markdown_story(written) if is_markdown(written) else Story(tuple(tabbed_parts(written)))
            return _without_answers(found)
    return Story(tuple(tabbed_parts(text)))


def _without_answers(story: Story) -> Story:
    parts, said = without_answers(story.parts)
    return replace(story, parts=tuple(parts), losses=(*story.losses, *said))


def _with_what_stands_beside(sheet: Sheet, story: Story) -> Sheet:
    origin = label_in(story.package) if story.package else ""
    return replace(sheet, origin=origin, notes=story.notes, headers=story.headers, package=story.package)
