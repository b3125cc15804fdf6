"""How many tokens a text costs: tiktoken where it can be had, an estimate everywhere else."""

import logging
import math
import threading
from collections import Counter

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
    "(?P<han>[\u3400-\u9fff\U00020000-\U0003ffff]+)"
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
    counts: Counter[str] = Counter()
    for found in _KINDS.finditer(text):
        kind = found.lastgroup or "other"
        # A run of characters is one match: to look at each by itself takes twice as long.
        counts[kind] += found.end() - found.start() if kind == "han" else 1
    return round(sum(_WEIGHTS[kind] * count for kind, count in counts.items()))


class TokenMeter:
    """Counts tokens for one model and learns from what the endpoint reports.

    It estimates until the model's own table is there, which is loaded beside the first count.
    """

    def __init__(self, model: str = "") -> None:
        self._model = model
        self._measure = estimate
        self._ratio = 1.0
        self._loading: threading.Thread | None = None

    def count(self, text: str) -> int:
        """Return how many tokens the text costs; a caller with a budget leaves a tenth of it free."""
        if self._model and self._loading is None:
            # The table is downloaded without a time limit, and a daemon never holds up the program's end.
            self._loading = threading.Thread(target=self.load, daemon=True)
            self._loading.start()
        return math.ceil(self._measure(text) * self._ratio)

    def learn(self, counted: int, actual: int) -> None:
        """Move half the way from what was counted to what the endpoint counted."""
        # A short text says little: the marks between the turns outweigh it.
        if counted < _SHORTEST_LESSON or actual <= 0:
            return
        target = self._ratio * actual / counted
        low, high = _RATIOS
        self._ratio = min(high, max(low, (self._ratio + target) / 2))

    def load(self) -> None:
        """Count by the model's table from now on, if tiktoken knows it and it can be had."""
        import tiktoken  # not before something is counted

        try:
            encoding = tiktoken.encoding_for_model(self._model)
        except (KeyError, OSError, ValueError) as error:
            logger.info("tokens are estimated: %s", type(error).__name__)
            return
        self._measure = lambda text: len(encoding.encode_ordinary(text))
        self._ratio = 1.0
