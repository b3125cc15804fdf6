"""A document of any word processor as a .docx, where it is one or can be made one."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from bot.errors import UnreadableFile
from bot.files import gate, legacy, office
from bot.texts import corpus as texts

_OF_WORD = (".docx", ".dotx", ".docm", ".dotm")
_OLD = (".doc", ".dot", ".wps", ".wpt")
_OTHER = (".odt", ".ott", ".rtf")
NAMES = (*_OF_WORD, *_OLD, *_OTHER)
"""How the names of such files end."""
_LIMIT = 32 * 1024 * 1024


@dataclass(frozen=True)
class AsWord:
    """A document as it can be read here."""

    name: str
    content: bytes
    plain: bool = False
    """Whether only its words can be read: tables, pictures and looks are lost."""


def as_word(name: str, content: bytes) -> AsWord:
    """Return the document; what is no file of a word processor as it is.

    Raise UnreadableFile where it needs a converter that is not here, or is not what it is called.
    """
    path = PurePath(name)
    ending = path.suffix.lower()
    word_name = f"{path.stem}.docx"
    if ending in _OF_WORD or (ending in (*_OLD, *_OTHER) and _is_word_package(content)):
        return AsWord(word_name, content)
    if ending not in (*_OLD, *_OTHER) or b"<html" in content[:2048].lower():
        return AsWord(name, content)
    if len(content) > _LIMIT:
        raise UnreadableFile(texts.too_large(name, _LIMIT // (1024 * 1024)))
    if content.startswith(gate.OLE):
        legacy.check_open(name, content)
    if not office.is_available():
        if ending in _OLD and content.startswith(gate.OLE):
            return AsWord(f"{path.stem}.doc", content, plain=True)
        raise UnreadableFile(texts.needs_office(name))
    sound = legacy.holds_text(content) if ending in _OLD else _is_of_its_kind(content, ending)
    converted = office.converted(content, ending, "docx") if sound else None
    if converted is None:
        raise UnreadableFile(texts.not_convertible(name))
    return AsWord(word_name, converted)


def _is_word_package(content: bytes) -> bool:
    return content.startswith(b"PK") and _holds(content, "word/document.xml")


def _is_of_its_kind(content: bytes, ending: str) -> bool:
    return content.startswith(b"{\\rtf") if ending == ".rtf" else _holds(content, "content.xml")


def _holds(content: bytes, part: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return part in package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
