"""Names that need no context to be known, and the common words that end where a name may begin."""

import tomllib
from functools import cache
from pathlib import Path

from bot.lexicon.people import TITLES

_TABLE = {
    name: text.split()
    for name, text in tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8")).items()
}

LED_IN, ACTS, LABELS = (frozenset(_TABLE[name]) for name in ("led_in", "acts", "labels"))
ROLES = TITLES | frozenset(_TABLE["roles"])
BODIES, LOCAL_BODIES = frozenset(_TABLE["bodies"]), frozenset(_TABLE["local_bodies"])
"""A proper name alone makes a body of the first; 局 and 中心 are named by their place."""
TRADES = tuple(_TABLE["trades"])
"""What stands between the proper name of a body and the word for it: 物业 in 锦程物业公司."""
WARES = tuple(_TABLE["wares"])
"""What stands there as well and tells no trade by itself: 项目, 石材."""
DEPARTMENTS = tuple(_TABLE["departments"])
"""What an office is in charge of."""

_WORDS = frozenset(_TABLE["words"])
_NAMABLE = frozenset(_TABLE["namable"])
_COMMON = frozenset(_TABLE["common"]) | _NAMABLE
_USUAL_LENGTH = 2
WORDS = Path(__file__).with_name("prose_words.toml")
"""More of them, out of a dictionary: people are called by some, places and bodies are not."""
_PARTICLES = frozenset(
    "在到赴以的和与及于由把对从为是往将并至该了着去让给被按跟同网组请经邀访驻住抵距近过内外报等进出我你他她它们好"
    # An order to the writer comes before a name: 写青山村, 再讲青山小学.
    "写说讲提删改补找叫帮替再又也就这哪谁换要漏去"
)


def is_common(word: str) -> bool:
    """Return whether the two characters are a common word."""
    return word in _COMMON


def is_distinct(name: str) -> bool:
    """Return whether the words could name one place or body: no common word stands in them."""
    return not any(is_in_prose(name[at : at + 2]) for at in range(len(name) - 1))


def is_in_prose(word: str) -> bool:
    """Return whether prose says the two characters as a word, whoever may be called so."""
    return word in _COMMON or word in _prose_words()


@cache
def _prose_words() -> frozenset[str]:
    return frozenset(tomllib.loads(WORDS.read_text("utf-8"))["words"].split())


def runs_in(text: str, start: int) -> bool:
    """Return whether a common word reaches over the beginning of a name and none ends before it."""
    return is_common(text[max(start - 1, 0) : start + 1]) and not is_common(text[max(start - 2, 0) : start])


def runs_on(text: str, end: int) -> bool:
    """Return whether a common word reaches over the end of a name and none begins behind it."""
    return is_common(text[end - 1 : end + 1]) and not is_common(text[end : end + 2])


def is_word(name: str) -> bool:
    """Return whether what looks like a person's name is a common word, or begins with one."""
    return name in _WORDS or name[:2] in _WORDS or name[:2] in _COMMON


def is_namable(word: str) -> bool:
    """Return whether villages and streets are called by this common word: 光明, 团结."""
    return word in _NAMABLE


def proper_end(run: str) -> str:
    """Return what a run of Han characters ends in behind its last common word or particle."""
    for at in range(len(run), 0, -1):
        # What is left of a longer run behind a word of prose is rather prose as well: 客户办电更.
        is_end = is_in_prose if len(run) - at <= _USUAL_LENGTH else is_common
        if run[at - 1] in _PARTICLES or (at > 1 and is_end(run[at - 2 : at])):
            return run[at:]
    return run
