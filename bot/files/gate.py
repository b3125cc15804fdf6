"""The gate before every .docx, .xlsx and .zip: nothing is unpacked until it has passed.

What would only harm a program that shows the document (linked pictures, templates, fields) passes: no reader
of ours follows a link or runs anything. A template that is filled and handed on is judged further, in
bot/export/templates.
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bot.errors import UnreadableFile
from bot.regex import regex
from bot.texts import corpus as texts

_MEGABYTE = 1024 * 1024
_MAX_UNPACKED = 256 * _MEGABYTE
_MAX_DOCUMENT = 64 * _MEGABYTE
# A thousand pages have some hundred thousand tags; a million take three seconds.
_MAX_TAGS = 1_200_000
_MANY_RUNS, _MOST_RUNS_OF_PARAGRAPH = 100_000, 1_000
# Numbering and styles are read as trees, which take many times the bytes of their markup.
_MAX_SMALL_PART = 4 * _MEGABYTE
# Deflate reaches such a ratio only on what repeats itself on purpose; a small file may do so and harm nobody.
_MAX_RATIO = 200
_RATIO_COUNTS_FROM = 32 * _MEGABYTE
_MAX_ENTRIES = 5_000
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DOCUMENT, _NUMBERING, _STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_REQUIRED = {"[Content_Types].xml", _DOCUMENT}
_BOOK = {"[Content_Types].xml", "xl/workbook.xml"}
_MACROS = regex(r"vbaproject.*\.bin$|^xl/(?:macrosheets|dialogsheets)/")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
# Byte order marks and white space.
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe \t\r\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a .doc begins with, and a .docx under a password."""
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
# What zipfile and zlib raise on a package that is torn, or made to look like one.
_TORN = (
    zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, struct.error, OSError,
)  # fmt: skip


@dataclass(frozen=True)
class WordParts:
    """The parts of a .docx that its text is made of."""

    document: bytes
    numbering: bytes | None
    styles: bytes | None


def word_parts(name: str, content: bytes) -> WordParts:
    """Return the parts of a .docx that passes; raise UnreadableFile saying why it does not."""
    with open_word_package(name, content) as package:
        entries = {entry.filename: entry for entry in package.infolist()}
        document = member(package, entries[_DOCUMENT])
        # Only a paragraph at a time stands in memory, with all its runs.
        runs, paragraphs = document.count(b"<w:r"), document.count(b"<w:p")
        crowded = runs > _MANY_RUNS and runs > paragraphs * _MOST_RUNS_OF_PARAGRAPH
        if crowded or document.count(b"<") > _MAX_TAGS:
            raise UnreadableFile(texts.body_too_large(name))
        return WordParts(
            document,
            *(_small(package, entries.get(path)) for path in (_NUMBERING, _STYLES)),
        )


@contextmanager
def open_word_package(name: str, content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a .docx that passes; raise UnreadableFile saying why it does not, also where reading it fails."""
    if content.startswith(OLE):
        raise UnreadableFile((texts.password_protection if has_password(content) else texts.old_word)(name))
    with _package(name, content, texts.not_word(name)) as package:
        _check_word(name, package.infolist())
        _check_markup(name, package, [e for e in package.infolist() if _is_called_markup(e)])
        yield package


@contextmanager
def open_workbook(name: str, content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a .xlsx that passes; raise UnreadableFile saying why it does not, also where reading it fails."""
    if content.startswith(OLE):
        raise UnreadableFile((texts.password_protection if has_password(content) else texts.old_excel)(name))
    with _package(name, content, texts.not_workbook(name)) as package:
        entries = package.infolist()
        _check_parts(name, entries)
        if not {entry.filename for entry in entries} >= _BOOK:
            raise UnreadableFile(texts.not_workbook(name))
        # A workbook calls its sheets as it likes.
        markup = [entry for entry in entries if is_markup(package, entry)]
        if sum(entry.file_size for entry in markup) > _MAX_DOCUMENT:
            raise UnreadableFile(texts.body_too_large(name))
        _check_markup(name, package, markup)
        yield package


def has_password(content: bytes) -> bool:
    """Return whether an OLE file is a package under a password."""
    return _ENCRYPTED_STREAM in content


@contextmanager
def open_archive(name: str, content: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a .zip that passes; raise UnreadableFile saying why it does not, also where reading it fails."""
    with _package(name, content, texts.not_zip(name)) as package:
        yield package


def member(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """Return the content of an entry, never more of it than the archive says that there is."""
    with package.open(entry) as unpacked:
        # Without a size it would unpack everything before it looks at what was said.
        content = unpacked.read(entry.file_size + 1)
        if unpacked.read(1) or len(content) != entry.file_size:
            raise zipfile.BadZipFile(entry.filename)
        return content


def is_markup(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry is called markup, or begins like it."""
    if _is_called_markup(entry):
        return True
    with package.open(entry) as part:
        while block := part.read(_MEGABYTE):
            if begun := block.replace(b"\0", b"").lstrip(_BEFORE_MARKUP):
                return begun.startswith(b"<")
    return False


def is_outside(path: str) -> bool:
    """Return whether the path of an entry leaves the folder that it is unpacked to."""
    steps = path.replace("\\", "/").split("/")
    return ".." in steps or steps[0] == "" or ":" in steps[0]


@contextmanager
def unreadable_on_error(torn: str) -> Iterator[None]:
    """Raise UnreadableFile with this line where a package turns out to be torn."""
    try:
        yield
    except _TORN as error:
        raise UnreadableFile(torn) from error


@contextmanager
def _package(name: str, content: bytes, torn: str) -> Iterator[zipfile.ZipFile]:
    with unreadable_on_error(torn), zipfile.ZipFile(io.BytesIO(content)) as package:
        _check_entries(name, package.infolist(), len(content))
        yield package


def _check_entries(name: str, entries: list[zipfile.ZipInfo], packed: int) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile(texts.password_protection(name))
    unpacked = sum(entry.file_size for entry in entries)
    most = min(_MAX_UNPACKED, max(_RATIO_COUNTS_FROM, packed * _MAX_RATIO))
    if unpacked > most or len(entries) > _MAX_ENTRIES:
        raise UnreadableFile(texts.unsafe(name))
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise UnreadableFile(texts.unsafe(name))


def _check_word(name: str, entries: list[zipfile.ZipInfo]) -> None:
    _check_parts(name, entries)
    sizes = {entry.filename: entry.file_size for entry in entries}
    if not sizes.keys() >= _REQUIRED:
        raise UnreadableFile(texts.not_word(name))
    if sizes[_DOCUMENT] > _MAX_DOCUMENT:
        raise UnreadableFile(texts.body_too_large(name))


def _check_parts(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Raise UnreadableFile where a package of an office program holds what it must not."""
    paths = {entry.filename.lower() for entry in entries}
    # Of two entries of one name each program takes another one.
    if len(paths) < len(entries) or any(map(_MACROS.search, paths)):
        raise UnreadableFile(texts.unsafe(name))
    if any(_is_link(entry) or is_outside(entry.filename) for entry in entries):
        raise UnreadableFile(texts.unsafe(name))


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _check_markup(name: str, package: zipfile.ZipFile, markup: list[zipfile.ZipInfo]) -> None:
    if any(_declares(package, entry) for entry in markup):
        raise UnreadableFile(texts.unsafe(name))


def _is_called_markup(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith((".xml", ".rels"))


def _declares(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    kept = b""
    with package.open(entry) as markup:
        while block := markup.read(_MEGABYTE):
            # Without the zero bytes UTF-16 reads like ASCII: a declaration cannot hide behind its encoding.
            block = kept + block.replace(b"\0", b"")
            if any(declaration in block for declaration in _DECLARATIONS):
                return True
            kept = block[-16:]
    return False


def _small(package: zipfile.ZipFile, entry: zipfile.ZipInfo | None) -> bytes | None:
    return member(package, entry) if entry and entry.file_size <= _MAX_SMALL_PART else None
