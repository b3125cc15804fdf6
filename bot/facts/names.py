"""Whether a name, a title or a quotation was told."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.facts.evidence import Evidence
from bot.facts.wording import compact_text
from bot.regex import regex

_SUFFIX = regex(
    "(?:集团有限责任公司|集团股份有限公司|集团有限公司|有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|人民政府|办事处|委员会|管理处"
    "|新时代文明实践[站所]|街道|社区|小区|村委会|居委会|居民委员会|村民委员会|开发区|自治[区州县]|[省市县区镇乡村局厅委办处所站]|大道|[路街巷])$"
)
_LEAST = 2
# Where a place is told without its kind: 去云岭学习, 云岭县, 云岭的经验. In 推进文明建设 nothing is named.
_TO_A_PLACE = "(?:(?:去|到|赴|前往|来自|从)了?|(?<![\u4e00-\u9fff])|(?<=[和与跟及]))"
_IN_A_LIST = "(?:[和与跟及的来学]|(?![\u4e00-\u9fff])|那边|那里|方面|考察|调研|参观|取经|交流|结对|共建)"
_OF_A_KIND = "(?:[省市县镇乡州]|区(?!域)|村(?![级民里容])|街道|社区)"


def is_known_name(name: str, known: Evidence) -> bool:
    """Return whether a name was told: as it stands, as 云岭 for 云岭县, longer, or shorter."""
    bare = compact_text(name)
    if bare in known.words or _GENERAL.sub("", bare) in known.words:
        return True
    stem = _SUFFIX.sub("", bare)
    if len(stem) >= _LEAST and stem != bare and stem in known.words and _names_a_place(stem, known):
        return True
    if _is_of_the_told_level(bare, known.words) or _is_nearly_told(bare, known.words):
        return True
    if any(_is_beside_its_kind(bare, line) for line in known.words.split("\n")):
        return True
    told = _body_names(known.words)
    return any(
        _abbreviates(bare, other) or (len(other) > _SHORTEST and _abbreviates(other, bare)) for other in told
    )


_LEAST_NAME = 4
_ADDED = regex("^[新老旧原馆我][\u4e00-\u9fff]{2,}")
_AREA = regex("(?:片区|一带|沿线|方向|地区|工厂)+$")
_PART = regex("大?(?P<kind>[桥站馆园场厂库])$")


def _is_nearly_told(name: str, words: str) -> bool:
    """Return whether 南门菜市场 stands for a told 南门菜场, 新猴山 for 猴山, 东郊片区 for 东郊."""
    if _ADDED.match(name) and name[1:] in words:
        return True
    area = _AREA.sub("", name)
    if area != name and len(area) >= _LEAST and area in words:
        return True
    return len(name) > _LEAST_NAME and any(
        name[:n] + name[n + 1 :] in words for n in range(_LEAST, len(name) - 1)
    )


def _is_beside_its_kind(name: str, told: str) -> bool:
    """Return whether 沙溪口大桥 stands for what was told of 沙溪口 and a 桥."""
    m = _PART.search(name)
    stem = name[: m.start()] if m else ""
    return m is not None and len(stem) > _LEAST and stem in told and m["kind"] in told.replace(stem, "")


_LEVEL = "[省市县区镇乡]"
_LEAST_BODY = 3


def _is_of_the_told_level(name: str, words: str) -> bool:
    """Return whether 县气象局 stands for a told 气象局 where 全县 or its like says whose it is."""
    level, body = name[:1], re.escape(name[1:])
    if len(name) <= _LEAST_BODY or not re.match(_LEVEL, level):
        return False
    named = re.search(f"(?<!{_LEVEL}){body}", words) and not re.search(f"(?!{level}){_LEVEL}{body}", words)
    return bool(named) and re.search(f"[全本我]{level}|{level}里", words) is not None


def _names_a_place(stem: str, known: Evidence) -> bool:
    if compact_text(known.brief.issuer).startswith(stem):
        return True
    name = re.escape(stem)
    return re.search(f"{name}{_OF_A_KIND}|{_TO_A_PLACE}{name}{_IN_A_LIST}", known.words) is not None


_GENERAL = regex("人民(?=政府|医院|法院|检察院|武装部)")
"""What full names have and talk leaves out: 县医院 is 县人民医院."""
_SHORTEST, _FURTHEST = 3, 24
_KIND = regex(
    "(?:集团)?(?:有限|股份|责任){0,3}公司|集团|委员会|办公室|管委会|中心|学校|中学|小学|大学|学院|幼儿园|医院|卫生院|政府|协会|街道|社区"
    "|大队|支队|[局厅部办]"
)
# A name begins behind these; 和 is a part of 文化和旅游局.
_BEFORE_A_NAME = regex(
    "[^\u4e00-\u9fff（）]|[与跟同及由请到去在从给对为被让的了是来里]|联合|邀请|组织|走访|会同|协调|(?<!文化)(?<!住房)(?<!资源)(?<!发展)(?<!工业)(?<!规划)(?<!卫生)和"
)
# How the word for a body is shortened.
_SHORT_KINDS = {
    "委员会": ("委员会", "委"),
    "办公室": ("办公室", "办"),
    "管委会": ("管委会", "管委"),
    "医院": ("医院", "院"),
}


@lru_cache(maxsize=8)
def _body_names(words: str) -> tuple[str, ...]:
    """Return the names of bodies that were told, each from what it begins with to its kind."""
    return tuple(dict.fromkeys(name for line in words.split("\n") for name in _names_in(line)))


def _names_in(line: str) -> Iterator[str]:
    for m in _KIND.finditer(line):
        before = list(_BEFORE_A_NAME.finditer(line, max(0, m.start() - _FURTHEST), m.start()))
        yield line[before[-1].end() if before else max(0, m.start() - _FURTHEST) : m.end()]


def _abbreviates(short: str, full: str) -> bool:
    """Return whether one is a shorter name of the same kind, its characters in the order of the other."""
    if not _SHORTEST <= len(short) < len(full):
        return False
    rest = iter(full)
    return _is_of_the_kind(short, full) and all(c in rest for c in short)


def _is_of_the_kind(short: str, full: str) -> bool:
    kind = next((m.group() for m in _KIND.finditer(full) if m.end() == len(full)), "")
    if kind.endswith(("公司", "集团")):
        return short.endswith(("公司", "集团"))
    return bool(kind) and short.endswith(_SHORT_KINDS.get(kind, (kind,)))


def is_in_evidence(words: str, known: Evidence) -> bool:
    """Return whether the words were told, marks aside."""
    return _without_punctuation(words) in _without_punctuation(known.words)


_PUNCTUATION = regex("[，。；：！？、,.;:!?…—\\s“”‘’《》〈〉（）()]+")


@lru_cache(maxsize=64)
def _without_punctuation(text: str) -> str:
    return _PUNCTUATION.sub("", text)
