"""`compare`: two texts as one Word file with tracked changes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from bot.commands.places import check_place, content_of
from bot.config import Layout, load
from bot.domain.document import Document
from bot.errors import UsageError
from bot.export.formatting import typeset_file
from bot.export.revisions.redline import redline
from bot.export.revisions.versions import at_versions, before
from bot.export.saving import save
from bot.export.word.docx import typeset
from bot.texts import command_line
from bot.texts import revisions as texts


@dataclass(frozen=True)
class Sides:
    """What is compared: two files, or a stored document with a file or with itself as it was."""

    files: tuple[Path, ...]
    document: int | None = None
    section: int | None = None
    versions: str = ""


async def compare(sides: Sides, author: str, output: Path, config_path: Path | None) -> None:
    """Write the file and say so; raise UsageError where the two sides are not there."""
    if output.suffix.lower() != ".docx":
        raise UsageError(texts.not_docx(str(output)))
    if len(sides.files) != (2 if sides.document is None else min(len(sides.files), 1)):
        raise UsageError(texts.TWO_FILES)
    check_place(output, *sides.files)
    config = load(config_path)
    document = await _stored(sides.document, config_path) if sides.document is not None else None
    old, new = await asyncio.to_thread(_files, sides, document, config.layout)
    made = await asyncio.to_thread(redline, old, new, author, datetime.now(UTC))
    try:
        await asyncio.to_thread(save, output, made.content)
    except OSError as error:
        raise UsageError(command_line.cannot_write(str(output), error.errno)) from error
    click.echo(texts.redlined(str(output), made.changes, made.left_out))


async def _stored(identifier: int, config_path: Path | None) -> Document:
    # Two files need no store.
    from bot.commands.start import begin
    from bot.store.store import open_store

    async with open_store(begin(config_path)) as store, store.read() as asked:
        document = await asked.document(identifier, history=True)
    if document is None:
        raise UsageError(command_line.no_document(identifier))
    return document


def _files(sides: Sides, document: Document | None, layout: Layout) -> Sequence[bytes]:
    read = [_typeset_file(file, layout) for file in sides.files]
    if document is None:
        return read
    if read:
        return typeset(document, layout), read[0]
    return [typeset(one, layout) for one in _versions(sides, document)]


def _typeset_file(file: Path, layout: Layout) -> bytes:
    content = content_of(file)
    return typeset_file(file.name, content, layout).content


def _versions(sides: Sides, document: Document) -> tuple[Document, Document]:
    earlier = before(document)
    if sides.section is None and not sides.versions:
        if not earlier:
            raise UsageError(texts.NOTHING_BEFORE)
        return at_versions(document, earlier), document
    section = next((one for n, one in enumerate(document.live, 1) if n == sides.section), None)
    asked = sides.versions or (f"{earlier.get(section.id, 0)}:{section.shown}" if section else "")
    first, _, second = asked.partition(":")
    known = {str(one.number): one.number for one in section.versions} if section else {}
    if section is None or first not in known or second not in known:
        raise UsageError(texts.NO_VERSIONS)
    one, other = ({section.id: known[number]} for number in (first, second))
    return at_versions(document, one), at_versions(document, other)
