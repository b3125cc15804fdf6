"""An old workbook (.xls of Excel 97–2003, .et of WPS) as a .xlsx, where it is one or can be made one."""

import io
import zipfile
from pathlib import PurePath

from bot.errors import UnreadableFile
from bot.files import gate, office
from bot.texts import corpus as texts

NAMES = (".xls", ".et")
"""How the names of such files end."""
_PART = "xl/workbook.xml"
_PAGE = (b"<html", b"<table")
_BEGINNING = 2048
# LibreOffice reads anything as rows of text: without one of these streams there are no sheets in the file.
_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_MACROS = "_VBA_PROJECT".encode("utf-16-le")
# [MS-XLS] 2.4.21, 2.4.117: the globals begin with BOF; FilePass behind it says that the rest is encrypted.
_GLOBALS = bytes.fromhex("0908100000060500")
_BOF_LENGTH, _FILE_PASS = 20, bytes.fromhex("2f00")


def as_workbook(name: str, content: bytes) -> tuple[str, bytes]:
    """Return the name and the content of a workbook as it can be read here; of any other file its own.

    Raise UnreadableFile where it needs a converter that is not here, is locked, holds macros as no .xlsx may,
    or is not what it is called.
    """
    path = PurePath(name)
    if path.suffix.lower() not in NAMES:
        return name, content
    if content.startswith(b"PK") and _is_package(content):
        return f"{path.stem}.xlsx", content
    if any(tag in content[:_BEGINNING].lower() for tag in _PAGE):
        # Many a program calls a page with a table .xls, because Excel opens it.
        return f"{path.stem}.html", content
    _check(name, content)
    if not office.is_available():
        raise UnreadableFile(texts.workbook_needs_office(name))
    made = office.converted(content, path.suffix.lower(), "xlsx")
    if made is None:
        raise UnreadableFile(texts.not_convertible_workbook(name))
    return f"{path.stem}.xlsx", made


def _is_package(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _PART in package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def _check(name: str, content: bytes) -> None:
    """Raise UnreadableFile for what is no old workbook, or is one that may not come in."""
    if not content.startswith(gate.OLE):
        raise UnreadableFile(texts.not_old_workbook(name))
    if gate.has_password(content) or _is_encrypted(content):
        raise UnreadableFile(texts.password_protection(name))
    if not any(stream in content for stream in _STREAMS):
        raise UnreadableFile(texts.not_old_workbook(name))
    if _MACROS in content:
        raise UnreadableFile(texts.unsafe(name))


def _is_encrypted(content: bytes) -> bool:
    begin = content.find(_GLOBALS)
    behind = begin + _BOF_LENGTH
    return begin >= 0 and content[behind : behind + len(_FILE_PASS)] == _FILE_PASS
