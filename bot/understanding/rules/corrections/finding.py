"""A correction finds its fact by the old value, the unit, the topic and nearness."""

import re
from collections.abc import Sequence

from bot.domain.fact import Fact, Quantity
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.corrections.changes import Change
from bot.understanding.rules.corrections.rewriting import (
    ENDS,
    MYRIAD,
    can_replace,
    is_literal,
    is_same_figure,
    namesake,
    rewrite,
    words_to_remove,
)
from bot.understanding.rules.restating import counts_in

_SURE, _MOST, _SAME = 2.0, 4, 0.05


_LITERAL, _COUNTED = 6.0, 1.5


def candidates(change: Change, facts: Sequence[Fact], near: Fact | None, least: float = _SURE) -> list[Fact]:
    """Return the facts that fit a correction best and equally well; none where none fits surely.

    `near` is the fact that was told last in the same message, or just before it.
    """
    fitting = [(score, fact) for fact in facts if (score := _score(change, fact, near)) >= least]
    scored = [pair for pair in fitting if not change.has_value or rewrite(change, pair[1])]
    if not scored and change.is_vague:
        only = by_unit(change, facts)
        return only if len(only) == 1 else []
    best = max((score for score, _ in scored), default=0)
    return [fact for score, fact in scored if score >= best - _SAME]


def by_unit(change: Change, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that count in the unit of the new value; of a new day those that name one."""
    if change.day and not change.new:
        return [fact for fact in facts if re.search(r"\d", fact.text) and moments(fact.text)]
    units = {q.unit for q in change.new if q.unit}
    return [fact for fact in facts if units & {q.unit for q in figures(fact.text)}]


def alike_in_size(change: Change, facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that hold a figure whose place the new one could take, and which is of its size."""
    return [fact for fact in facts if any(_is_near(put, q) for put in change.new for q in figures(fact.text))]


def _is_near(put: Quantity, q: Quantity) -> bool:
    return can_replace(put, q) and 1 / _SIZE <= put.value / (q.value or 1) <= _SIZE


_SIZE = 2
"""A figure that was told wrong is seldom off by more than this factor."""


def by_character(said: str, facts: Sequence[Fact]) -> list[Fact]:
    """Return the few facts that share the most single characters with what they are called; often none."""
    named = set(_SAYS_NOTHING.sub("", said))
    shared = [(len(named & set(fact.text)), fact) for fact in facts]
    best = max((score for score, _ in shared), default=0)
    found = [fact for score, fact in shared if score == best > 0]
    return found if len(found) <= _FEW else []


_SAYS_NOTHING = regex(
    f"[^{words.CHINESE}]|[的了是有在和与个一不这那就都也还来去说我你他上下中大小人会工作改更正重新错对应实际数]"
)
_FEW = 3
"""So many facts can be asked about at most."""


def facts_with(told: Sequence[Quantity], facts: Sequence[Fact]) -> list[Fact]:
    """Return the facts that hold one of the figures."""
    return [fact for fact in facts if any(is_same_figure(old, q) for old in told for q in figures(fact.text))]


_WHEN = regex("[一二三四上下前后1-4](?:季度|半年)|\\d月|去年|前年|上年|\\d年|其中|第\\d|每")


def same_count(old: str, new: str) -> bool:
    """Return whether two texts count the same thing differently, no other time and no part being named."""
    first, second = counts_in(old), counts_in(new)
    if (
        len(first) != 1
        or len(second) != 1
        or first[0].key == second[0].key
        or first[0].unit != second[0].unit
    ):
        return False
    if _WHEN.search(old) or _WHEN.search(new):
        return False
    before, after = (_about(text, q[0]) for text, q in ((old, first), (new, second)))
    return len(before & after) >= _ABOUT_SAME and before & after in (before, after)


_ABOUT_SAME = 2


def _about(text: str, q: Quantity) -> frozenset[str]:
    return bigrams(text[: q.start].rpartition("：")[2]) | bigrams(text[q.end :])


def _score(change: Change, fact: Fact, near: Fact | None) -> float:
    """Return how well a correction fits a fact: by the old value, the unit, the topic, and nearness."""
    if is_literal(change, fact):
        return _LITERAL + len(change.old_words) / 100
    held = figures(fact.text)
    named = any(is_same_figure(old, q) for old in change.old for q in held)
    same_unit = _counts_alike(change, fact, held)
    undated = change.day and not change.new and not moments(fact.text)
    if undated or (change.new and not named and not same_unit):
        return 0
    compared = COMPARED.search(fact.text) is not None and not COMPARED.search(change.text)
    of_change = bool(_RATE_OF_CHANGE.search(change.text)) and any(
        _CHANGED_BY.search(fact.text[: q.start]) for q in held
    )
    score = 3.0 * named + _topic_overlap(change, fact) - 0.5 * (compared and not of_change) + 1.0 * same_unit
    if of_change:
        score += _SURE + 0.5 * (near not in (None, fact) and len(bigrams(near.text) & bigrams(fact.text)) > 1)
    score += _COUNTED * (bool(change.counted) and change.counted in fact.text)
    score += bool(change.day and ENDS.search(change.text) and _UP_TO.search(fact.text))
    score += _SURE * bool(namesake(change, fact.text))
    if words.FOLLOWING.match(change.text) and _alike(change, fact):
        score += _SURE
    if (change.new or change.day) and not change.topic and fact is near:
        score += _SURE
    if not change.new and (old := words_to_remove(change, fact)):
        score += 2.0 + 0.1 * len(old) + 0.5 * ("“" in change.text and "“" in fact.text)
    return score


def _counts_alike(change: Change, fact: Fact, held: Sequence[Quantity]) -> bool:
    """Return whether a new figure has a unit of the fact, or none while they speak of the same."""
    units = {q.unit for q in held}
    named = bool(change.counted) and change.counted in fact.text
    same = len(change.topic & bigrams(f"{fact.head} {fact.text}")) + named
    return any(
        q.unit in units
        or (not q.unit and same > 1 and held)
        or (not q.unit and same and q.value >= MYRIAD and "元" in units)
        for q in change.new
    )


def _alike(change: Change, fact: Fact) -> bool:
    """Return whether the same character stands before the new figure and one of its unit in the fact."""
    before = {(fact.text[q.start - 1 : q.start], q.unit) for q in figures(fact.text) if q.start}
    return any((change.text[q.start - 1 : q.start], q.unit) in before for q in change.new if q.start)


def _topic_overlap(change: Change, fact: Fact) -> float:
    """Return how much of the topic a fact speaks of; a fact that speaks of little else goes before."""
    words_of_fact = bigrams(f"{fact.head} {fact.text}")
    shared = len(change.topic & words_of_fact)
    if not shared and _abbreviates(change.text, fact.text):
        return _SURE
    return min(shared, _MOST) + (shared / len(words_of_fact) if shared else 0)


_RATE_OF_CHANGE = regex("增[幅速]|涨幅|增长率")
_CHANGED_BY = regex("(?:增长|增加|上涨|上升|提高|增)了?$")
COMPARED = regex("比(?!例|赛|武|率|重)|较(?!大|多|少|好)|同期")
"""Words of a comparison with an earlier time."""
_UP_TO = regex("(?:[至到—–-](?=\\d)|截止|截至)|前(?=$|，)")


_SUBJECT = regex(f"^[{words.CHINESE}]{{2,8}}?(?=是|应|改|有|为|\\d)")


def _abbreviates(said: str, full: str) -> bool:
    """Return whether the subject of a correction shortens that of a fact: 总办会 for 总经理办公会."""
    subject = _SUBJECT.search(re.sub(words.CORRECTING.pattern, "", said).strip("，, "))
    return subject is not None and _runs_through(subject.group(), full)


def _runs_through(short: str, full: str) -> bool:
    at = -1
    return full[:1] == short[:1] and all((at := full.find(c, at + 1)) >= 0 for c in short)
