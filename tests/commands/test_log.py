"""The log: lines that programs read, closed to others, and never larger than it may become."""

import json
import logging
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.commands import start


@contextmanager
def alone() -> Iterator[None]:
    """Let nobody else log meanwhile."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    try:
        yield
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers = handlers
        root.setLevel(level)


@alone()
def test_each_record_is_a_line_of_json_without_the_text_of_errors(home: Path) -> None:
    config = start.begin(None)
    logger = logging.getLogger("bot.test")
    try:
        raise KeyError("金丝雀巷")
    except KeyError:
        logger.exception("turn failed chat=%s", "telegram:7")
    logger.debug("not this")
    [line] = start.log_file(config).read_text("utf-8").splitlines()
    told = json.loads(line)
    assert (told["level"], told["of"], told["what"]) == ("ERROR", "bot.test", "turn failed chat=telegram:7")
    assert told["error"] == "KeyError"
    assert "金丝雀" not in line


@alone()
def test_a_log_that_is_large_is_put_aside_and_both_are_private(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "_LARGEST", 2_000)
    start.begin(None)
    for number in range(200):
        logging.getLogger("bot.test").info("turn number=%d", number)
    files = sorted(home.glob("gongwen.log*"))
    assert len(files) == 6
    assert all(path.stat().st_size <= 2_000 for path in files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
