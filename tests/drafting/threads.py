"""Threads of messages drafted as `draft` does, judged by the scorer that lies beside them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.app import build
from bot.commands.drafts import brief_file
from bot.commands.drafts.drafting import DraftResult, draft_document
from bot.config import Config, ModelConfig, Secrets
from bot.domain.document import Document
from bot.export import plain
from bot.llm.model import ChatModel
from tests.drafting.recorded_library import recorded_library
from tests.installed import GENRES
from tests.understanding.threads import FOLDER, tool

TODAY = date(2026, 11, 28)
"""The day on which the answers were recorded: a request tells the model what day it is."""


async def drafted(thread: Path, model: ChatModel | None, home: Path) -> DraftResult:
    """Return the document of a thread, written by the model on a store of its own."""
    asked, genres = brief_file.load(thread), GENRES
    brief = brief_file.drafting_brief(thread, asked, genres, TODAY.year)
    config = Config(data_dir=home, model=ModelConfig(name=model.name if model else ""))
    async with recorded_library(home), build(config, Secrets(), model=model, today=lambda: TODAY) as app:
        return await draft_document(app, genres[brief.genre], brief, asked.messages)


def scored(thread: Path, document: Document) -> dict[str, Any]:
    """Return what the scorer says of a drafted document."""
    scorer = tool("score_document")
    score: dict[str, Any] = scorer.judge(scorer.load(thread), scorer.blocks_of(plain.render(document)))
    return score


_COUNTED = (
    "superseded",
    "forbidden",
    "secrets",
    "leaks",
    "plans_as_done",
    "problems_misplaced",
    "false_gaps",
)


def thread_of(recorded: Path) -> Path:
    """Return the thread that answers were recorded for; the test is skipped where there is none at hand."""
    thread = FOLDER / f"{recorded.stem}.toml"
    if not thread.exists():
        pytest.skip("no threads with what they mean are at hand")
    return thread


def faults(thread: Path, document: Document) -> dict[str, Any]:
    """Return what is wrong with a drafted document: missing, forbidden, unmarked; empty for nothing."""
    score = scored(thread, document)
    wrong = {name: score[name] for name in ("facts_missing", *_COUNTED) if score[name]}
    unmarked = [what for what, mark in score["must_wait"].items() if not mark]
    tagged = ["⟨"] if "⟨" in plain.render(document) else []
    return wrong | {name: found for name, found in (("unmarked", unmarked), ("tagged", tagged)) if found}
