"""How an exported file is known when it comes back: which document it is, and which versions it holds."""

from typing import NamedTuple

from lxml import etree

from bot.domain.document import Document
from bot.files import gate
from bot.files.word.numbering import parse
from bot.regex import regex

_PATH, _LARGEST = "docProps/custom.xml", 64 * 1024
_NAME = "GongwenVersions"
_FORM = regex(r"(?P<document>[\w-]{1,40})(?P<versions>(?: \d{1,12}:\d{1,9})*)")


class Identity(NamedTuple):
    """A document by its public id, and the number of the version of each section."""

    document: str
    versions: dict[int, int]


def identity_of(document: Document) -> str:
    """Return how a file of the document is known; empty for a document that is not stored."""
    if not document.public_id:
        return ""
    return " ".join((document.public_id, *(f"{one.id}:{one.shown}" for one in document.live)))


def identity_in(name: str, content: bytes) -> Identity | None:
    """Return what a .docx says that it is, `None` for nothing; raise UnreadableFile as the gate does."""
    with gate.open_word_package(name, content) as package:
        entry = next((one for one in package.infolist() if one.filename == _PATH), None)
        if entry is None or entry.file_size > _LARGEST:
            return None
        properties = gate.member(package, entry)
    try:
        told = ("".join(map(str, one.itertext())) for one in parse(properties) if one.get("name") == _NAME)
    except etree.XMLSyntaxError:
        return None
    found = _FORM.fullmatch(next(told, "").strip())
    if found is None:
        return None
    pairs = (pair.split(":") for pair in found["versions"].split())
    return Identity(found["document"], {int(section): int(version) for section, version in pairs})
