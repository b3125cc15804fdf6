"""A fact is rewritten by a correction: the new in the place of the old, all else kept."""

import re
from collections.abc import Sequence

from bot.domain.fact import Fact, Quantity
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.regex import regex
from bot.understanding.rules.corrections.changes import Change

_QUOTED = regex("“[^”]+”")


def is_same_figure(old: Quantity, q: Quantity) -> bool:
    """Return whether an old figure, as a correction names it, is one that a fact holds."""
    same = old.value == q.value or (not old.unit and old.value * MYRIAD == q.value)
    return same and (old.unit == q.unit or "" in (old.unit, q.unit))


MYRIAD = 10_000
"""A clerk says 3.1 of 3.1万."""


def is_literal(change: Change, fact: Fact) -> bool:
    """Return whether the words that are to go were quoted, and stand so in the fact."""
    quoted = len(change.old_words) > 1 and f"“{change.old_words}”" in change.text
    return quoted and bool(change.new_words) and change.old_words in fact.text


def words_to_remove(change: Change, fact: Fact) -> str:
    """Return the longest run of the words that are to go which the fact holds; two characters at least."""
    old = change.old_words
    runs = (old[a:b] for a in range(len(old)) for b in range(len(old), a + 1, -1))
    return max((run for run in runs if len(run) > 1 and run in fact.text), key=len, default="")


_NAME = regex("[一-鿿]{3,8}")
_KIND = 2
"""So many characters at the end of a name say what it is the name of: 小学, 广场."""


def namesake(change: Change, text: str) -> str:
    """Return the name of the same kind and length that a new name takes the place of; empty for none."""
    new = change.new_words
    if change.new or change.day or not change.names_a_kind or not _NAME.fullmatch(new):
        return ""
    ends = text.find(new[-_KIND:]) + _KIND
    same = text[max(0, ends - len(new)) : ends] if ends >= len(new) else ""
    return same if _NAME.fullmatch(same) and same != new else ""


def rewrite(change: Change, fact: Fact) -> str:
    """Return the fact with the new in the place of the old, all else kept; empty where nothing changes."""
    text = _apply_change(change, fact)
    return text if text != fact.text else ""


def _apply_change(change: Change, fact: Fact) -> str:
    if is_literal(change, fact):
        return fact.text.replace(change.old_words, change.new_words)
    if change.new:
        return _replace_figures(change, fact.text)
    if change.day and moments(fact.text):
        return _replace_date(change, fact.text)
    if not change.new_words:
        return ""
    quoted = _QUOTED.findall(fact.text)
    if (
        len(quoted) == 1
        and "“" in change.text
        and change.new_words in _QUOTED.sub(lambda m: m.group()[1:-1], change.text)
    ):
        return fact.text.replace(quoted[0], f"“{change.new_words}”")
    old = words_to_remove(change, fact)
    if old and len(old) >= len(change.old_words) - 1:
        return fact.text.replace(old, change.new_words)
    if same := namesake(change, fact.text):
        return fact.text.replace(same, change.new_words)
    return _replace_piece(change, fact)


ENDS = regex("结束|截止|截至|为止|最(?:晚|迟)")
"""Words of the end of a span of time."""


_START = regex("(?:开始|起始|启动)(?!.{0,4}不变)|(?:结束|截止).{0,4}不变")


_TO = regex(r"(?P<from>.*?)(?P<to>[-—–~至到]+)(?P<end>\d.*)")


def _replace_date(change: Change, text: str) -> str:
    """Return a fact with its date replaced; of a span of time only the end that is spoken of."""
    days = moments(text)
    at = next((day for day in days if bigrams(text[day.end : day.end + 4]) & change.topic), days[0])
    low, said = at.start, text[at.start : at.end]
    span, behind = _TO.fullmatch(said), re.search("[至到]$", text[:low])
    if (span or behind) and "至" not in change.day and "到" not in change.day:
        if span and _START.search(change.text) and not ENDS.search(change.text):
            return f"{text[:low]}{change.day}{span['to']}{_with_month(span)}{text[at.end :]}"
        low += span.start("end") if span else 0
    return text[:low] + change.day + text[at.end :]


def _with_month(span: re.Match[str]) -> str:
    """Return the end of a span with the month that its beginning says for both."""
    month = re.match(r"(?:\d+年)?\d+月", span["from"])
    return span["end"] if "月" in span["end"] or not month else f"{month.group()}{span['end']}"


def _replace_piece(change: Change, fact: Fact) -> str:
    """Return a fact under a head (地点：) with the new behind it in the place of the piece it is about."""
    pieces = fact.text.split("，")
    best = max(range(len(pieces)), key=lambda n: len(bigrams(pieces[n]) & change.topic))
    head, colon, _ = pieces[best].partition("：")
    if not colon:
        return ""
    return "，".join([*pieces[:best], f"{head}：{change.new_words}", *pieces[best + 1 :]])


_BOUND = regex("(?:不少于|不低于|不超过|至少|超过|约|近)$")


def _replace_figures(change: Change, text: str) -> str:
    """Return a fact with its figures replaced, each by the new one of its unit that fits its place best."""
    new = _figure_pairs(change, text)
    for q, put in sorted(new.items(), key=lambda pair: -pair[0].start):
        bound = _BOUND.search(change.text[: put.start])
        bounded = bound and not text[: q.start].endswith(bound.group())
        figure = change.text[bound.start() if bound and bounded else put.start : put.end]
        figure = figure if put.unit else f"{figure}{_unit(text, q)}"
        text = text[: q.start] + figure + text[q.end :]
    return text if new else ""


def _figure_pairs(change: Change, text: str) -> dict[Quantity, Quantity]:
    """Return which figures of a fact are replaced by which; of several new ones for one place the last."""
    held = figures(text)
    gone = [q for q in held if any(is_same_figure(old, q) for old in change.old)]
    slots = gone or sorted(held, key=lambda q: -_closeness(change, text, q))
    found = _said_again(change, text, held)
    for put in reversed(change.new):
        free = [q for q in slots if q not in found and (gone or can_replace(put, q))]
        if free and put not in found.values():
            found[free[-1] if len(free) > 1 and len(change.new) > 1 and not gone else free[0]] = put
    return found


_FRAMED = 2
"""A single figure is new: repeated, it would change nothing."""


def _said_again(change: Change, text: str, held: Sequence[Quantity]) -> dict[Quantity, Quantity]:
    """Return the figures that a correction only repeats to say where it is: 9个分馆 in 改成9个分馆里有3个."""
    if len(change.new) < _FRAMED:
        return {}
    said = {_counted(change.text, put): put for put in change.new}
    return {q: said[words] for q in held if (words := _counted(text, q)) in said}


def _counted(text: str, q: Quantity) -> str:
    """Return a figure with what it counts: two characters behind it."""
    return text[q.start : q.end + _KIND]


def can_replace(put: Quantity, q: Quantity) -> bool:
    """Return whether a figure can take another's place; a bare 48万 takes that of money or of a bare one."""
    if put.unit or put.value < MYRIAD:
        return put.unit in (q.unit, "")
    return q.unit in ("", "元")


def _closeness(change: Change, text: str, q: Quantity) -> float:
    """Return how much a figure's own clause, and the character before it, are spoken of by the correction."""
    low = max(text.rfind(mark, 0, q.start) for mark in "，：") + 1
    before = text[q.start - 1 : q.start]
    alike = any(change.text[new.start - 1 : new.start] == before for new in change.new)
    counted = bool(change.counted) and change.counted in text[low : q.end]
    return len(bigrams(text[low : q.end]) & change.topic) + 1.5 * (alike + counted)


def _unit(text: str, q: Quantity) -> str:
    return re.sub(r"^[\d.,万亿]+", "", text[q.start : q.end])
