"""Where signature and date of issue stand: GB/T 9704-2012 7.3.5.1 to 7.3.5.3."""

from collections.abc import Sequence

from bot.language.characters import width
from bot.language.document.hints import post_and_name

# A name that fills the line is broken; what counts then is its longest line.
_WIDEST = 26.0
_SEALED_DATE = 4.0
# The top of a seal of 42 mm, its middle over the signature, is then less than a line below the text.
_SEAL_GAP, _NAME_GAP, _GAP = 3, 2, 1


def is_by_name(signers: Sequence[str]) -> bool:
    """Return whether persons sign with their posts, each by a seal of the name (签名章)."""
    return bool(signers) and all(map(post_and_name, signers))


def gap(signers: Sequence[str], seal: bool) -> int:
    """Return how many lines stay empty between the text and the signature."""
    if is_by_name(signers):
        return _NAME_GAP
    return _SEAL_GAP if seal else _GAP


def right_indents(signers: Sequence[str], issued: str, seal: bool) -> tuple[tuple[float, ...], float]:
    """Return how many characters each signature, and the date, stay away from the right edge.

    Several signatures are centred over each other. Without either part, the other stands as if alone.
    """
    if is_by_name(signers):
        return (_SEALED_DATE,) * len(signers), _SEALED_DATE
    widest = min(max(map(width, signers), default=0.0), _WIDEST)
    own, day = (_indents_with_seal if seal else _indents_without_seal)(widest, width(issued))
    return tuple(own + (widest - min(width(name), _WIDEST)) / 2 for name in signers), day


def _indents_with_seal(own: float, date: float) -> tuple[float, float]:
    """The date stays four away, and the signature is centred over it."""
    middle = _SEALED_DATE + date / 2
    return (middle - own / 2, _SEALED_DATE) if own / 2 <= middle else (0.0, max(0.0, (own - date) / 2))


def _indents_without_seal(own: float, date: float) -> tuple[float, float]:
    """The signature stays two away, and the date begins two characters after it.

    A date too long for that stays two away itself, and the signature moves to the left.
    """
    if not own or not date:
        return 2.0, _SEALED_DATE
    return (2.0, own - date) if own >= date else (4.0 + date - own, 2.0)
