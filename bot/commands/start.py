"""What every command begins with: its config, its folder and its log."""

import logging
from pathlib import Path

from bot.config import Config, load
from bot.errors import UsageError
from bot.store.store import private_file, private_folder
from bot.texts import command_line as texts

_LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def begin(config_path: Path | None) -> Config:
    """Return the config, with its folder made and the log going there; raise UsageError if it cannot."""
    config = load(config_path)
    log = log_file(config)
    try:
        private_folder(config.home)
        private_file(log)
        # Never to the screen: it belongs to the conversation, and to the one line that explains a failure.
        # Nor what becomes of the log itself: on a full disk its lines are lost, and the work goes on.
        logging.raiseExceptions = False
        logging.basicConfig(filename=log, encoding="utf-8", level=logging.INFO, format=_LINE)
    except OSError as error:
        raise UsageError(texts.home_unusable(str(config.home), error.errno)) from error
    # It logs every address at level INFO, and the Bot API's contain the token.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return config


def log_file(config: Config) -> Path:
    """Return where the log is."""
    return config.home / "gongwen.log"
