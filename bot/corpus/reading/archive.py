"""The documents inside a .zip, whatever encoding their names are in."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from bot.corpus import gate
from bot.errors import UnreadableFile
from bot.texts import corpus as texts

_ARCHIVES = {".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"}
_UTF8 = 0x800


def members(name: str, content: bytes, kinds: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the documents of these kinds; raise UnreadableFile where there are none."""
    with gate.archive(name, content) as package:
        entries = [(path, entry) for entry in package.infolist() if (path := _path(entry))]
        if any(PurePosixPath(path).suffix.lower() in _ARCHIVES for path, _ in entries):
            raise UnreadableFile(texts.nested(name))
        wanted = [one for one in entries if PurePosixPath(one[0]).suffix.lower() in kinds]
        if not wanted:
            raise UnreadableFile(texts.no_documents(name))
        for path, entry in wanted:
            yield path, gate.member(package, entry)


def _path(entry: zipfile.ZipInfo) -> str | None:
    """Return the path of a document, or `None` for what is no document or would not stay in its folder."""
    path = _decoded(entry).replace("\\", "/")
    steps = path.split("/")
    is_left_by_a_system = steps[0] == "__MACOSX" or steps[-1].startswith((".", "~$"))
    odd = any(not c.isprintable() for c in path)
    return None if entry.is_dir() or is_left_by_a_system or odd or gate.is_outside(path) else path


def _decoded(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _UTF8:
        return entry.filename
    # Without the flag zipfile takes every name for cp437; Windows in Chinese writes GBK.
    try:
        written = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename
