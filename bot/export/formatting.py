"""A file in any dress becomes a Word file by GB/T 9704-2012: `gongwen format`, and the button in the chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from bot.config import Layout
from bot.corpus.markdown import markdown
from bot.corpus.reading import CHAT_CHARACTERS, plain, read, word
from bot.domain.table import Table
from bot.export.docx import printed
from bot.export.piped import cut
from bot.export.recognised import recognised
from bot.export.templates.origin import brought
from bot.language.entry import entered
from bot.language.offsets import traced


@dataclass(frozen=True)
class Formatted:
    """A typeset file, and what of the source is not in it."""

    content: bytes
    text: str
    """The text of the source, as `read` returns it."""
    pictures: int = 0
    notes: int = 0


def formatted(name: str, content: bytes, layout: Layout) -> Formatted:
    """Return the file typeset, its words unchanged; raise UnreadableFile where it cannot be read."""
    text = read(name, content, CHAT_CHARACTERS)
    match PurePath(name).suffix.lower():
        case ".docx":
            laid = word.laid_out(name, content)
            sheet = replace(
                recognised(list(map(_entered, laid.lines)), laid.tables, layout), origin=brought(content)
            )
            return Formatted(printed(sheet, layout), text, laid.pictures, laid.notes)
        case ".md":
            source = _entered(plain.read(name, content))
            bare = traced(source).edited(markdown(source)).text
            lines, tables = _apart(bare.splitlines())
            return Formatted(printed(recognised(lines, tables, layout), layout), text)
    return Formatted(printed(recognised(_entered(text).splitlines(), {}, layout), layout), text)


def _entered(text: str) -> str:
    return entered(text).text


def _apart(lines: Sequence[str]) -> tuple[list[str], Mapping[int, tuple[Table, ...]]]:
    """Return the lines outside tables, and the tables by how many lines stand before them."""
    texts: list[str] = []
    tables: dict[int, tuple[Table, ...]] = {}
    for part in cut(lines):
        if isinstance(part, Table):
            tables[len(texts)] = (*tables.get(len(texts), ()), part)
        else:
            texts.append(part)
    return texts, tables
