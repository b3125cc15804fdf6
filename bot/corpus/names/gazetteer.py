"""Names that need no context to be known, and the common words that end where a name may begin."""

import tomllib
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
DEPARTMENTS = tuple(_TABLE["departments"])
"""What an office is in charge of."""

_WORDS = frozenset(_TABLE["words"])
_NAMABLE = frozenset(_TABLE["namable"])
_COMMON = frozenset(_TABLE["common"]) | _NAMABLE
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
    return not any(name[at : at + 2] in _COMMON for at in range(len(name) - 1))


def is_word(name: str) -> bool:
    """Return whether what looks like a person's name is a common word, or begins with one."""
    return name in _WORDS or name[:2] in _WORDS or name[:2] in _COMMON


def is_namable(word: str) -> bool:
    """Return whether villages and streets are called by this common word: 光明, 团结."""
    return word in _NAMABLE


def proper_end(run: str) -> str:
    """Return what a run of Han characters ends in behind its last common word or particle."""
    for at in range(len(run), 0, -1):
        if run[at - 1] in _PARTICLES or (at > 1 and run[at - 2 : at] in _COMMON):
            return run[at:]
    return run
