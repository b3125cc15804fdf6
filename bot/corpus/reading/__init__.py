"""Reading: from the bytes of a file to its text, or to one clear line why not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from bot.corpus.han import HAN
from bot.corpus.reading import archive, html, legacy, pdf, plain, word
from bot.errors import UnreadableFile
from bot.texts import corpus as texts

_MEGABYTE = 1024 * 1024
_ARCHIVE = ".zip"
_MAX_ARCHIVE = 64 * _MEGABYTE
_LEAST_HAN = 2
_HAN = re.compile(f"[{HAN}]")

CHAT_CHARACTERS = 2_000_000
"""How long a text may be that is sent as a message."""
LIBRARY_CHARACTERS = 24_000_000
"""How long a text may be that goes into the library, all documents of an archive together."""


@dataclass(frozen=True)
class _Kind:
    read: Callable[[str, bytes], str]
    limit: int


_KINDS = {
    ".txt": _Kind(plain.read, 64 * _MEGABYTE),
    ".md": _Kind(plain.read_markdown, 64 * _MEGABYTE),
    ".docx": _Kind(word.read, 64 * _MEGABYTE),
    ".doc": _Kind(legacy.read, 32 * _MEGABYTE),
    ".pdf": _Kind(pdf.read, 64 * _MEGABYTE),
    ".html": _Kind(html.read, 32 * _MEGABYTE),
    ".htm": _Kind(html.read, 32 * _MEGABYTE),
}
NAMES = frozenset((*_KINDS, _ARCHIVE))
"""How the names of readable files end."""


def read(name: str, content: bytes, most: int = CHAT_CHARACTERS) -> str:
    """Return the text of one document; raise UnreadableFile where there is none.

    Of a .txt it is the text exactly as decoded: offsets into it are offsets into the file. All others have a
    line for each paragraph.
    """
    shown = _shown(name)
    kind = _KINDS.get(PurePath(shown).suffix.lower())
    if kind is None:
        raise UnreadableFile(texts.unknown_kind(shown))
    _check(shown, content, kind.limit)
    text = kind.read(shown, content)
    if len(text) > most:
        raise UnreadableFile(texts.too_long(shown, most // 10_000))
    if next(islice(_HAN.finditer(text), _LEAST_HAN - 1, None), None) is None:
        raise UnreadableFile(texts.no_chinese(shown))
    return text


def read_all(name: str, content: bytes, most: int = LIBRARY_CHARACTERS) -> tuple[tuple[str, str], ...]:
    """Return name and text of a document, or of those in a .zip that can be read; raise where none can."""
    found: list[tuple[str, str]] = []
    refused: list[UnreadableFile] = []
    for one, inside in documents(name, content):
        try:
            found.append((one, read(one, inside, most)))
        except UnreadableFile as error:
            refused.append(error)
        if sum(len(text) for _, text in found) > most:
            raise UnreadableFile(texts.too_long(_shown(name), most // 10_000))
    if refused and not found:
        raise refused[0]
    return tuple(found)


def documents(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each document of a .zip, and of any other file just itself."""
    shown = _shown(name)
    if PurePath(shown).suffix.lower() != _ARCHIVE:
        yield shown, content
        return
    _check(shown, content, _MAX_ARCHIVE)
    yield from archive.members(shown, content, frozenset(_KINDS))


def _shown(name: str) -> str:
    return PurePath(name.replace("\\", "/")).name


def _check(name: str, content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise UnreadableFile(texts.too_large(name, limit // _MEGABYTE))
    if not content[:_MEGABYTE].strip() and not content.strip():
        raise UnreadableFile(texts.empty(name))
