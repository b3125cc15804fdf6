"""What every command begins with: its config, its folder and its log."""

import json
import logging
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from bot.config import Config, load
from bot.errors import UsageError
from bot.store.store import private_file, private_folder
from bot.texts import command_line as texts

_LARGEST, _KEPT = 5 * 2**20, 5
"""A log that has become so large is put aside, and so many of these are kept."""


class _Lines(logging.Formatter):
    """Writes each record as a line of JSON, which programs read without guessing."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname, "of": record.name, "what": record.getMessage()}
        if record.exc_info and record.exc_info[0]:
            # Never the error's own text, which may quote what a user wrote.
            told["error"] = record.exc_info[0].__name__
        return json.dumps(told, ensure_ascii=False)


class _Log(RotatingFileHandler):
    """A log closed to other users, also after it was put aside."""

    def _open(self) -> TextIOWrapper:
        private_file(Path(self.baseFilename))
        return super()._open()


def begin(config_path: Path | None) -> Config:
    """Return the config, with its folder made and the log going there; raise UsageError if it cannot."""
    config = load(config_path)
    log = log_file(config)
    try:
        private_folder(config.home)
        # Never to the screen: it belongs to the conversation, and to the one line that explains a failure.
        # Nor what becomes of the log itself: on a full disk its lines are lost, and the work goes on.
        logging.raiseExceptions = False
        _write_to(log)
    except OSError as error:
        raise UsageError(texts.home_unusable(str(config.home), error.errno)) from error
    # It logs every address at level INFO, and the Bot API's contain the token.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return config


def _write_to(log: Path) -> None:
    """Let everything be logged there, unless it is logged already; raise OSError where it cannot be."""
    root = logging.getLogger()
    if not root.handlers:
        handler = _Log(log, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8")
        handler.setFormatter(_Lines())
        root.addHandler(handler)
        root.setLevel(logging.INFO)


def log_file(config: Config) -> Path:
    """Return where the log is."""
    return config.home / "gongwen.log"
