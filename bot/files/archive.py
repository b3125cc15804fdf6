"""The documents inside a .zip, whatever encoding their names are in."""

import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial
from pathlib import PurePosixPath

from bot.errors import UnreadableFile
from bot.files import gate
from bot.texts import corpus as texts

_ARCHIVES = {".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz"}
_LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}
_UTF8 = 0x800
_LAST_OF_TWO_BYTES = "\u07ff"

Unpack = Callable[[], bytes]
"""Returns the content of a member; raises UnreadableFile where that cannot be had."""


def members(name: str, content: bytes, kinds: Collection[str]) -> Iterator[tuple[str, Unpack]]:
    """Yield the path of each member and the way to its content, which is had only of these kinds.

    Raise UnreadableFile for a torn or unsafe archive; one that reaches outside its folder is unsafe.
    """
    with gate.open_archive(name, content) as package:
        entries = [(_path(entry), entry) for entry in package.infolist() if not entry.is_dir()]
        if any(gate.is_outside(path) for path, _ in entries):
            raise UnreadableFile(texts.unsafe(name))
        for path, entry in entries:
            if not _is_left_by_a_system(path):
                yield path, partial(_unpack, package, path, entry, kinds)


def _unpack(package: zipfile.ZipFile, path: str, entry: zipfile.ZipInfo, kinds: Collection[str]) -> bytes:
    shown, kind = PurePosixPath(path).name, PurePosixPath(path).suffix.lower()
    if kind in _ARCHIVES:
        raise UnreadableFile(texts.inner_archive(shown))
    if kind not in kinds:
        raise UnreadableFile(texts.unknown_kind(shown))
    with gate.unreadable_on_error(texts.corrupt_member(shown)):
        return gate.member(package, entry)


def _path(entry: zipfile.ZipInfo) -> str:
    """Return the path of a member as it can be shown in one line."""
    path = _decode_name(entry).replace("\\", "/")
    return "".join(c if c.isprintable() else "?" for c in path)


def _is_left_by_a_system(path: str) -> bool:
    *folders, last = path.split("/")
    return folders[:1] == ["__MACOSX"] or last.startswith((".", "~$")) or last.lower() in _LEFT_BY_SYSTEMS


def _decode_name(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _UTF8:
        return entry.filename
    # Without the flag zipfile takes every name for cp437; Windows in Chinese writes GBK.
    try:
        written = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    with suppress(UnicodeDecodeError):
        name = written.decode("utf-8")
        # In UTF-8 no Han character has two bytes, in GBK most have: 一 would become a Cyrillic letter.
        if name.isascii() or max(name) > _LAST_OF_TWO_BYTES:
            return name
    with suppress(UnicodeDecodeError):
        return written.decode("gb18030")
    return entry.filename
