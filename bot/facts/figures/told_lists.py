"""Counts of what a user listed by name: four named villages are 4个村, three days of lectures 3场."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence
from bot.facts.wording import bigrams, characters, clause_around
from bot.language.figures.dates import moments
from bot.lexicon.people import SURNAME
from bot.regex import regex


@dataclass(frozen=True)
class Listing:
    """Things that were named beside each other."""

    count: int
    units: frozenset[str]
    """By what they may be counted."""


def is_count_of_a_list(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether the user named so many things of this kind beside each other."""
    if q.approximate or not q.unit:
        return False
    clause = clause_around(text, q.start, q.end)
    return any(
        one.count == q.value and q.unit in one.units and _speaks_of(clause, told)
        for one, told in _told(known)
    )


def _speaks_of(clause: str, told: str) -> bool:
    """Return whether a clause has a word, or some characters, of the sentence that names the things."""
    return bool(bigrams(clause) & bigrams(told)) or len(characters(clause) & characters(told)) >= _SHARED


_SHARED = 2


@lru_cache(maxsize=8)
def _told(known: Evidence) -> tuple[tuple[Listing, str], ...]:
    """Return what was named beside each other, with the sentence that names it."""
    sentences = ("，".join(s.text for s in sentence) for sentence in known.sentences)
    return tuple((one, told) for told in sentences for one in listings(told))


_BESIDE = "(?:、|，还有|，以及|以及|还有|和|跟|与|及)"
_ITEM = "[^、，。；：！？\\n]{1,12}?"
_LIST = regex(
    f"(?P<items>[^、，。；：！？\\n]{{1,20}}、(?:{_ITEM}、)*[^、，。；：！？\\n]{{1,24}}(?:，还有[^，。；\\n]{{1,12}})?)"
)
_LAST = regex("，?(?:还有|以及|和|跟|与|及)")


def listings(text: str) -> tuple[Listing, ...]:
    """Return what a told text names beside each other: 甲村、乙村和丙村, 3月5日、4月2日, 1号楼到6号楼."""
    days = [m for m in moments(text) if m.first == m.last]
    named = [Listing(len(days), _OCCASIONS)] if len(days) > 1 else []
    for m in _NUMBERED.finditer(text):
        named.append(Listing(int(m["last"]) - int(m["first"]) + 1, _units([m.group()])))
    return (*named, *map(_listing, _LIST.finditer(text)), *_repeated(text))


_NUMBERED = regex(
    "(?P<first>\\d{1,2})号?(?P<kind>楼|栋|库|车间|井|桥|泵站)?[到至—-](?P<last>\\d{1,2})号(?:楼|栋|库|车间|井|桥|泵站)"
)
_PLACED = regex("在(?P<name>[\u4e00-\u9fff]{2,3})(?P<kind>[乡镇村])")


def _repeated(text: str) -> Iterator[Listing]:
    """Yield how many places of a kind are named one by one: 3月5日在白石乡，3月12日在清河乡."""
    places = {m.group() for m in _PLACED.finditer(text)}
    for kind in {place[-1] for place in places}:
        count = sum(place.endswith(kind) for place in places)
        if count > 1:
            yield Listing(count, frozenset({kind, "个", "处"}))


def _listing(found: re.Match[str]) -> Listing:
    *beside, last = found["items"].split("、")
    joined = _LAST.search(last, 1, _LONGEST_ITEM)
    items = [*beside, *((last[: joined.start()], last[joined.end() :]) if joined else (last,))]
    return Listing(len(items), _units(items))


_LONGEST_ITEM = 10
_OCCASIONS = frozenset("场次期")
_ANY = frozenset("个处项类种点条")
_PERSON = regex(f"(?:[老小]{SURNAME}|{SURNAME}[\\u4e00-\\u9fff]{{1,2}})(?:[^\\u4e00-\\u9fff]|$)")
_KINDS = (
    (regex("村"), frozenset("村个")),
    (regex("镇|乡|街道"), frozenset("镇乡个")),
    (regex("公司|企业|厂|店|超市|单位|饭店|酒楼|合作社"), frozenset("家个户")),
    (regex("学校|[中小]学|学院|幼儿园|医院"), frozenset("所家个")),
    (regex("\\d+号?(?:楼|栋)"), frozenset("栋个")),
    (regex("机$|仪$|设备|音响|泵|车"), frozenset("台套种类个")),
)


def _units(items: list[str]) -> frozenset[str]:
    """Return by what listed things may be counted: by words for any thing, and those of their kind."""
    middle = items[1:-1] or items[:1]
    special = [units for kind, units in _KINDS if all(kind.search(item) for item in middle)]
    if not special and all(_PERSON.match(item) for item in middle):
        return frozenset({"人"})
    return _ANY.union(*special)
