"""The files of a command: read, or told why not; and where it may write one."""

import os
from pathlib import Path

from bot.errors import UsageError
from bot.texts import command_line as texts


def content_of(file: Path) -> bytes:
    """Return what a file holds; raise UsageError where it is not there or cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(texts.unreadable(str(file), error.errno)) from error


def check_place(output: Path, *sources: Path) -> None:
    """Raise UsageError where no file can be written, or one of the sources would be lost by it."""
    try:
        there = output.exists()
        lost = any(there and source.exists() and output.samefile(source) for source in sources)
        open_ = os.access(output if there else output.parent, os.W_OK) and not output.is_dir()
    except OSError as error:  # a name too long
        raise UsageError(texts.cannot_write(str(output), error.errno)) from error
    if lost:
        raise UsageError(texts.would_overwrite(str(output)))
    if not open_:
        raise UsageError(texts.cannot_write(str(output)))
