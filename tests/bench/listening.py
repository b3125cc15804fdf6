"""A talk of sixty messages with the real engine: how soon each is acknowledged, or answered by rules."""

import asyncio
import tempfile
import time
from collections.abc import AsyncGenerator, Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from bot.llm.model import Chunk, Message
from tests.bench import reading
from tests.bench.timing import percentile
from tests.talk import at_first_question, talking

_MESSAGES = 60


class _Answering:
    """A model that makes a fact of every clause."""

    name = "bench"

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Answer as the bench of readings does."""
        yield Chunk(reading.answer(messages[-1].content))
        yield Chunk(finish="stop")

    async def close(self) -> None:
        """Hold nothing."""


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    with tempfile.TemporaryDirectory() as folder:
        acknowledged = percentile(asyncio.run(_acknowledged(Path(folder))), 0.95)
    yield (
        f"first acknowledgement, {_MESSAGES} messages, p95",
        "≤ 150",
        acknowledged,
        acknowledged <= 150,
        "ms",
    )
    with tempfile.TemporaryDirectory() as folder:
        turns = percentile(asyncio.run(_turns(Path(folder))), 0.95)
    yield f"a turn that rules read, {_MESSAGES} messages, p95", "≤ 150", turns, turns <= 150, "ms"


async def _acknowledged(home: Path) -> list[float]:
    """Return how long it took from each message to its acknowledgement, in ms."""
    shown: list[float] = []

    async def acknowledge(chat: str, job: int, text: str, share: float = 0) -> None:
        shown.append(time.perf_counter())

    durations = []
    async with talking(home, reader=_Answering()) as talk:
        talk.channel.acknowledge = acknowledge  # type: ignore[method-assign]
        await at_first_question(talk)
        for said in reading.messages():
            shown.clear()
            began = time.perf_counter()
            await talk.says(said.text)
            durations.append(1000 * (shown[0] - began))
            await talk.waits()
    return durations


async def _turns(home: Path) -> list[float]:
    """Return how long each message took to be answered where rules read, in ms."""
    durations = []
    async with talking(home) as talk:
        await at_first_question(talk)
        for said in reading.messages():
            began = time.perf_counter()
            await talk.says(said.text)
            durations.append(1000 * (time.perf_counter() - began))
    return durations
