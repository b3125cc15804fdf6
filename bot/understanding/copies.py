"""Whom copies go to: 抄送 in most documents; by the ways 报, 送, 发 in a bulletin, 发 and 抄送 in minutes."""

from collections.abc import Sequence

from bot.domain.ledger import Datum
from bot.lexicon.customs import usual_way
from bot.regex import regex

_WAY = regex(r"\s*(?P<way>抄送|[报送发])(?P<mark>[：:]?)")
_ORDER = ("报", "送", "发", "抄送")


def copies_of(told: Sequence[Datum], genre: str) -> str:
    """Return whom copies go to as the document is to say it; empty for nobody."""
    usual = usual_way(genre)
    if not usual:
        return "，".join(_bare(datum.value) for datum in told)
    by_way: dict[str, list[str]] = {}
    way = ""
    for datum in told:
        way = _way(datum) or way or usual
        by_way.setdefault(way, []).append(_bare(datum.value))
    return "；".join(f"{way}：{'、'.join(by_way[way])}" for way in _ORDER if way in by_way)


def _way(datum: Datum) -> str:
    """Return the way that the clerk's words begin with; of a list only the first item says it."""
    own, quoted = _WAY.match(datum.value), _WAY.match(datum.quote.text)
    if own and own["mark"]:
        return own["way"]
    return quoted["way"] if quoted and (quoted["mark"] or not own) else ""


def _bare(value: str) -> str:
    found = _WAY.match(value)
    return value[found.end() :] if found and found["mark"] else value
