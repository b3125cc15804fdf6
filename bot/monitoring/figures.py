"""The figures: counts, durations, depths and tokens; none of them names a user, a chat or a document."""

from collections.abc import Sequence

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from bot.store.records.depths import Depths
from bot.store.records.usage import Spent

_EVENT_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_MODEL_SECONDS = (0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320)


class Figures:
    """What was counted since the start of the program."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        own = self._registry
        self._events = Histogram(
            "gongwen_event_seconds", "Until an event of a chat was stored and answered.", ("kind",),
            registry=own, buckets=_EVENT_SECONDS,
        )  # fmt: skip
        self._calls = Histogram(
            "gongwen_model_call_seconds", "Until a call to the model had ended.", ("outcome",),
            registry=own, buckets=_MODEL_SECONDS,
        )  # fmt: skip
        self._first = Histogram(
            "gongwen_model_first_text_seconds", "Until a call to the model had its first text.",
            registry=own, buckets=_MODEL_SECONDS,
        )  # fmt: skip
        self._tokens = Counter(
            "gongwen_model_tokens", "Tokens that models took.", ("model", "direction"), registry=own
        )
        self._waiting = Gauge("gongwen_waiting", "What is stored and not done.", ("what",), registry=own)

    def count_event(self, kind: str, seconds: float) -> None:
        """Count an event of a kind, and how long it took."""
        self._events.labels(kind).observe(seconds)

    def count_call(self, outcome: str, seconds: float) -> None:
        """Count a call to the model, how it ended and how long it took."""
        self._calls.labels(outcome).observe(seconds)

    def count_first_text(self, seconds: float) -> None:
        """Count how long a first text took."""
        self._first.observe(seconds)

    def told(self, depths: Depths, spent: Sequence[Spent]) -> bytes:
        """Return all figures as Prometheus reads them, with what waits and what was spent since last time."""
        self._waiting.labels("jobs").set(depths.jobs)
        self._waiting.labels("updates").set(depths.updates)
        for one in spent:
            self._tokens.labels(one.model, "sent").inc(one.prompt_tokens)
            self._tokens.labels(one.model, "received").inc(one.completion_tokens)
        return generate_latest(self._registry)
