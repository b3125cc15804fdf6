"""What is told for each month, quarter or week, over the period that a text speaks of, and the reverse."""

from collections.abc import Iterator

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence
from bot.facts.figures.ranges import decimals, meets
from bot.facts.wording import bigrams, clause_around, sentence_around
from bot.regex import regex

_PERIODS = (
    (12, regex("全年|年内|[今本当]年|一年来?|年度")),
    (6, regex("[上下]?半年")),
    (3, regex("季度")),
)
_IN_A_MONTH = {"个月": 1.0, "季": 1 / 3, "周": 52 / 12}
_PER_MONTH = regex("月均|每月|月平均")
_SENTENCE, _CUE = 60, 12


def is_of_a_period(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 120户 in half a year stands for told 每月20户, or 月均20户 for 120户 in half a year."""
    months = _months(clause_around(text, q.start, q.end), text[max(0, q.start - _SENTENCE) : q.start], known)
    said = bigrams(sentence_around(text, q.start, q.end))
    if _is_time_needed(text, q, known):
        return True
    cue = text[max(0, q.start - _CUE) : q.start]
    if _PER_MONTH.search(cue):
        half = 0.5 * 10.0 ** -decimals(text[q.start : q.end])
        return meets(q, (value / months for value in _told(q, said, known) if months), half)
    return months > 0 and meets(q, (value * months for value in _monthly(q, said, known)))


def _months(clause: str, before: str, known: Evidence) -> int:
    """Return how many months the clause, the sentence before it, or else the document speaks of."""
    for words in (clause, before.rpartition("。")[2]):
        if named := next((months for months, cue in _PERIODS if cue.search(words)), 0):
            return named
    if known.span is None:
        return 0
    first, last = known.span
    return 12 * (last.year - first.year) + last.month - first.month + 1


def _monthly(q: Quantity, said: frozenset[str], known: Evidence) -> Iterator[float]:
    """Yield what was told of the same thing for each month."""
    for pool, sentence in zip(known.sentence_pools, known.sentences, strict=True):
        words = known.sentence_words[sentence[0].sentence]
        for p in pool:
            if p.per in _IN_A_MONTH and p.quantity.unit in (q.unit, "") and said & words:
                yield p.quantity.value * _IN_A_MONTH[p.per]


def _told(q: Quantity, said: frozenset[str], known: Evidence) -> Iterator[float]:
    yield from (p.quantity.value for p in known.parts_in(frozenset({q.unit})) if said & p.words)


_NEEDED = regex("[需要]|才能|方[可能]|用时")
_AT_A_TIME = regex("[一每](?P<per>年|个?月|天|周)(?:[最至]多|最快|大[概约])?[能可]?[\u4e00-\u9fff]{0,3}$")
_PER = {"年": "年", "月": "个月", "个月": "个月", "天": "日", "周": "周"}


def _is_time_needed(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it is how long a told number takes at a told pace: 四年半以上 for 184件, 一年修40件."""
    if q.unit not in _PER.values() or not _NEEDED.search(text[max(0, q.start - _CUE) : q.start]):
        return False
    said = bigrams(sentence_around(text, q.start, q.end))
    told = [(s, t) for s, t in known.occurrences_in("") if t.value > 0]
    half = 0.5 * 10.0 ** -decimals(text[q.start : q.end])
    for s, pace in told:
        m = _AT_A_TIME.search(s.text[: pace.start])
        if m and _PER[m["per"]] == q.unit:
            all_of_it = (t.value for of, t in told if t.unit == pace.unit and said & (of.words | s.words))
            if meets(q, (value / pace.value for value in all_of_it if value > pace.value), half):
                return True
    return False
