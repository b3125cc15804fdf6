"""What a file is called, as text: in UTF-8 on most disks, whatever the locale takes its name for."""

import os
from pathlib import PurePath


def text_of(path: PurePath) -> str:
    """Return a path as text; what is none in UTF-8, nor in the encoding of the locale, is a question mark."""
    name = os.fsencode(path)
    try:
        return name.decode()
    except UnicodeDecodeError:
        return storable(str(path))


def storable(name: str) -> str:
    """Return a name without halves of characters, which stand for bytes of no text and are not stored."""
    return name.encode("utf-8", "replace").decode()
