"""How much one user may send: a handful at once, then as much as anybody types."""

import time
from collections.abc import Callable
from dataclasses import dataclass

_FORGOTTEN_AFTER = 1000
"""So many users are counted before those who may send everything again are forgotten."""


@dataclass
class _Bucket:
    """What a user may still send."""

    left: float
    at: float
    refused: bool = False


class Allowance:
    """Counts what each user sends; too much is refused, which is said once until there is half room again."""

    def __init__(self, at_once: int, per_second: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._at_once, self._per_second, self._clock = at_once, per_second, clock
        self._buckets: dict[int, _Bucket] = {}

    def takes(self, user: int) -> bool:
        """Return whether a user may send one more."""
        bucket = self._filled(user)
        if bucket.left < 1:
            return False
        bucket.left -= 1
        return True

    def is_news(self, user: int) -> bool:
        """Return whether a refusal is still to be said, which then is."""
        bucket = self._filled(user)
        told, bucket.refused = bucket.refused, True
        return not told

    def _filled(self, user: int) -> _Bucket:
        now = self._clock()
        if len(self._buckets) > _FORGOTTEN_AFTER:
            self._buckets = {u: b for u, b in self._buckets.items() if self._level(b, now) < self._at_once}
        bucket = self._buckets.setdefault(user, _Bucket(self._at_once, now))
        bucket.left, bucket.at = self._level(bucket, now), now
        bucket.refused = bucket.refused and bucket.left < self._at_once / 2
        return bucket

    def _level(self, bucket: _Bucket, now: float) -> float:
        return min(self._at_once, bucket.left + (now - bucket.at) * self._per_second)
