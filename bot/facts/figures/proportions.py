"""Shares and growths told in another form than they are stated in: 减半 is 50%, the rest of 40% is 60%."""

from collections.abc import Iterator
from itertools import combinations

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence, Statement
from bot.facts.figures.ranges import EPSILON, meets
from bot.facts.wording import bigrams, characters, clause_around, sentence_around
from bot.language.figures.quantities import quantities
from bot.regex import regex

_CUE = 10


def is_same_proportion(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it is a told growth or rate, or the rest of a told share, in another form."""
    return _is_same_growth(text, q, known) or _is_rest(text, q, known) or _is_bare_rate(text, q, known)


_SHARED = 2


def _is_of_one(clause: str, told: Statement) -> bool:
    """Return whether a clause shares a word with a statement, or some of its characters."""
    return bool(bigrams(clause) & told.words) or len(characters(clause) & characters(told.text)) >= _SHARED


_GROWN = regex("(?:增|涨|升|多|提高|翻)[^，。；]{0,5}$")
_SHRUNK = regex("(?:减|降|少|缩|压|跌)[^，。；]{0,5}$")
_LEVEL = regex("(?:[是为达按到]|相当于|相当)[^，。；]{0,8}$")


def _is_same_growth(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 增长1倍 or 100% stands for 翻番 or 是去年的两倍, and 下降50% for 减半."""
    if q.unit not in ("倍", "%", "/") or q.approximate:
        return False
    stated = set(_growths(text[max(0, q.start - _CUE) : q.start], q))
    clause = clause_around(text, q.start, q.end)
    return bool(stated) and any(
        _is_of_one(clause, s) and any(abs(a - b) < EPSILON for a in stated for b in told_growths(s.text))
        for s in known.statements
    )


def _growths(before: str, q: Quantity) -> Iterator[float]:
    """Yield by what part of itself something has grown, as the words before a figure say."""
    share = q.value if q.unit in ("倍", "/") else q.value / 100
    if _SHRUNK.search(before):
        yield -share
    elif _GROWN.search(before):
        yield share
    elif q.unit == "倍" and _LEVEL.search(before):
        yield share - 1


_FORMS = (
    (1.0, regex("翻(?:了|一|了一)?番|翻(?:了)?[一1]?倍|加倍|双倍")),
    (3.0, regex("翻(?:了)?两番")),
    (-0.5, regex("减(?:了)?半|(?:减|降|少|缩|压)[^，。；]{0,5}一半")),
)


def told_growths(words: str) -> Iterator[float]:
    """Yield by what part of itself something has grown, as a told clause says: 1 for 翻番, -0.5 for 减半."""
    yield from (growth for growth, form in _FORMS if form.search(words))
    for q in quantities(words):
        if q.unit in ("倍", "%", "/") and not q.approximate:
            yield from _growths(words[max(0, q.start - _CUE) : q.start], q)


_RATE = regex("率|比例|比重|占比|满意度|知晓度")
_BARE = regex(r"(?<![\d.])\d{1,3}(?:\.\d+)?(?![\d.万亿人个名次家件])")


def _is_bare_rate(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it is a rate that was told without its sign, or how far it moved: 正点率从78升到86.4."""
    if q.unit not in ("%", "个百分点") or q.approximate:
        return False
    said = bigrams(sentence_around(text, q.start, q.end))
    for told in (s.text for s in known.statements if _RATE.search(s.text) and said & s.words):
        values = [float(m.group()) for m in _BARE.finditer(told)]
        moved = (abs(a - b) for a, b in combinations(values, 2))
        if meets(q, values if q.unit == "%" else moved):
            return True
    return False


_REST, _NOT = regex("其余|余下|剩|另外|其他"), regex("[不未没]|缺")
_CUES = 16


def _is_rest(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it is what a told share leaves: 其余60% for 40%, 满意率97% for 不满意的3%."""
    if q.unit != "%":
        return False
    rest = _REST.search(text, max(0, q.start - _CUES), q.start)
    said = bigrams(sentence_around(text, q.start, q.end))
    for pool, sentence in zip(known.sentence_pools, known.sentences, strict=True):
        if not said & known.sentence_words[sentence[0].sentence]:
            continue
        told = (p.quantity for p in pool if rest or (_NOT.search(p.clause) and said & p.words))
        if meets(q, (100 - share.value for share in told if share.unit == "%")):
            return True
    return False
