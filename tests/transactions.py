"""What happens in transactions that may change something: everybody else waits until they end."""

import asyncio
import sys
import time
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

import bot
from bot.compliance import checker
from bot.conversation import engine
from bot.conversation.jobs import results
from bot.conversation.materials import own_templates
from bot.conversation.turns import dispatch
from bot.corpus.library import library
from bot.corpus.search.index import Index
from bot.drafting import release
from bot.drafting.renewing import stale
from bot.store.records.transaction import Transaction
from bot.store.store import Store
from bot.understanding import rules

_OURS = str(Path(bot.__file__).parent)
_LONG: tuple[tuple[ModuleType | type, str], ...] = (
    (rules, "read"),
    (dispatch, "orders"),
    (checker, "all_findings"),
    (release, "all_findings"),
    (stale, "obsolete_statements"),
    (results, "render"),
    (own_templates, "open_template"),
    (engine, "read"),
    (library, "extract_exemplars"),
    (Index, "search"),
    (asyncio, "to_thread"),
)
"""What reads, checks, looks for, makes or takes in whole texts, where it is called from; and what waits."""
_held: ContextVar[bool] = ContextVar("held", default=False)


@contextmanager
def long_work() -> Iterator[list[str]]:
    """Lend the names of long work that was done, here or in a thread, for whom others had to wait."""
    done: list[str] = []

    def named(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def call(*arguments: Any, **options: Any) -> Any:
            if _held.get():
                done.append(name)
            return work(*arguments, **options)

        return call

    @asynccontextmanager
    async def around() -> AsyncGenerator[None, None]:
        token = _held.set(True)
        try:
            yield
        finally:
            _held.reset(token)

    with _each(around) as patch:
        for place, name in _LONG:
            patch.setattr(place, name, named(name, getattr(place, name)))
        yield done


@contextmanager
def calls() -> Iterator[list[int]]:
    """Lend how many functions of ours were called in each transaction, on the thread of the conversation."""
    counts: list[int] = []

    def count(frame: FrameType, what: str, _: object) -> None:
        counts[-1] += what == "call" and frame.f_code.co_filename.startswith(_OURS)

    @asynccontextmanager
    async def around() -> AsyncGenerator[None, None]:
        counts.append(0)
        sys.setprofile(count)
        try:
            yield
        finally:
            sys.setprofile(None)

    with _each(around):
        yield counts


@contextmanager
def milliseconds() -> Iterator[list[float]]:
    """Lend how long each transaction kept the processor, on the thread of the conversation."""
    spent: list[float] = []

    @asynccontextmanager
    async def around() -> AsyncGenerator[None, None]:
        began = time.thread_time()
        try:
            yield
        finally:
            spent.append(1000 * (time.thread_time() - began))

    with _each(around):
        yield spent


@contextmanager
def _each(around: Callable[[], Any]) -> Iterator[pytest.MonkeyPatch]:
    write = Store.write

    @asynccontextmanager
    async def watched(store: Store, *, urgent: bool = False) -> AsyncGenerator[Transaction, None]:
        async with write(store, urgent=urgent) as transaction, around():
            yield transaction

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "write", watched)
        yield patch
