"""A file in any dress becomes a Word file by GB/T 9704-2012: `gongwen format`, and the button in the chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.config import Layout
from bot.domain.table import Table
from bot.export.sheet.pipe_tables import lines_and_tables
from bot.export.sheet.recognised import sheet_of_text
from bot.export.templates.aigc_label import label_in
from bot.export.word.docx import typeset_sheet
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
    pictures: int = 0
    notes: int = 0


def typeset_file(name: str, content: bytes, layout: Layout) -> TypesetFile:
    """Return the file typeset, its words unchanged; raise UnreadableFile where it cannot be read."""
    text = read(name, content, CHAT_CHARACTERS)
    match PurePath(name).suffix.lower():
        case ".docx":
            laid = word.lines_and_tables(name, content)
            sheet = replace(
                sheet_of_text(list(map(_normalise, laid.lines)), laid.tables, layout),
                origin=label_in(content),
            )
            return TypesetFile(typeset_sheet(sheet, layout), text, laid.pictures, laid.notes)
        case ".md":
            source = _normalise(plain.read(name, content))
            bare = trace(source).with_edits(markdown(source)).text
            lines, tables = _lines_and_tables(bare.splitlines())
            return TypesetFile(typeset_sheet(sheet_of_text(lines, tables, layout), layout), text)
    return TypesetFile(typeset_sheet(sheet_of_text(_normalise(text).splitlines(), {}, layout), layout), text)


def _normalise(text: str) -> str:
    return normalise(text).text


def _lines_and_tables(lines: Sequence[str]) -> tuple[list[str], Mapping[int, tuple[Table, ...]]]:
    """Return the lines outside tables, and the tables by how many lines stand before them."""
    texts: list[str] = []
    tables: dict[int, tuple[Table, ...]] = {}
    for part in lines_and_tables(lines):
        if isinstance(part, Table):
            tables[len(texts)] = (*tables.get(len(texts), ()), part)
        else:
            texts.append(part)
    return texts, tables
