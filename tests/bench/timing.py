"""Durations, collected and summed up."""

import time
from collections.abc import Awaitable, Callable, Sequence

_WARM_UP = 10


def timed(work: Callable[[], object]) -> float:
    """Return how many milliseconds the work took."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1_000


async def awaited(work: Awaitable[object]) -> float:
    """Return how many milliseconds the awaited work took."""
    begun = time.perf_counter()
    await work
    return (time.perf_counter() - begun) * 1_000


async def each_awaited(work: Callable[[str], Awaitable[object]], inputs: Sequence[str]) -> list[float]:
    """Return how long the work took for each input, after a warm-up."""
    for given in inputs[:_WARM_UP]:
        await work(given)
    return [await awaited(work(given)) for given in inputs]


def percentile(durations: Sequence[float], share: float) -> float:
    """Return the duration that this share of them does not exceed."""
    return sorted(durations)[min(int(len(durations) * share), len(durations) - 1)]
