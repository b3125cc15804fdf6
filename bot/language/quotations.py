"""Where a text gives the words of others, or a title: what stands between quotation or title marks."""

from collections import defaultdict
from collections.abc import Iterator

from bot.regex import regex

_CLOSING = dict(zip("”’」』》〉﹂﹄", "“‘「『《〈﹁﹃", strict=True))
_OPENING = frozenset(_CLOSING.values())
# A straight mark opens and closes; within a word of letters it is none (don't).
_MARK = regex("(?<![A-Za-z])[’'](?=[A-Za-z])|['’](?![A-Za-z])|[“”‘「」『』《》〈〉﹁﹂﹃﹄\"＂\n]")


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand between marks of any kind, marks included; spans may lie in one another.

    A mark that is never closed reaches to the end of its line, one that nothing opens back to its beginning.
    """
    opened: defaultdict[str, list[int]] = defaultdict(list)
    for found in _MARK.finditer(text):
        mark, at = found.group(), found.start()
        kind = _CLOSING.get(mark, mark)
        if mark == "\n":
            yield from ((opened[straight].pop(), at) for straight in "\"＂'" if opened[straight])
        elif mark in _OPENING or (mark not in _CLOSING and not opened[kind]):
            opened[kind].append(at)
        else:
            yield opened[kind].pop() if opened[kind] else text.rfind("\n", 0, at) + 1, at + 1
    yield from ((at, _line_end(text, at)) for places in opened.values() for at in places)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
