"""Whether a figure was told, follows from told ones, or belongs to another thing than the draft says."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations, islice

from bot.domain.fact import Bound, Quantity
from bot.facts.ledger import Ledger, Statement, figures
from bot.facts.wording import bigrams, piece
from bot.language.numerals import parse_integer

_NEAR = 0.15
"""How far from the number 近 and 约 may stand, as a share of it."""
_LEAST_STEP = 0.05
_EPSILON = 1e-6


def reach(q: Quantity) -> tuple[float, float]:
    """Return the least and the greatest number that the quantity may stand for; 百余 is 100 to 200."""
    match q.bound:
        case Bound.BELOW:
            return q.value * (1 - _NEAR), q.value
        case Bound.ABOVE:
            return q.value, q.value + max(_step(q.value), _LEAST_STEP * q.value)
        case Bound.ABOUT:
            return q.value * (1 - _NEAR), q.value * (1 + _NEAR)
        case Bound.SEVERAL:
            return 2 * q.value, 10 * q.value
    return q.value, q.value


def _step(value: float) -> float:
    """Return the unit of the last digit that is not 0: 1000 for 23000, 0.1 for 98.6."""
    step = 10.0 ** math.floor(math.log10(value)) if value else 1.0
    while step > _EPSILON and abs(value / step - round(value / step)) > _EPSILON:
        step /= 10
    return step


def covers(told: Quantity, stated: Quantity) -> bool:
    """Return whether one who was told the first may state the second.

    20次 may not become 20人次, nor 近百人 98人; 98人 may become 近百人, 103人 百余人. A bare number
    takes any unit.
    """
    if told.unit != stated.unit and told.unit and stated.unit:
        return False
    if told.bound is stated.bound and abs(told.value - stated.value) < _EPSILON:
        return True
    if not stated.approximate:
        return False
    (least, most), (low, high) = reach(told), reach(stated)
    return low - _EPSILON <= least and most <= high + _EPSILON


def untraced(text: str, known: Ledger) -> list[Quantity]:
    """Return the quantities of a text outside its dates that were neither told nor follow from what was."""
    stated = figures(text)
    return [q for n, q in enumerate(stated) if not _traced(text, stated, n, known)]


def _traced(text: str, stated: Sequence[Quantity], n: int, known: Ledger) -> bool:
    q = stated[n]
    return (
        any(covers(told, q) for told in known.counted_in(q.unit))
        or _rounded(text, q, known)
        or _is_public(text, q, known)
        or _is_derived(text, stated, n, known)
    )


_MYRIADS = re.compile(r"\.\d+[ ]?[万亿]")


def _rounded(text: str, q: Quantity, known: Ledger) -> bool:
    """Return whether 2.35万 stands for a told 23456."""
    if not _MYRIADS.search(text, q.start, q.end):
        return False
    half = _step(q.value) / 2
    return any(
        t.unit == q.unit and not t.approximate and abs(t.value - q.value) <= half for t in known.quantities
    )


_PUBLIC_NUMBERS = frozenset(
    {12345, 12348, 12355, 12371, 12380, 12388, 12315, 12338, 12351, 12333, 110, 119, 120, 122}
)
# Events whose anniversaries everyone counts, by the year from which.
_ANNIVERSARIES = (
    (1911, "辛亥"),
    (1919, "五四"),
    (1921, "建党|共产党成立|党的生日"),
    (1927, "建军"),
    (1936, "长征"),
    (1945, "抗日|抗战|反法西斯"),
    (1949, "新中国|共和国|国庆"),
    (1963, "题词|学雷锋"),
    (1978, "改革开放"),
)
_STRUCTURE = re.compile(
    "[一二两三四五六七八九十]{1,2}(?:个|大|项|种|条|方面|类|层)?"
    "(?:方面|环节|层面|维度|角度|到位|坚持|强化|聚焦|着力|抓手|关口|重点|关键|层次|结合|统筹|必须|转变|不放松|不变|突出|确保|主体)"
)
_ROUND_THE_CLOCK = re.compile("24小时|365天|7[×xX*]24|24小时制")
_GRADE = re.compile(r"[1-5]A级?|A[34]纸|[45]G")


def _is_public(text: str, q: Quantity, known: Ledger) -> bool:
    """Return whether the figure tells nothing of the unit: a hotline, an anniversary, 三个方面, 24小时."""
    around = text[max(0, q.start - 30) : q.end + 6]
    return (
        (q.unit == "" and q.value in _PUBLIC_NUMBERS)
        or ("周年" in text[q.start : q.end + 2] and _is_anniversary(around, q, known))
        or _STRUCTURE.match(text, q.start) is not None
        or _ROUND_THE_CLOCK.match(text, q.start) is not None
        or _GRADE.match(text, q.start) is not None
        or _is_listed(text, q)
    )


def _is_anniversary(around: str, q: Quantity, known: Ledger) -> bool:
    years = (year for year, words in _ANNIVERSARIES if re.search(words, around))
    return any(not known.years or year + q.value in known.years for year in years)


_ORDINALS = "一二三四五六七八九十"
_PARAGRAPH = 1500


def _is_listed(text: str, q: Quantity) -> bool:
    """Return whether the text itself lists so many: 三项举措 before 一是, 二是, 三是 and no 四是."""
    if q.unit not in _LISTED or not 2 <= q.value < len(_ORDINALS) or q.value != int(q.value):
        return False
    behind = text[q.end : q.end + _PARAGRAPH].split("\n", 1)[0]
    last, next_ = _ORDINALS[int(q.value) - 1], _ORDINALS[int(q.value)]
    return f"{last}是" in behind and f"{next_}是" not in behind


_LISTED = frozenset("个项条种点类")
_CUE = 24
"""How far before a figure stands what shows that it is calculated."""
_SUM = re.compile("共|合计|总|累计|一并|达")
_CHANGE = re.compile("增|减|降|提高|提升|上升|上涨|多出?|少了?|其余|剩余|余下|剩下|还有|净|缩短|比|未|尚")
_GROWTH = re.compile("增|减|降|提高|提升|上升|上涨|翻")
_SHARE = re.compile("占|比例|比重|率|达")
_MEAN = re.compile("平均|人均|户均|场均|均|每")
_WHOLE = re.compile("[^。；\n]{0,12}其中|[^。；，\n]{0,8}分别")
_LARGEST_POOL = 24


def _is_derived(text: str, stated: Sequence[Quantity], n: int, known: Ledger) -> bool:
    q = stated[n]
    before = max(q.start - _CUE, stated[n - 1].end if n else 0)
    cue = text[before : q.start].rpartition("。")[2].rpartition("\n")[2]
    beside = _beside(text, stated, n)
    pools, close = (beside, *known.pools), (beside, *known.sentence_pools)
    if (_SUM.search(cue) or _WHOLE.match(text, q.end)) and _meets(q, _sums(text, q, pools, known)):
        return True
    if _CHANGE.search(cue[-_CUE // 2 :]) and _meets(q, _differences(q, pools)):
        return True
    decimals = _decimals(text[q.start : q.end])
    ratios = (
        *(_shares(close, cue) if q.unit in ("%", "/") and _SHARE.search(cue) else ()),
        *(_growths(pools) if q.unit == "%" and _GROWTH.search(cue) else ()),
        *(_means(q, close) if _MEAN.search(cue) else ()),
    )
    scaled = (r / 100 for r in ratios) if q.unit == "/" else ratios
    return _meets(q, scaled, 0.5 * 10.0**-decimals if q.unit != "/" else _EPSILON)


def _decimals(written: str) -> int:
    _, point, decimals = written.partition(".")
    return sum(c.isdigit() for c in decimals) if point else 0


def _meets(q: Quantity, results: Iterable[float], slack: float = _EPSILON) -> bool:
    low, high = reach(q)
    return any(low - slack - _EPSILON <= result <= high + slack + _EPSILON for result in results)


def _beside(text: str, stated: Sequence[Quantity], n: int) -> tuple[Quantity, ...]:
    """Return the other quantities of the sentence; a semicolon does not end it."""
    start = max(text.rfind("。", 0, stated[n].start), text.rfind("\n", 0, stated[n].start))
    stops = [at for at in (text.find("。", stated[n].end), text.find("\n", stated[n].end)) if at >= 0]
    end = min(stops, default=len(text))
    near = range(max(0, n - _LARGEST_POOL), min(len(stated), n + _LARGEST_POOL))
    return tuple(stated[k] for k in near if k != n and start < stated[k].start < end)


def _sums(text: str, q: Quantity, pools: Iterable[Sequence[Quantity]], known: Ledger) -> Iterator[float]:
    """Yield the sums of told parts that stand in a row, and those of all that speak of the same thing."""
    for pool in pools:
        values = [p.value for p in pool if p.unit == q.unit and not p.approximate][:_LARGEST_POOL]
        for first in range(len(values)):
            yield from islice(accumulate(values[first:]), 1, None)
    about = bigrams(piece(text, q.start, q.end))
    of_a_kind = [
        (bigrams(piece(s.text, p.start, p.end)), p.value)
        for s in known.statements
        for p in s.quantities
        if p.unit == q.unit and not p.approximate
    ]
    same = [value for words, value in of_a_kind if words & about]
    if len(same) > 1:
        yield sum(same)


def _pairs(pools: Iterable[Sequence[Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    for pool in pools:
        yield from combinations(pool[:_LARGEST_POOL], 2)


def _differences(q: Quantity, pools: Iterable[Sequence[Quantity]]) -> Iterator[float]:
    units = {q.unit, "%"} if q.unit == "个百分点" else {q.unit}
    return (abs(a.value - b.value) for a, b in _pairs(pools) if a.unit == b.unit and a.unit in units)


def _shares(pools: Sequence[Sequence[Quantity]], cue: str) -> Iterator[float]:
    for a, b in _pairs(pools):
        if a.unit == b.unit and min(a.value, b.value) > 0:
            yield 100 * min(a.value, b.value) / max(a.value, b.value)
    if "占" in cue:
        for pool in pools:
            yield from _shares_of_whole(pool)


def _shares_of_whole(pool: Sequence[Quantity]) -> Iterator[float]:
    """Yield what each part is of the sum of all, where only the parts are told."""
    for unit in {p.unit for p in pool}:
        values = [p.value for p in pool if p.unit == unit]
        total = sum(values)
        if len(values) > 1 and total > 0:
            yield from (100 * value / total for value in values)


def _growths(pools: Iterable[Sequence[Quantity]]) -> Iterator[float]:
    for a, b in _pairs(pools):
        if a.unit == b.unit and a.unit != "%":
            yield from (100 * abs(a.value - b.value) / base for base in (a.value, b.value) if base)


def _means(q: Quantity, pools: Iterable[Sequence[Quantity]]) -> Iterator[float]:
    for a, b in _pairs(pools):
        for total, count in ((a, b), (b, a)):
            if total.unit == q.unit and count.value:
                yield total.value / count.value


_ORDINAL = re.compile(
    "(?:第(?P<number>[一二三四五六七八九十\\d]{1,3})|(?P<first>首))(?P<unit>[届期])(?!中央|全国|[省市县区]?人大|人民代表|政协|党代)"
)


def untold_ordinals(text: str, known: Ledger) -> Iterator[tuple[int, int]]:
    """Yield where 第三届 and its like stand that nobody told."""
    for m in _ORDINAL.finditer(text):
        value = parse_integer(m["number"]) if m["number"] else 1
        told = any(q.value == value and q.unit == m["unit"] for q in known.quantities)
        if not (told or m.group() in known.words or (value == 1 and f"首{m['unit']}" in known.words)):
            yield m.span()


_EVENTS = frozenset("场次期节轮")
_SHARED = 2
# 老人 and 学生 are counted in many ways; one shared word says little.
_PEOPLE = frozenset({"人", "人次", "户"})


def misattributed(text: str, known: Ledger) -> Iterator[tuple[Quantity, str]]:
    """Yield the quantities that were told of one thing and are stated of another, with what was told of it.

    Only where unit and words disagree clearly: nothing that was told with this number shares a word with the
    statement, while something told with another number does.
    """
    for q in figures(text):
        said = bigrams(piece(text, q.start, q.end))
        holding = [s for s in known.statements if any(covers(t, q) for t in s.quantities)]
        if q.value <= 1 or not said or not holding or any(said & _matter(s, known) for s in holding):
            continue
        for statement in known.statements:
            if other := next((o for o in statement.quantities if _contradicts(statement, o, q, said)), None):
                yield q, statement.text[other.start : other.end]
                break


def _matter(statement: Statement, known: Ledger) -> frozenset[str]:
    """Return what a statement speaks of; 参加320人次 says so only in its sentence."""
    return statement.words or known.sentence_words[statement.sentence]


def _contradicts(statement: Statement, other: Quantity, q: Quantity, said: frozenset[str]) -> bool:
    same_kind = other.unit == q.unit or {other.unit, q.unit} <= _EVENTS
    words = bigrams(piece(statement.text, other.start, other.end))
    least = _SHARED if q.unit in _PEOPLE else min(_SHARED, len(words))
    return same_kind and not covers(other, q) and 0 < least <= len(words & said)
