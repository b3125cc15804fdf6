"""The statement of annexes (附件说明): GB/T 9704-2012 7.3.4, and how its lines hang."""

from collections.abc import Iterator, Sequence

from bot.language.characters import width
from bot.regex import regex

_LEAD = regex(r"附(?:件|表|录)\s*[：:]\s*")
_NUMBER = regex(r"\d{1,2}\s*[.．、]\s*")
_INDENT = 2.0
ANNEX = "附件"


def enclosures(names: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that name the annexes; a single one has no number."""
    if len(names) == 1:
        return (f"{ANNEX}：{names[0]}",)
    return tuple(f"{'' if n > 1 else f'{ANNEX}：'}{n}.{name}" for n, name in enumerate(names, 1))


def hanging(lines: Sequence[str]) -> Iterator[tuple[float, float]]:
    """Yield for each line where its name begins, in characters from the edge, and how much is before it."""
    numbers_at = _INDENT
    for line in lines:
        lead = _LEAD.match(line)
        at = _INDENT if lead else numbers_at
        numbers_at = at + width(lead.group()) if lead else numbers_at
        number = _NUMBER.match(line, lead.end() if lead else 0)
        own = width(line[: number.end() if number else lead.end() if lead else 0])
        yield at + own, own
