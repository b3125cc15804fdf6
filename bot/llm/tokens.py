"""How many tokens a text costs: tiktoken where it can be had, an estimate everywhere else."""

import asyncio
import logging
import math
import threading
from collections.abc import Callable
from concurrent.futures import Future

import tiktoken

from bot.regex import regex

logger = logging.getLogger(__name__)

# Weights fitted for o200k: within 2-4 % on chunks of 1,500 characters of official prose.
_WEIGHTS = {
    "han": 0.77,
    "mark": 0.37,
    "word": 0.89,
    "digits": 1.57,
    "symbols": 0.98,
    "breaks": 1.62,
    "other": 0.45,
}
_KINDS = regex(
    "(?P<han>[\u3400-\u9fff\U00020000-\U0003ffff])"
    "|(?P<mark>[\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026\u00b7])"
    "|(?P<word>[A-Za-z\u00c0-\u024f]+)"
    "|(?P<digits>[0-9]{1,3})"
    "|(?P<breaks>[\r\n]+)"
    "|(?P<symbols>[!-/:-@\\[-`{-~]+)"
    "|(?P<other>.)"
)
_SHORTEST_LESSON = 100
_RATIOS = (0.5, 3.0)


def estimate(text: str) -> int:
    """Return about how many tokens the text is, without any table."""
    return round(sum(_WEIGHTS[found.lastgroup or "other"] for found in _KINDS.finditer(text)))


class TokenMeter:
    """Counts tokens for one model and learns from what the endpoint reports."""

    def __init__(self, measure: Callable[[str], int] = estimate) -> None:
        self._measure = measure
        self._ratio = 1.0

    def count(self, text: str) -> int:
        """Return how many tokens the text costs; a caller with a budget leaves a tenth of it free."""
        return math.ceil(self._measure(text) * self._ratio)

    def learn(self, counted: int, actual: int) -> None:
        """Move half the way from what was counted to what the endpoint counted."""
        # A short text says little: the marks between the turns outweigh it.
        if counted < _SHORTEST_LESSON or actual <= 0:
            return
        target = self._ratio * actual / counted
        low, high = _RATIOS
        self._ratio = min(high, max(low, (self._ratio + target) / 2))


async def load_meter(model: str, seconds: float = 3.0) -> TokenMeter:
    """Return a meter for the model; it estimates where tiktoken knows no table or has none ready in time."""
    try:
        name = tiktoken.encoding_name_for_model(model)
    except KeyError:
        return TokenMeter()
    try:
        encoding = await asyncio.wait_for(_encoding(name), seconds)
    except (OSError, ValueError) as error:
        logger.info("tokens are estimated: %s", type(error).__name__)
        return TokenMeter()
    return TokenMeter(lambda text: len(encoding.encode_ordinary(text)))


async def _encoding(name: str) -> tiktoken.Encoding:
    loaded: Future[tiktoken.Encoding] = Future()
    # The table is downloaded without a time limit, and only a daemon thread never holds up the program's end.
    threading.Thread(target=_load, args=(name, loaded), daemon=True).start()
    return await asyncio.wrap_future(loaded)


def _load(name: str, loaded: Future[tiktoken.Encoding]) -> None:
    loaded.set_running_or_notify_cancel()
    try:
        loaded.set_result(tiktoken.get_encoding(name))
    except (OSError, ValueError) as error:
        loaded.set_exception(error)
