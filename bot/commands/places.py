"""Where a command may write its file."""

import os
from pathlib import Path

from bot.errors import UsageError
from bot.texts import command_line as texts


def check_place(output: Path, *sources: Path) -> None:
    """Raise UsageError where no file can be written, or one of the sources would be lost by it."""
    if any(output.exists() and source.exists() and output.samefile(source) for source in sources):
        raise UsageError(texts.would_overwrite(str(output)))
    there = output.exists()
    if output.is_dir() or not os.access(output if there else output.parent, os.W_OK):
        raise UsageError(texts.cannot_write(str(output)))
