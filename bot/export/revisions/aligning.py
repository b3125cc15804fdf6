"""Two rows of texts laid beside each other: which are the same, which were changed, which stand alone."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_ALIKE = 0.4
"""From this share of common pairs of characters one text is taken for the other, changed."""
_MOST_PAIRS = 60_000
"""So many texts against texts are compared; beyond that nothing of the stretch is taken for changed."""


class Item(NamedTuple):
    """A text of a row; it is never another's of another kind."""

    text: str
    kind: str = ""


class Step(NamedTuple):
    """The place of a text in the old row and in the new one; `None` where it has none."""

    old: int | None
    new: int | None


def align(old: Sequence[Item], new: Sequence[Item]) -> list[Step]:
    """Return every text of both rows once, in order; what is gone stands before what came for it."""
    steps: list[Step] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            steps += map(Step, range(a, b), range(c, d))
        else:
            steps += _stretch(old, new, range(a, b), range(c, d))
    return steps


def _stretch(old: Sequence[Item], new: Sequence[Item], before: range, after: range) -> Iterator[Step]:
    a, c = before.start, after.start
    for m, n in (*_pairs([old[i] for i in before], [new[i] for i in after]), (len(before), len(after))):
        yield from (Step(i, None) for i in range(a, before.start + m))
        yield from (Step(None, i) for i in range(c, after.start + n))
        a, c = before.start + m, after.start + n
        if a < before.stop and c < after.stop:
            yield Step(a, c)
            a, c = a + 1, c + 1


def _pairs(old: Sequence[Item], new: Sequence[Item]) -> list[tuple[int, int]]:
    """Return which texts are each other's, none of them crossing, so that most is common to them."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    likeness = _likeness(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for m in reversed(range(len(old))):
        for n in reversed(range(len(new))):
            best[m][n] = max(best[m + 1][n], best[m][n + 1], likeness[m][n] + best[m + 1][n + 1])
    found, m, n = [], 0, 0
    while m < len(old) and n < len(new):
        if likeness[m][n] and best[m][n] == likeness[m][n] + best[m + 1][n + 1]:
            found.append((m, n))
            m, n = m + 1, n + 1
        elif best[m][n] == best[m + 1][n]:
            m += 1
        else:
            n += 1
    return found


def _likeness(old: Sequence[Item], new: Sequence[Item]) -> list[list[float]]:
    after = [(one.kind, _bigrams(one.text)) for one in new]
    before = [(one.kind, _bigrams(one.text)) for one in old]
    return [[_common(a, b) if kind == other else 0.0 for other, b in after] for kind, a in before]


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[n : n + 2] for n in range(max(len(text) - 1, 1)))


def _common(one: Counter[str], other: Counter[str]) -> float:
    share = 2 * (one & other).total() / max(one.total() + other.total(), 1)
    return share if share >= _ALIKE else 0.0
