"""The machine: who can read what is kept, how much room there is, and whether the clock is right."""

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from stat import S_IMODE
from urllib.parse import urlsplit

from bot.commands.diagnosis.part import Part
from bot.commands.diagnosis.reach import Answer
from bot.config import Config
from bot.texts import diagnosis as texts

_LEAST_BYTES = 500 * 2**20
"""An import of a large archive and a log that is full take as much."""
_MOST_AHEAD = timedelta(minutes=1)
"""What a request takes, and a second of rounding, is far less."""
_OTHERS = 0o077


def rights(config: Config, config_file: Path | None) -> Part:
    """Return who else can read or change what is kept."""
    if os.name == "nt":  # rights are lists there
        return texts.rights_state([]), True
    faults = [*_folder_faults(config.home), *(f for path in _kept(config.home) for f in _file_faults(path))]
    if config_file and urlsplit(config.database).password:
        faults += _config_faults(config_file)
    return texts.rights_state(faults), not faults


def disk(home: Path) -> Part:
    """Return how much room there is where everything is kept."""
    free = shutil.disk_usage(home).free
    return texts.disk_state(free, _LEAST_BYTES), free >= _LEAST_BYTES


def clock(bot_api: Answer | None, endpoint: Answer | None) -> Part:
    """Return whether the clock agrees with that of a server that was asked anyhow."""
    for answer, source in ((bot_api, texts.BOT_API), (endpoint, texts.ENDPOINT)):
        if answer and answer.ahead is not None:
            return texts.clock_state(answer.ahead, source, _MOST_AHEAD), abs(answer.ahead) <= _MOST_AHEAD
    return texts.clock_state(None, "", _MOST_AHEAD), True


def _kept(home: Path) -> list[Path]:
    return sorted(path for pattern in ("gongwen.db*", "gongwen.log*") for path in home.glob(pattern))


def _folder_faults(home: Path) -> Iterator[str]:
    yield from _mode_faults(home, "700")
    if not os.access(home, os.W_OK | os.X_OK):
        yield texts.unwritable(str(home))


def _file_faults(path: Path) -> Iterator[str]:
    yield from _mode_faults(path, "600")
    if path.stat().st_uid != os.geteuid():
        yield texts.of_another(str(path))
    elif not os.access(path, os.W_OK):
        yield texts.unwritable(str(path))


def _mode_faults(path: Path, wanted: str) -> Iterator[str]:
    mode = S_IMODE(path.stat().st_mode)
    if mode & _OTHERS:
        yield texts.open_to_others(str(path), mode, wanted)


def _config_faults(config_file: Path) -> Iterator[str]:
    mode = S_IMODE(config_file.stat().st_mode)
    if mode & _OTHERS:
        yield texts.password_open(str(config_file), mode)
