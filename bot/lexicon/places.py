"""The divisions of the country from province to county, with and without the word for their level."""

import tomllib
from functools import cache
from pathlib import Path

from bot.regex import regex

DIVISIONS = Path(__file__).with_name("divisions.toml")
"""The public table; its `title` and `as_of` say where it is from and how old."""

_LEVELS = ("provinces", "prefectures", "counties")
_PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族"
    "|傈僳族|佤族|畲族|拉祜族|水族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族"
    "|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|保安族|东乡族|裕固族|独龙族|各族"
)
_AUTONOMOUS = regex(f"(?<=..)(?:{_PEOPLES})*自治([区州县旗])$|(?<=..)(?:{_PEOPLES})(区)$|族自治([州县旗])$")
_LEVEL = regex("(?:特别行政区|自治[区州县旗]|[林特矿新]区|地区|[省市县区州旗盟])$")
_BANNER = regex("[前后中左右]旗$|联合旗$")
_SHORTEST = 2


@cache
def names_by_level() -> dict[str, frozenset[str]]:
    """Return the whole names of divisions: `provinces`, `prefectures`, `counties`."""
    read = tomllib.loads(DIVISIONS.read_text("utf-8"))
    return {level: frozenset(read[level].split()) for level in _LEVELS}


@cache
def whole_names() -> frozenset[str]:
    """Return the names of divisions with the word for their level, also as people shorten them: 临夏州."""
    names = frozenset().union(*names_by_level().values())
    return names | {short for name in names if (short := _AUTONOMOUS.sub(r"\1\2\3", name)) and len(short) > 2}


@cache
def bare_names() -> frozenset[str]:
    """Return the names of divisions without the word for their level: 虹口; 左翼后旗 has none."""
    return frozenset(bare for name in whole_names() if (bare := bare_name(name)))


def bare_name(name: str) -> str:
    """Return a division's name without the word for its level, or nothing where that is no name."""
    bare = "" if _BANNER.search(name) else _LEVEL.sub("", _AUTONOMOUS.sub("", name))
    return bare if len(bare) >= _SHORTEST else ""


@cache
def names_alone() -> frozenset[str]:
    """Return the bare names that are places wherever they stand: of provinces, of prefectures, long ones."""
    above = (bare_name(name) for level in _LEVELS[:2] for name in names_by_level()[level])
    long = (name for name in bare_names() if len(name) > _SHORTEST)
    return frozenset((*above, *long)) - words() - {""}


@cache
def words() -> frozenset[str]:
    """Return the bare names that are common words as well: 和平, 城关; only 区 or 县 makes them places."""
    return frozenset(_words()["words"].split())


@cache
def idioms() -> frozenset[str]:
    """Return the words of four characters that hold a bare name and speak of no place: 长治久安."""
    return frozenset(_words()["idioms"].split())


@cache
def descriptions() -> frozenset[str]:
    """Return the whole names that tell where an area lies, in any city: 老城区."""
    return frozenset(_words()["descriptions"].split())


@cache
def _words() -> dict[str, str]:
    return tomllib.loads(Path(__file__).with_name("division_words.toml").read_text("utf-8"))
