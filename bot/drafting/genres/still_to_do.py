"""有待 takes a bare verb (有待加强): before an adverbial or a result it gives way, 还要一家一家盯到底."""

from bot.domain.genre import Genre
from bot.regex import regex

_ADVERBIAL = "(?:再|更|尽快|进一步)?(?:一[\u4e00-\u9fff]一[\u4e00-\u9fff]|[向把对从给同跟])"
_RESULT = "[\u4e00-\u9fff]{1,3}(?:到底|下去|起来|清楚|明白|扎实|足|紧|牢|透|细|实)(?=[，。；！？])"
_MISUSED = regex(f"有待(?={_ADVERBIAL}|{_RESULT})")


def without_misuse(text: str, genre: Genre) -> str:
    """Return the text with 还要 where something is spoken, 还需 where it is read, for such a 有待."""
    return _MISUSED.sub("还要" if genre.pace else "还需", text)
