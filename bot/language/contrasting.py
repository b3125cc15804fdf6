"""Two wordings beside each other, each cut to where they differ."""

_AROUND = 24
"""So many characters are shown on either side of what differs."""
_WORTH_CUTTING = 8
_CUT = "……"


def contrast(old: str, new: str) -> tuple[str, str]:
    """Return the two wordings, what both begin and end with cut down to what tells where it stands."""
    ahead, behind = common_ends(old, new)
    return _excerpt(old, ahead, behind), _excerpt(new, ahead, behind)


def common_ends(one: str, other: str) -> tuple[int, int]:
    """Return with how many characters both begin, and with how many of the rest both end."""
    ahead = _common_start(one, other)
    behind = _common_start(one[::-1], other[::-1])
    return ahead, min(behind, len(one) - ahead, len(other) - ahead)


def _common_start(one: str, other: str) -> int:
    """Return with how many characters both begin."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _excerpt(text: str, ahead: int, behind: int) -> str:
    start, end = max(ahead - _AROUND, 0), min(len(text) - behind + _AROUND, len(text))
    before = _CUT if start >= _WORTH_CUTTING else text[:start]
    after = _CUT if len(text) - end >= _WORTH_CUTTING else text[end:]
    return before + text[start:end] + after
