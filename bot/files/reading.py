"""Reading: from the bytes of a file to its text, or to one clear line why not.

What reads a kind of file is loaded with the first of that kind: lxml and the rest take their time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from bot.errors import UnreadableFile
from bot.files import plain
from bot.language.han import HAN
from bot.privacy.marks import is_classified
from bot.regex import regex
from bot.texts import corpus as texts

_MEGABYTE = 1024 * 1024
_ARCHIVE = ".zip"
_MAX_ARCHIVE = 64 * _MEGABYTE
_LEAST_HAN = 2
_HAN = regex(f"[{HAN}]")

CHAT_CHARACTERS = 2_000_000
"""How long a text may be that is sent as a message."""
LIBRARY_CHARACTERS = 24_000_000
"""How long a text may be that goes into the library, all documents of an archive together."""


@dataclass(frozen=True)
class _Kind:
    read: Callable[[str, bytes], str]
    limit: int
    aside: Callable[[str, bytes], str]
    """Returns what the file holds beside its text."""


def _word(name: str, content: bytes) -> str:
    from bot.files.word import reading as word

    return word.read(name, content)


def _legacy(name: str, content: bytes) -> str:
    from bot.files import legacy

    return legacy.read(name, content)


def _pdf(name: str, content: bytes) -> str:
    from bot.files.pdf import reading as pdf

    return pdf.read(name, content)


def _workbook(name: str, content: bytes) -> str:
    from bot.files.workbook import reading as workbook

    return workbook.read(name, content)


def _html(name: str, content: bytes) -> str:
    from bot.files import html

    return html.read(name, content)


def _beside_word(name: str, content: bytes) -> str:
    from bot.files import beside_text as aside

    return aside.of_word(name, content)


def _beside_workbook(name: str, content: bytes) -> str:
    from bot.files import beside_text as aside

    return aside.of_workbook(name, content)


def _beside_page(name: str, content: bytes) -> str:
    from bot.files import beside_text as aside

    return aside.of_page(name, content)


def _beside_markdown(name: str, content: bytes) -> str:
    from bot.files import beside_text as aside

    return aside.of_markdown(plain.read(name, content))


def _nothing(name: str, content: bytes) -> str:
    return ""


def _beside_legacy(name: str, content: bytes) -> str:
    from bot.files import legacy

    return legacy.aside(name, content)


_KINDS = {
    ".txt": _Kind(plain.read, 64 * _MEGABYTE, _nothing),
    ".md": _Kind(plain.markdown_text, 64 * _MEGABYTE, _beside_markdown),
    ".docx": _Kind(_word, 64 * _MEGABYTE, _beside_word),
    ".doc": _Kind(_legacy, 32 * _MEGABYTE, _beside_legacy),
    ".pdf": _Kind(_pdf, 64 * _MEGABYTE, _nothing),
    ".xlsx": _Kind(_workbook, 32 * _MEGABYTE, _beside_workbook),
    ".html": _Kind(_html, 32 * _MEGABYTE, _beside_page),
    ".htm": _Kind(_html, 32 * _MEGABYTE, _beside_page),
}
_CONVERTED = frozenset((".odt", ".ott", ".rtf", ".wps", ".wpt", ".dot", ".dotx", ".docm", ".dotm"))
"""Files of word processors that are read as a .docx, or refused where nothing here makes them one."""
_OLD_WORKBOOKS = frozenset((".xls", ".et"))
"""Workbooks that are read as a .xlsx, or refused likewise."""
_OF_PARAGRAPHS = _CONVERTED | _OLD_WORKBOOKS | frozenset((".docx", ".doc", ".xlsx", ".html", ".htm"))
NAMES = frozenset((*_KINDS, *_CONVERTED, *_OLD_WORKBOOKS, _ARCHIVE))
"""How the names of readable files end."""


def has_broken_lines(name: str) -> bool:
    """Return whether the lines of such a file may end at the edge of a page; else each is a paragraph."""
    return PurePath(_base_name(name)).suffix.lower() not in _OF_PARAGRAPHS


def read(name: str, content: bytes, most: int = CHAT_CHARACTERS) -> str:
    """Return the text of one document; raise UnreadableFile where there is none, or none that may come in.

    Of a .txt it is the text exactly as decoded: offsets into it are offsets into the file. All others have a
    line for each paragraph. What bears a classification mark anywhere in the file is refused.
    """
    text = read_for_check(name, content, most)
    if is_classified(text):
        raise UnreadableFile(texts.classification_mark(_base_name(name)))
    return text


def read_for_check(name: str, content: bytes, most: int = CHAT_CHARACTERS) -> str:
    """Return the text as `read` does, also where it bears a classification mark that can be pointed at."""
    shown, content = _converted(_base_name(name), content)
    kind = _KINDS.get(PurePath(shown).suffix.lower())
    if kind is None:
        raise UnreadableFile(texts.unknown_kind(shown))
    _check(shown, content, kind.limit)
    text = kind.read(shown, content)
    if len(text) > most:
        raise UnreadableFile(texts.too_long(shown, most // 10_000))
    if next(islice(_HAN.finditer(text), _LEAST_HAN - 1, None), None) is None:
        raise UnreadableFile(texts.no_chinese(shown))
    beside = () if is_classified(text) else (PurePath(shown).stem, kind.aside(shown, content))
    if any(map(is_classified, beside)):
        raise UnreadableFile(texts.classification_mark(shown))
    return text


def _converted(name: str, content: bytes) -> tuple[str, bytes]:
    """Return a file of another office program as one that is read here; any other as it is."""
    ending = PurePath(name).suffix.lower()
    if ending in _OLD_WORKBOOKS:
        from bot.files.as_workbook import as_workbook

        _check(name, content, _KINDS[".xlsx"].limit)
        return as_workbook(name, content)
    if ending not in _CONVERTED:
        return name, content
    from bot.files.as_word import as_word

    _check(name, content, _MAX_ARCHIVE)
    made = as_word(name, content)
    return made.name, made.content


@dataclass(frozen=True)
class Refused:
    """A document of a .zip that was not read."""

    name: str
    line: str
    """Why, and what to do."""


@dataclass(frozen=True)
class Contents:
    """What a file holds."""

    texts: tuple[tuple[str, str], ...]
    """Name and text of each document."""
    refused: tuple[Refused, ...] = ()


def read_all(name: str, content: bytes, most: int = LIBRARY_CHARACTERS) -> Contents:
    """Return the text of a document, or of those in a .zip; raise UnreadableFile where none can be read."""
    if PurePath(_base_name(name)).suffix.lower() != _ARCHIVE:
        return Contents(((_base_name(name), read(name, content, most)),))
    _check(_base_name(name), content, _MAX_ARCHIVE)
    return _read_members(_base_name(name), content, most)


def _read_members(name: str, content: bytes, most: int) -> Contents:
    from bot.files import archive

    found: list[tuple[str, str]] = []
    refused: list[Refused] = []
    characters = 0
    for path, unpack in archive.members(name, content, NAMES):
        try:
            text = read(path, unpack(), most)
        except UnreadableFile as error:
            refused.append(Refused(path, str(error)))
            continue
        found.append((path, text))
        characters += len(text)
        if characters > most:
            raise UnreadableFile(texts.too_long(name, most // 10_000))
    if not found:
        documents = (one for one in refused if PurePath(one.name).suffix.lower() in NAMES)
        raise UnreadableFile(next((one.line for one in documents), texts.no_documents(name)))
    return Contents(tuple(found), tuple(refused))


def _base_name(name: str) -> str:
    return PurePath(name.replace("\\", "/")).name


def _check(name: str, content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise UnreadableFile(texts.too_large(name, limit // _MEGABYTE))
    if not content[:_MEGABYTE].strip() and not content.strip():
        raise UnreadableFile(texts.empty(name))
