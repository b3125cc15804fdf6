"""Whom copies go to: 抄送 in most documents, by the ways 报, 送 and 发 in a bulletin."""

from collections.abc import Sequence

from bot.domain.ledger import Datum
from bot.lexicon.customs import is_bulletin
from bot.regex import regex

_WAY = regex(r"\s*(?P<way>[报送发])(?P<mark>[：:]?)")
_USUAL = "送"
_ORDER = "报送发"


def copies_of(told: Sequence[Datum], genre: str) -> str:
    """Return whom copies go to as the document is to say it; empty for nobody."""
    if not is_bulletin(genre):
        return "，".join(_bare(datum.value) for datum in told)
    by_way: dict[str, list[str]] = {}
    way = ""
    for datum in told:
        way = _way(datum) or way or _USUAL
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
