"""The text of a .doc of Word 97–2003, by antiword or else LibreOffice, shut off from the network."""

import shutil
import tempfile
from pathlib import Path

from bot.errors import UnreadableFile
from bot.files import beside_text as beside
from bot.files import gate, html, office
from bot.files.word import reading as word
from bot.regex import regex
from bot.texts import corpus as texts

_MARKS = ("[pic]",)
# Word keeps its strings in UTF-16: headers, notes, boxes and properties stand among them.
_STORED = regex("[^\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef★☆]+")
_SECTOR = 512
# LibreOffice reads anything as plain text: without this entry there is no text of Word's in the file.
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_MAGIC = b"\xec\xa5"
_ENCRYPTED_FLAG = 0x01
_FLAGS_AT = 11


def read(name: str, content: bytes) -> str:
    """Return the text; raise UnreadableFile where it is no .doc, is locked, or nothing here can open it."""
    if content.startswith(b"PK"):
        return word.read(name, content)
    if b"<html" in content[: _SECTOR * 4].lower():
        # Many a site calls a page .doc, because Word opens it.
        return html.read(name, content)
    if not content.startswith(gate.OLE):
        raise UnreadableFile(texts.not_old_word(name))
    check_open(name, content)
    with tempfile.TemporaryDirectory(prefix="gongwen-") as folder:
        return _convert(name, content, Path(folder))


def check_open(name: str, content: bytes) -> None:
    """Raise UnreadableFile where an OLE file is under a password."""
    if gate.has_password(content) or _has_password(content):
        raise UnreadableFile(texts.password_protection(name))


def holds_text(content: bytes) -> bool:
    """Return whether an OLE file holds a text of Word's: LibreOffice reads anything as plain text."""
    return _WORD_STREAM in content


def aside(name: str, content: bytes) -> str:
    """Return what stands beside the text: of what is only called a .doc as that is read, else the strings."""
    if content.startswith(b"PK"):
        return beside.of_word(name, content)
    if not content.startswith(gate.OLE):
        return beside.of_page(name, content)
    return _STORED.sub("\n", content.decode("utf-16-le", "replace"))


def _has_password(content: bytes) -> bool:
    """Whether the header of the text stream, which begins a sector, says that it is encrypted."""
    heads = (content[at : at + _SECTOR] for at in range(_SECTOR, len(content), _SECTOR))
    return any(head.startswith(_WORD_MAGIC) and head[_FLAGS_AT] & _ENCRYPTED_FLAG for head in heads)


def _convert(name: str, content: bytes, folder: Path) -> str:
    antiword, can_convert = shutil.which("antiword"), office.is_available() and _WORD_STREAM in content
    if antiword and (text := _by_antiword(antiword, content, folder)):
        return text
    if can_convert:
        converted = office.converted(content, ".doc", "docx")
        if converted is None:
            raise UnreadableFile(texts.not_old_word(name))
        return word.read(name, converted)
    tried = antiword or (office.is_available() and _WORD_STREAM not in content)
    raise UnreadableFile(texts.not_old_word(name) if tried else texts.needs_antiword(name))


def _by_antiword(program: str, content: bytes, folder: Path) -> str | None:
    source = folder / "a.doc"
    source.write_bytes(content)
    written = office.run(
        [*office.offline_prefix(), program, "-w", "0", "-m", "UTF-8.txt", str(source)], folder
    )
    if written is None:
        return None
    lines = written.decode("utf-8", "replace").split("\n")
    return "\n".join(line for line in lines if line.strip() not in _MARKS)
