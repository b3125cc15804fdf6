"""A text cut into what a reader takes in at once: words, names, figures."""

from bot.regex import regex

_PIECE = regex(r"\d[\d.,]*[%％]?|[A-Za-z]+|[^\dA-Za-z]+")


def words(text: str) -> list[str]:
    """Return the words of a text; joined they are the text."""
    # The dictionary takes half a second to load, and only what is compared needs it.
    import rjieba

    pieces: list[str] = _PIECE.findall(text)
    return [word for piece in pieces for word in (rjieba.cut(piece) if _is_prose(piece) else (piece,))]


def _is_prose(piece: str) -> bool:
    return not (piece[0].isdigit() or (piece[0].isascii() and piece[0].isalpha()))
