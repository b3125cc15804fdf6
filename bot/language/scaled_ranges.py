"""Ranges of figures that leave a scale to be guessed: 3至5万元."""

from collections.abc import Iterator

from bot.regex import regex

_NUMBER = r"\d{1,9}(?:\.\d{1,4})?"
_SCALE_ONCE = regex(
    rf"(?<![\d.,:：第\-—～~])(?P<low>{_NUMBER})(?P<mark>[至到～~—]|——)(?P<high>{_NUMBER})(?P<scale>[万亿])"
)


def scale_left_off(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a range has 万 or 亿 at its end only, and the range with it at both ends.

    Of 8000至1万 the first is the larger number, and so means what it says.
    """
    for m in _SCALE_ONCE.finditer(text):
        if float(m["low"]) < float(m["high"]):
            yield m.start(), m.end(), f"{m['low']}{m['scale']}{m['mark']}{m['high']}{m['scale']}"
