"""Where signature and date of issue stand on a document without a seal: GB/T 9704-2012 7.3.5.2."""

from bot.export.characters import width

# A name that fills the line is broken; what counts then is its longest line.
_WIDEST = 26.0


def right_indents(issuer: str, issued: str) -> tuple[float, float]:
    """Return how many characters the signature and the date stay away from the right edge.

    The signature stays two away, and the date begins two characters after it. A date too long for that stays
    two away itself, and the signature moves to the left.
    """
    own, date = min(width(issuer), _WIDEST), width(issued)
    return (2.0, own - date) if own >= date else (4.0 + date - own, 2.0)
