"""A file in any dress becomes a Word file by GB/T 9704-2012: `gongwen format`, and the button in the chat."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.config import Layout
from bot.domain.story import Loss, Story
from bot.export.sheet.first_page import with_text_on_first_page
from bot.export.sheet.recognised import sheet_of_story
from bot.export.sheet.sheet import Sheet
from bot.export.sheet.wide_tables import with_wide_tables_turned
from bot.export.templates.aigc_label import label_in
from bot.export.templates.opening import dangers_in
from bot.export.word.docx import typeset_sheet
from bot.export.word.proof import losses
from bot.files import plain
from bot.files.as_word import as_word
from bot.files.as_workbook import as_workbook
from bot.files.chat_answers import without_answers
from bot.files.markdown_signs import is_markdown
from bot.files.reading import CHAT_CHARACTERS, read
from bot.files.word import reading as word
from bot.language.document.tabbed_tables import tabbed_parts
from bot.texts.conversation import templates as dangers

_TOLD_AS = {
    dangers.OBJECTS: {"object", "control", "chunk"},
    dangers.FIELDS: {"field"},
    dangers.LINKS: {"linked", "address"},
}
"""As which losses a danger is known."""


@dataclass(frozen=True)
class TypesetFile:
    """A typeset file, and what of the source is not in it."""

    content: bytes
    text: str
    """The text of the source, as `read` returns it."""
    losses: tuple[Loss, ...] = ()
    moved: bool = False
    """Whether the addressee stands in the imprint now, for the first page would have held no text."""


def typeset_file(name: str, content: bytes, layout: Layout) -> TypesetFile:
    """Return the file typeset, its words unchanged; raise UnreadableFile where it cannot be read."""
    text, story = _read(name, content)
    sheet = _with_what_stands_beside(sheet_of_story(story.parts, layout), story)
    sheet = with_wide_tables_turned(sheet, layout)
    printed = with_text_on_first_page(sheet, layout)
    made = typeset_sheet(printed, layout)
    lost = losses(story, made)
    dangers = _dangers(story, {one.what for one in lost})
    return TypesetFile(made, text, (*lost, *dangers), moved=printed is not sheet)


def _dangers(story: Story, told: set[str]) -> Iterator[Loss]:
    """Yield what the source would run or fetch, and what of it is not told already."""
    for why in dangers_in(story.package) if story.package else ():
        if not told & _TOLD_AS.get(why, set()):
            yield Loss("danger", name=why)


def read_sheet(name: str, content: bytes, layout: Layout) -> Sheet:
    """Return what is to be printed of a file; raise UnreadableFile where it cannot be read."""
    _, story = _read(name, content)
    return _with_what_stands_beside(sheet_of_story(story.parts, layout), story)


def _read(name: str, content: bytes) -> tuple[str, Story]:
    """Return the text of a file as it is checked, and the file as it is typeset."""
    source = as_word(*as_workbook(name, content))
    text = read(source.name, source.content, CHAT_CHARACTERS)
    story = _story(source.name, source.content, text)
    return text, replace(story, losses=(*story.losses, Loss("plain"))) if source.plain else story


def _story(name: str, content: bytes, text: str) -> Story:
    match PurePath(name).suffix.lower():
        case ".docx":
            return word.story(name, content)
        case ".md":
            return _without_answers(_markdown(plain.read(name, content)))
        case ".txt":
            # What a model answered is saved and pasted as it is, whatever the file is called.
            written = plain.read(name, content)
            found = _markdown(written) if is_markdown(written) else Story(tuple(tabbed_parts(written)))
            return _without_answers(found)
        case ".xlsx":
            from bot.files.workbook import reading as workbook

            return workbook.story(name, content)
        case ".pdf":
            from bot.files.pdf import reading as pdf

            return pdf.story(name, content)
    return Story(tuple(tabbed_parts(text)))


def _markdown(text: str) -> Story:
    from bot.files.markdown_story import markdown_story  # its parser: most texts need not wait for it

    return markdown_story(text)


def _without_answers(story: Story) -> Story:
    parts, said = without_answers(story.parts)
    return replace(story, parts=tuple(parts), losses=(*story.losses, *said))


def _with_what_stands_beside(sheet: Sheet, story: Story) -> Sheet:
    origin = label_in(story.package) if story.package else ""
    return replace(sheet, origin=origin, notes=story.notes, headers=story.headers, package=story.package)
