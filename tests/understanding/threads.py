"""Threads of messages with what they mean, read as talks and scored by the scorer beside them."""

import importlib.util
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bot.domain.document import Brief
from bot.domain.genre import IssuerKind
from bot.domain.ledger import Ledger, Reading
from bot.domain.said import ClerkMessage
from bot.understanding.report import as_json
from bot.understanding.talk import Talk
from tests.installed import GENRES

FOLDER = Path(__file__).parents[3] / "shared" / "threads"
Reader = Callable[[Talk], Reading]


def threads(folder: Path = FOLDER) -> list[Path]:
    """Return the threads of a folder in order; the test is skipped where there are none."""
    found = sorted(folder.glob("[0-9][0-9]_*.toml"))
    if not found:
        pytest.skip("no threads with what they mean are at hand")
    return found


def talk_of(path: Path) -> Talk:
    """Return a thread as a talk whose messages are all new; what its head names is in the brief."""
    thread = tomllib.loads(path.read_text("utf-8"))
    issued = date.fromisoformat(thread["issued"]) if thread.get("issued") else None
    brief = Brief(
        genre=thread["genre"],
        issuer=thread.get("issuer", ""),
        issuer_kind=IssuerKind(thread.get("issuer_kind") or IssuerKind.OTHER),
        period=thread.get("period", ""),
        topic=thread.get("topic", ""),
        addressee=thread.get("addressee", ""),
        issued=issued,
        target_chars=thread.get("target_chars") or None,
    )
    said = tuple(ClerkMessage(f"m{n}", text) for n, text in enumerate(thread["messages"]))
    return Talk(new=said, brief=brief, today=issued or date(2026, 7, 1), genres=GENRES)


def unread_talk_of(path: Path) -> Talk:
    """Return a thread as a talk of whose document nothing is known but what its messages say."""
    return replace(talk_of(path), brief=Brief())


def reading_of(path: Path, read: Reader) -> dict[str, list[dict[str, object]]]:
    """Return what a reader makes of a thread, in the scorer's shape."""
    talk = talk_of(path)
    reading = read(talk)
    return as_json(Ledger().after(reading), reading, talk.new, talk.brief.genre)


def scorer() -> Any:
    """Return the scorer of readings as a module."""
    return tool("score_reading")


@cache
def tool(name: str) -> Any:
    """Return a tool that lies beside the threads as a module; the test is skipped where there is none."""
    if not (FOLDER / f"{name}.py").exists():
        pytest.skip("no threads with what they mean are at hand")
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(paths: list[Path], read: Reader) -> list[dict[str, Any]]:
    """Return the scores of a reader, one a thread."""
    return [scorer().score(scorer().load(path), reading_of(path, read)) for path in paths]
