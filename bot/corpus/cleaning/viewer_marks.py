"""Marks of a viewer: the number that it sets before each of its pages, in the midst of a sentence."""

from collections.abc import Iterator

from bot.domain.noise import NoiseKind
from bot.language.document.forms import is_date
from bot.language.document.headings import enumeration_number, heading_number
from bot.language.document.roles import heading_role
from bot.language.han import HAN
from bot.language.offsets import Edit
from bot.lexicon.genres import ends_as_title
from bot.regex import regex

_MARK = regex(rf"(?P<number>\d{{1,3}})[、．.](?=[{HAN}])")
_LINE = regex("[^\n]+")
_MID_SENTENCE = regex(rf"[{HAN}，、]$")


def viewer_marks(text: str) -> Iterator[Edit]:
    """Yield the numbers that carry on no list, behind a line that ends in the midst of a sentence.

    They go with the break before them, so that the sentence is one again.
    """
    previous, latest = "", 0
    for line in _LINE.finditer(text):
        words = line.group().strip(" \t\u3000")
        mark = _MARK.match(words)
        number = int(mark["number"]) if mark else 0
        if (
            mark
            and number > 1
            and number != latest + 1
            and _breaks_off(previous)
            and set(words) & set("，。；")
        ):
            at = line.start() + line.group().index(words[0])
            yield Edit(line.start() - 1, line.start())
            yield Edit(at, at + mark.end(), kind=NoiseKind.PLATFORM_RESIDUE)
        elif mark:
            latest = number
        previous = words


def _breaks_off(line: str) -> bool:
    """Return whether a line ends in the midst of a sentence, and is neither a title nor a heading."""
    if not _MID_SENTENCE.search(line) or is_date(line) or heading_number(line) or enumeration_number(line):
        return False
    return not ends_as_title(line) and heading_role(line) is None
