"""The text of a .doc of Word 97–2003, by antiword or else LibreOffice, shut off from the network."""

import logging
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bot.errors import UnreadableFile
from bot.files import beside_text as beside
from bot.files import gate, html, word
from bot.regex import regex
from bot.texts import corpus as texts

logger = logging.getLogger(__name__)

_SECONDS = 60
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
    if gate.has_password(content) or _has_password(content):
        raise UnreadableFile(texts.password_protection(name))
    with tempfile.TemporaryDirectory(prefix="gongwen-") as folder:
        return _convert(name, content, Path(folder))


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
    source = folder / "a.doc"
    source.write_bytes(content)
    antiword, office = shutil.which("antiword"), shutil.which("soffice") or shutil.which("libreoffice")
    if antiword and (text := _by_antiword(antiword, source)):
        return text
    # A document may name pictures on the net, which LibreOffice would fetch.
    if office and _offline_prefix() and _WORD_STREAM in content:
        return _by_office(name, office, source)
    tried = antiword or (office and _WORD_STREAM not in content)
    raise UnreadableFile(texts.not_old_word(name) if tried else texts.needs_antiword(name))


def _by_antiword(program: str, source: Path) -> str | None:
    written = _run([*_offline_prefix(), program, "-w", "0", "-m", "UTF-8.txt", str(source)], source.parent)
    if written is None:
        return None
    lines = written.decode("utf-8", "replace").split("\n")
    return "\n".join(line for line in lines if line.strip() not in _MARKS)


def _by_office(name: str, program: str, source: Path) -> str:
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nologo", profile, "--convert-to", "docx", "--outdir"]
    _run([*_offline_prefix(), program, *options, str(source.parent), str(source)], source.parent)
    target = source.with_suffix(".docx")
    if not target.exists():
        raise UnreadableFile(texts.not_old_word(name))
    return word.read(name, target.read_bytes())


@cache
def _offline_prefix() -> tuple[str, ...]:
    """Return what to put before a command so that it has no network, nothing where that cannot be had."""
    unshare = shutil.which("unshare")
    before = (unshare, "--map-root-user", "--net", "--") if unshare else ()
    works = before and _run([*before, "true"], Path("/")) is not None
    return before if works else ()


def _run(command: Sequence[str], folder: Path) -> bytes | None:
    """Return what the command wrote, or `None` where it failed or took too long."""
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
    }
    with subprocess.Popen(  # noqa: S603 - no shell, and the document is named by us
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            written, _ = process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            # LibreOffice is a starter and a child; both have to go.
            os.killpg(process.pid, signal.SIGKILL)
            logger.warning("conversion of a .doc took more than %d s", _SECONDS)
            return None
    return written if process.returncode == 0 else None
