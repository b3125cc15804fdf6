"""What can be calculated with told figures: sums, products, differences, shares, growth and means."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, combinations, islice, product

from bot.domain.fact import Quantity
from bot.facts.evidence import Evidence, Part, parts_of
from bot.facts.figures.counting import units_of_events
from bot.facts.figures.totals import counts_of, is_counted_by, is_of_some
from bot.facts.rates import rates
from bot.facts.wording import bigrams, characters, clause_around
from bot.lexicon.measures import converted
from bot.regex import regex

_CUE = 24
"""How far before a figure stands what shows that it is calculated."""
_SENTENCE = 300
"""How far a sentence is followed on either side."""
_SUMMED, _COMPARED = 12, 4
"""How many figures before and behind one are added up, and compared."""
_LARGEST_POOL = 24
_SEVERAL = 3
"""From so many on, all that was told in a unit may be added up, whatever it speaks of."""
_SUM = regex("共|合计|总|累计|一并|达")
_EXPECTED = regex("应(?:到|出席|参加|参会)[^，。；\n]{0,6}$")
_PRESENT, _ABSENT = regex("出席|实到|到会|参会|参加"), regex("缺席|缺勤|请假|未到")
"""Those who should come are those who came and those who did not."""
_EXPLAINED = regex("[（(]")
"""What stands in brackets behind a figure may be what it is calculated from: 1530元（18块，每块85元）."""
_CHANGE = regex(
    "增|减|降|提高|提升|上升|上涨|多出?|少了?|其余|剩余|余下|剩下|还有|净|缩短|(?<!占)比(?![例重率])|未|尚|高于|低于|高出|低出|相差|差额"
    "|幅|节约|节省|结余|节余|缺口|空编|空缺|压缩|压减|缩减|超支|超出|不足|欠"
)
_SAVED = regex("节约|节省|结余|节余|超支")
_INSTEAD = regex(
    "计划|预算|概算|限额|原|以前|过去|去年|上年|同期|本来|要是|如果|若|[从由][^，]*[到至为变成降]|变|降|减|省"
)
"""What was saved is told beside what it would have come to."""
_GROWTH = regex("增|减|降|提高|提升|上升|上涨|翻|[升涨跌]幅|压缩|压减|缩减|缩短|回落")
_LEVEL = regex("(?:减|降|少|缩短|压缩|提高|提升|增加?|升|涨)[至到为](?:了)?$")
"""缩短至3天 tells how long it takes now, and not by how much that has changed."""
_GROWN_TO = regex("(?:[增加提]|[增提]高|提升|上升|增加)[到至为]")
_PACE = regex("频[次率]|效率|速度|快")
"""How often or fast something is, is told by how long it takes."""
_SHARE = regex("占|比例|比重|率|达|[意持晓与]度|覆盖面|为|(?:计划|任务|目标|预算)的")
_OF_A_TASK = regex("(?:完成|的)$")
_OF_ALL = regex("(?:以上|左右)?的")
"""80%的农户 is a share of all of them."""
_MEAN = regex("平均|人均|户均|场均|均|每")
_WHOLE = regex("[^。；\n]{0,12}(?<!参与)(?<!融入)其中|[^。；，\n]{0,8}分别")
# The words of a comparison, which tell nothing of what is compared.
_COMPARISON = regex(
    "(?:比|较|同比|环比)?(?:去年|上年|同期|往年|上一年|前年|年初|今年|今|本年|原来)+|[比较]|同比|环比|实现|分别|大幅|明显|有所"
    "|(?:提|增|上|下|减|涨|升|降)[高升加长涨少降幅到至]+|[由从到至占约近超逾是的]"
)


Pair = tuple[Part, Part]
Result = tuple[float, Pair | None]
"""What a calculation gives; with the figures that it compares, if one is to have grown into the other."""


def exact_results(text: str, stated: Sequence[Quantity], n: int, known: Evidence) -> Iterator[Result]:
    """Yield the sums, products and differences that the words before the figure call for."""
    q, cue = stated[n], _cue(text, stated, n)
    total = _SUM.search(cue) or _WHOLE.match(text, q.end)
    change = None if _LEVEL.search(cue) else _CHANGE.search(cue, max(0, len(cue) - _CUE // 2))
    if _EXPLAINED.match(text, q.end):
        pool = _neighbours(text, stated, n, _COMPARED)
        yield from ((r.quantity.value * c.quantity.value, None) for r, c in rate_pairs(q, (pool,)))
    if _EXPECTED.search(cue):
        yield from ((value, None) for value in _full_attendance(q, known))
    if q.unit == "/" or not (total or change):
        return
    if total:
        beside = _neighbours(text, stated, n, _SUMMED)
        pools = (beside, tuple(p for p in beside if not p.explains), *known.pools)
        yield from ((value, None) for value in _sums(text, q, pools, known))
        yield from ((r.quantity.value * c.quantity.value, None) for r, c in rate_pairs(q, pools))
        yield from ((value, None) for value in _products_of_told(q, beside, known))
        yield from ((value, None) for value in _remainders(q, beside, known))
        yield from ((value, None) for value in _joined(text, q, beside, known))
    if change:
        beside = _neighbours(text, stated, n, _COMPARED)
        grown, pools = _GROWTH.search(cue), (beside, *known.pools)
        if _SAVED.search(cue):
            pools = tuple(pool for pool in pools if any(_INSTEAD.search(p.clause) for p in pool))
        yield from ((value, pair if grown else None) for value, pair in _differences(q, _pairs(pools)))
        told = product(beside[-_COMPARED:], known.parts_in(frozenset({q.unit, ""})))
        yield from ((value, None) for value, _ in _differences(q, told))


def ratios(text: str, stated: Sequence[Quantity], n: int, known: Evidence) -> Iterator[Result]:
    """Yield the shares and growths in % and the means that the words before the figure call for."""
    q, cue = stated[n], _cue(text, stated, n)
    in_tenths = text.startswith("成", q.end - 1)
    of_all = in_tenths or _SHARE.search(cue) or _OF_ALL.match(text, q.end) or _OF_A_TASK.search(cue)
    shares = q.unit == "/" or (q.unit == "%" and of_all)
    if q.unit == "倍":
        near = _neighbours(text, stated, n, _COMPARED)
        grown = _GROWTH.search(cue) is not None and not _GROWN_TO.search(cue)
        yield from _multiples(_pairs((near, *known.pools)), grown)
        if _PACE.search(cue):
            yield from ((value, None) for value, _ in _multiples(_pairs((near,)), grown))
    grows = q.unit in ("%", "/") and not _LEVEL.search(cue) and _GROWTH.search(cue)
    mean = _MEAN.search(cue)
    if not (shares or grows or mean):
        return
    beside = _neighbours(text, stated, n, _COMPARED)
    close = (beside, *known.sentence_pools)
    if shares:
        loose = not _SHARE.search(cue) or (q.approximate and (in_tenths or "率" not in cue))
        subject = _subject(text, q) if loose else frozenset()
        spoken_of = (pool for pool in close if not subject or any(subject & p.words for p in pool))
        yield from ((value, None) for value in _shares(tuple(spoken_of), cue))
        if _SHARE.search(cue) or _OF_A_TASK.search(cue):
            yield from ((value, None) for value in _shares_of_told(beside, known))
    if grows:
        yield from ((value, None) for value in _growths_told_before(text, stated, n))
        yield from _growths(_pairs((beside, *known.pools)))
    if mean:
        yield from ((value, None) for value in _means(q, close))
        yield from ((value, None) for value in _means_of_told(text, q, beside, known))


def exact_results_of(q: Quantity, operands: Sequence[Part]) -> Iterator[float]:
    """Yield the sums, products and differences of just these figures, whatever the words call for."""
    values = [p.quantity.value for p in operands if not p.per and _is_compatible(p.quantity.unit, q.unit)]
    for first in range(len(values)):
        yield from islice(accumulate(values[first:]), 1, None)
    yield from (rate.quantity.value * count.quantity.value for rate, count in rate_pairs(q, (operands,)))
    yield from (value for value, _ in _differences(q, _pairs((operands,))))


def ratios_of(q: Quantity, operands: Sequence[Part]) -> Iterator[float]:
    """Yield the shares and growths in % and the means of just these figures."""
    if q.unit in ("%", "/"):
        yield from _shares((operands,), "占")
        yield from (value for value, _ in _growths(_pairs((operands,))))
    yield from _means(q, (operands,))


def is_growth_of(pair: Pair, text: str, q: Quantity) -> bool:
    """Return whether one of the two can have grown into the other, and the text says so of the same thing."""
    (a, b), subject = pair, _subject(text, q)
    first, second = _topic_words(a.words), _topic_words(b.words)
    alike = first & second or characters("".join(first)) & characters("".join(second))
    same_thing = a.earlier or b.earlier or bool(alike)
    told = first | second
    spoken_of = subject & told or characters("".join(subject)) & characters("".join(told))
    return same_thing and not (subject and told and not spoken_of)


def _cue(text: str, stated: Sequence[Quantity], n: int) -> str:
    before = max(stated[n].start - _CUE, stated[n - 1].end if n else 0)
    return text[before : stated[n].start].rpartition("。")[2].rpartition("\n")[2]


def _neighbours(text: str, stated: Sequence[Quantity], n: int, reach: int) -> tuple[Part, ...]:
    """Return the next figures of the sentence on either side; a semicolon does not end it."""
    q = stated[n]
    low, high = max(0, q.start - _SENTENCE), q.end + _SENTENCE
    start = max(low, text.rfind("。", low, q.start) + 1, text.rfind("\n", low, q.start) + 1)
    end = min(at for at in (text.find("。", q.end, high), text.find("\n", q.end, high), high) if at >= 0)
    near = range(max(0, n - reach), min(len(stated), n + reach + 1))
    others = (stated[k] for k in near if k != n and start <= stated[k].start < end)
    within = [o._replace(start=o.start - start, end=o.end - start) for o in others]
    return parts_of(text[start:end], within) if within else ()


def _is_compatible(unit: str, other: str) -> bool:
    """Return whether two units can be one; a bare number takes any."""
    return unit == other or not unit or not other


def _sums(text: str, q: Quantity, pools: Iterable[Sequence[Part]], known: Evidence) -> Iterator[float]:
    """Yield the sums of told parts that stand in a row, and those of all that speak of the same thing."""
    for pool in pools:
        plain = (p for p in pool if not (p.per or p.quantity.approximate))
        addends = [p for p in plain if _is_compatible(p.quantity.unit, q.unit)][:_LARGEST_POOL]
        values = [p.quantity.value for p in addends]
        for first in range(len(values)):
            for n, value in enumerate(islice(accumulate(values[first:]), 1, None), first + 2):
                if value != q.value or not is_of_some(text, q, addends[first:n]):
                    yield value
    about = bigrams(clause_around(text, q.start, q.end))
    parts = [p for pool in known.sentence_pools for p in pool if _is_part(p, q)]
    same = [p.quantity.value for p in parts if p.words & about]
    if len(same) > 1:
        yield sum(same)
    if len(parts) >= _SEVERAL:
        yield sum(p.quantity.value for p in parts)


def _products_of_told(q: Quantity, beside: Sequence[Part], known: Evidence) -> Iterator[float]:
    """Yield a rate beside the figure times each told count of what it is for: 每班9节，合计378节."""
    counts = [p for pool in known.sentence_pools for p in pool]
    for rate in beside:
        if rate.rates and _is_compatible(rate.quantity.unit, q.unit):
            counted = (c.quantity.value for c in counts if is_counted_by(rate.rates[-1], c))
            yield from (rate.quantity.value * value for value in counted)


def _remainders(q: Quantity, beside: Sequence[Part], known: Evidence) -> Iterator[float]:
    """Yield what a told total leaves of a part named beside the figure: 其中儿科3900人次，其他3300人次."""
    for part in (p.quantity for p in beside if p.quantity.unit == q.unit):
        for pool in known.pools:
            values = [p.quantity.value for p in pool if p.quantity.unit == q.unit]
            if part.value in values:
                yield from (total - part.value for total in values if total > part.value)


def _joined(text: str, q: Quantity, beside: Sequence[Part], known: Evidence) -> Iterator[float]:
    """Yield what a figure beside it makes with a told one that is counted in: 连同当场整改的，共完成37个."""
    if _COUNTED_IN.search(text, max(0, q.start - _CUE), q.start):
        told = known.parts_in(frozenset({q.unit}))
        own = (p.quantity.value for p in beside if p.quantity.unit == q.unit)
        yield from (a + t.quantity.value for a, t in product(own, told))


_COUNTED_IN = regex("连同|加上|加之|算上|合并|一并")


def _shares_of_told(beside: Sequence[Part], known: Evidence) -> Iterator[float]:
    """Yield what the last figures beside a rate are of told ones of their kind, or those of them."""
    for part in beside[-_SHARED_WITH:]:
        q = part.quantity
        for told in known.parts_in(_UNITS_OF_A_SHARE.get(q.unit, frozenset({q.unit, ""}))):
            if 0 < q.value < told.quantity.value:
                yield 100 * q.value / told.quantity.value
            elif 0 < told.quantity.value < q.value:
                yield 100 * told.quantity.value / q.value


_SHARED_WITH = 2
# Who answered is counted by the sheets that came back, and who came by the visits.
_UNITS_OF_A_SHARE = {
    "人": frozenset({"人", "个", "份", ""}),
    "份": frozenset({"人", "份", ""}),
    "人次": frozenset({"人", "人次", ""}),
}


def _full_attendance(q: Quantity, known: Evidence) -> Iterator[float]:
    """Yield how many should have come: those who came with those who did not."""
    told = [p for pool in known.sentence_pools for p in pool if _is_part(p, q)]
    for present in (p for p in told if _PRESENT.search(p.clause)):
        yield from (present.quantity.value + p.quantity.value for p in told if _ABSENT.search(p.clause))


def _is_part(part: Part, q: Quantity) -> bool:
    return part.quantity.unit == q.unit and not part.quantity.approximate


def rate_pairs(q: Quantity, pools: Iterable[Sequence[Part]]) -> Iterator[tuple[Part, Part]]:
    """Yield each rate in the unit of the figure with each count of what it is for."""
    for pool in pools:
        for rate in pool:
            unit = rate.quantity.unit
            if rate.per and (_is_compatible(unit, q.unit) or (unit, q.unit) == ("人", "人次")):
                fitting = counts_of(rate, rate.rates[-1], pool[:_LARGEST_POOL])
                yield from ((rate, p) for p in fitting if p.quantity.unit == rate.per)


def _topic_words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not _COMPARISON.fullmatch(word))


def _subject(text: str, q: Quantity) -> frozenset[str]:
    """Return what is said to have changed: the words beside the figure, or those of its sentence."""
    own = clause_around(text, q.start, q.end)
    start = max(0, q.start - _SENTENCE // 2)
    sentence = text[start : q.end].rpartition("。")[2].rpartition("\n")[2]
    return bigrams(_COMPARISON.sub("，", own)) or bigrams(_COMPARISON.sub("，", sentence))


def _pairs(pools: Iterable[Sequence[Part]]) -> Iterator[Pair]:
    for pool in pools:
        yield from combinations(pool[:_LARGEST_POOL], 2)


def _differences(q: Quantity, pairs: Iterable[Pair]) -> Iterator[tuple[float, Pair]]:
    units = {"", "%", q.unit} if q.unit == "个百分点" else {"", q.unit, *units_of_events(q.unit)}
    for a, b in pairs:
        if a.quantity.unit in units and b.quantity.unit in units:
            yield abs(a.quantity.value - b.quantity.value), (a, b)


def _shares(pools: Sequence[Sequence[Part]], cue: str) -> Iterator[float]:
    for a, b in ((a.quantity, b.quantity) for a, b in _pairs(pools)):
        if _is_compatible(a.unit, b.unit) and min(a.value, b.value) > 0:
            yield 100 * min(a.value, b.value) / max(a.value, b.value)
            if _SHARE_LEFT.search(cue):
                # 620个，不合格14个，合格率97.7%: what is left of the whole.
                yield 100 - 100 * min(a.value, b.value) / max(a.value, b.value)
    if "占" in cue:
        for pool in pools:
            yield from _shares_of_whole([p.quantity for p in pool])


_SHARE_LEFT = regex("率|度")


def _shares_of_whole(pool: Sequence[Quantity]) -> Iterator[float]:
    """Yield what each part is of the sum of all, where only the parts are told."""
    for unit in {p.unit for p in pool}:
        values = [p.value for p in pool if p.unit == unit]
        total = sum(values)
        if len(values) > 1 and total > 0:
            yield from (100 * value / total for value in values)


def _growths_told_before(text: str, stated: Sequence[Quantity], n: int) -> Iterator[float]:
    """Yield the growths of the figures right before one: the text itself says what has become what."""
    before = [q for q in stated[max(0, n - _LED_IN) : n] if "。" not in text[q.end : stated[n].start]]
    for a, b in combinations(before, 2):
        low, high = sorted((a.value, b.value))
        if a.unit == b.unit != "%" and low > 0:
            yield from (100 * (high - low) / low, 100 * (high - low) / high, 100 * low / high)
            if by := _BY.search(text, a.start - _CUE, b.start):
                yield 100 * low / (high + low if _LESS.search(text, by.end(), b.start) else high - low)


_LED_IN = 3
_BY, _LESS = regex("比|较|同比"), regex("减|少|降|低")
"""Behind these words stands by how much something has changed: 567万元，比上年增加47万元."""


def _growths(pairs: Iterable[Pair]) -> Iterator[Result]:
    for a, b in pairs:
        low, high = a.quantity.value, b.quantity.value
        if _is_compatible(a.quantity.unit, b.quantity.unit) and "%" not in (a.quantity.unit, b.quantity.unit):
            yield from ((100 * abs(low - high) / base, (a, b)) for base in (low, high) if base)


def _multiples(pairs: Iterable[Pair], is_growth: bool) -> Iterator[Result]:
    """Yield by how many times one of two figures has grown, or how many times the other it is."""
    for a, b in pairs:
        low, high = sorted((a.quantity.value, b.quantity.value))
        if a.quantity.unit == b.quantity.unit and low > 0:
            yield high / low - is_growth, (a, b)
        elif ratio := _ratio_of_stretches(a.quantity, b.quantity):
            yield ratio - is_growth, (a, b)


_SECONDS = {"秒": 1, "分钟": 60, "小时": 3600, "日": 86400}


def _ratio_of_stretches(a: Quantity, b: Quantity) -> float:
    """Return how many times the shorter the longer of two stretches of time is, or 0 where one is none."""
    low, high = sorted(q.value * _SECONDS.get(q.unit, 0) for q in (a, b))
    return high / low if low > 0 else 0


def _means(q: Quantity, pools: Iterable[Sequence[Part]]) -> Iterator[float]:
    for a, b in ((a.quantity, b.quantity) for a, b in _pairs(pools)):
        for total, count in ((a, b), (b, a)):
            # A small bare number may count anything; a mean of what was told once is no mean.
            bare = not total.unit and q.unit and total.value < _LEAST_BARE
            whole = None if bare or count.value in (0, 1) else _in_unit_of(q, total)
            if whole is not None:
                yield whole / count.value


_LEAST_BARE = 100


def _means_of_told(text: str, q: Quantity, beside: Sequence[Part], known: Evidence) -> Iterator[float]:
    """Yield what a figure beside it is for each of a told count: 亩均380公斤 of 1.18万吨 and 3.1万亩."""
    start = max(0, q.start - _CUE)
    own = q._replace(start=q.start - start, end=q.end - start)
    for each in rates(text[start : q.end], (own,)).get(own, ()):
        counts = [c.quantity.value for pool in known.sentence_pools for c in pool if is_counted_by(each, c)]
        for whole in (_in_unit_of(q, p.quantity) for p in beside):
            yield from (whole / count for count in counts if whole is not None and count)


def _in_unit_of(q: Quantity, told: Quantity) -> float | None:
    """Return a told figure in the unit that a mean of it is stated in, or `None` where it cannot be."""
    if told.unit in (q.unit, "") or {told.unit, q.unit} == {"人", "人次"}:
        return told.value
    return converted(told.value, told.unit, q.unit)
