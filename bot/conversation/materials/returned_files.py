"""Whether a Word file that arrives is one of ours, corrected: by what it says of itself, or by its text."""

import asyncio
from collections.abc import Mapping
from pathlib import PurePath

from bot.config import Layout
from bot.conversation.events import File, Returned
from bot.conversation.services import Services
from bot.conversation.state import Awaiting, Stage, load_state
from bot.domain.document import Document
from bot.errors import UnreadableFile
from bot.export.revisions.identity import Identity, identity_in
from bot.export.revisions.returned import correction, lines_of
from bot.export.revisions.versions import at_versions
from bot.export.word.docx import typeset
from bot.files.reading import read
from bot.files.word import reading as word
from bot.files.word.comments import comments

_ALIKE = 0.6
"""A file that does not say what it is must have so much of the document in hand."""


async def recognise(services: Services, chat: str, file: File) -> Returned | None:
    """Return what a corrected file changes; `None` for any other file, and where another one is awaited."""
    if PurePath(file.name).suffix.lower() != ".docx":
        return None
    async with services.store.read() as store:
        state = load_state((await store.chat(chat)).state)
    if state.awaiting in (Awaiting.CHECK, Awaiting.TEMPLATE, Awaiting.EXEMPLAR):
        return None
    try:
        told = await asyncio.to_thread(identity_in, file.name, file.content)
    except UnreadableFile:
        return None  # whatever it is for, it is refused there
    if told is None and not (state.stage is Stage.REVIEW and state.document):
        return None
    async with services.store.read() as store:
        known = await store.document_by_public_id(chat, told.document) if told else None
        number = known.id if known else 0 if told else state.document
        document = await store.document(number, history=True) if number else None
    if document is None:
        return None
    return await asyncio.to_thread(_returned, file, document, told, services.layout)


def _returned(file: File, document: Document, told: Identity | None, layout: Layout) -> Returned | None:
    bases = _bases(document, told.versions if told else {})
    exported = at_versions(document, bases)
    try:
        read(file.name, file.content)
        lines = lines_of(file.name, file.content)
        noted = comments(word.story(file.name, file.content))
    except UnreadableFile:
        return None
    found = correction(exported, lines_of(file.name, typeset(exported, layout)), lines)
    if told is None and found.common < _ALIKE:
        return None
    return Returned(file.update, file.name, document.id, found.sections, bases, found.elsewhere, noted)


def _bases(document: Document, told: Mapping[int, int]) -> dict[int, int]:
    """Return the versions that were exported, those that are there; else those that are shown."""
    known = {one.id: {version.number for version in one.versions} for one in document.sections}
    shown = {one.id: one.shown for one in document.live}
    return shown | {section: n for section, n in told.items() if n in known.get(section, ())}
