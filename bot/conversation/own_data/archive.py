"""What is held of a user as one file: documents to be read, and everything as JSON beside them."""

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from bot.config import Layout
from bot.domain.document import Document
from bot.domain.orders import Format
from bot.export.files import gaps, render
from bot.export.naming import file_name
from bot.regex import regex
from bot.store.records.own_data import HeldFile, Holdings
from bot.texts.conversation import own_data as texts

_UNSAFE = regex(r"[^\w.\-（）《》【】]+|^\.+")
_LONGEST = 80


def archive(held: Holdings, documents: Sequence[Document], layout: Layout, now: datetime) -> bytes:
    """Return a zip of everything; some 50 ms for each document."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr(texts.README, texts.readme(now, _counts(held)))
        folder.writestr(texts.DATA, json.dumps(_told(held, now), ensure_ascii=False, indent=1))
        for name, content in (*_documents(documents, layout), *map(_file, held.files)):
            folder.writestr(name, content)
    return packed.getvalue()


def _told(held: Holdings, now: datetime) -> dict[str, Any]:
    return {"made": now.isoformat(timespec="seconds"), "tables": held.tables}


def _counts(held: Holdings) -> dict[str, int]:
    return {table: len(rows) for table, rows in held.tables.items() if rows}


def _documents(documents: Sequence[Document], layout: Layout) -> Iterator[tuple[str, bytes]]:
    for document in documents:
        for form in (Format.DOCX, Format.TXT):
            name = f"{document.id}_{file_name(document, f'.{form}', draft=bool(gaps(document)))}"
            yield f"{texts.DOCUMENTS}/{name}", render(document, form, layout)


def _file(file: HeldFile) -> tuple[str, bytes]:
    """Return where a file goes; whoever unpacks it must not be led out of the folder by its name."""
    own = PurePosixPath(file.name.replace("\\", "/")).name
    stem, dot, ending = _UNSAFE.sub("_", own).rpartition(".")
    name = f"{stem[:_LONGEST]}{dot}{ending[:_LONGEST]}"
    return f"{texts.FOLDERS[file.table]}/{file.row}_{name}", file.content
