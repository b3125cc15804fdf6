"""A stand-in for an embeddings endpoint: a component for each subject, whatever words a text says it in."""

import json
from collections.abc import Callable, Sequence

from tests.endpoint import Raw, Reaction, Request

_SUBJECTS = (
    ("志愿", "义工", "奉献"),
    ("老人", "孝亲", "长者", "养老"),
    ("节水", "水资源", "管网", "供水"),
    ("网络", "上网", "互联网"),
    ("宣传", "宣讲", "课堂"),
    ("问题", "不足", "短板"),
)


def components(text: str, size: int = 8) -> list[float]:
    """Return how often a text speaks of each subject, and a little of something else."""
    found = [float(sum(map(text.count, words))) for words in _SUBJECTS]
    return [*found, *[0.01] * (size - len(found))]


def given(vectors: Sequence[Sequence[float | None]]) -> Raw:
    """Return an answer with these vectors, the last first: their order is in their index."""
    rows = [{"object": "embedding", "index": n, "embedding": v} for n, v in enumerate(vectors)]
    return Raw((json.dumps({"object": "list", "data": rows[::-1], "model": "m"}).encode(),))


def embedding(size: int = 8) -> Callable[[Request], Reaction]:
    """Return what answers every request with vectors of this size."""
    return lambda body: given([components(text, size) for text in body["input"]])
