"""Whether a figure was told, follows from told ones, or belongs to another thing than the draft says."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from bot.domain.fact import Bound, Quantity
from bot.facts.calculated import Result, exact_results, exact_results_of, is_growth_of, ratios, ratios_of
from bot.facts.evidence import Evidence, Statement, figures
from bot.facts.wording import bigrams, clause_around
from bot.language.figures.clock import times
from bot.language.figures.numerals import parse_integer
from bot.lexicon.measures import kind_of_unit, kinds
from bot.regex import regex

_NEAR = 0.15
"""How far from the number 近 and 约 may stand, as a share of it."""
_LEAST_STEP = 0.05
_EPSILON = 1e-6


def value_range(q: Quantity) -> tuple[float, float]:
    """Return the least and the greatest number that the quantity may stand for; 百余 is 100 to 200."""
    match q.bound:
        case Bound.BELOW:
            return q.value * (1 - _NEAR), q.value
        case Bound.ABOVE if q.unit == "/":
            return q.value, 1
        case Bound.ABOVE:
            return q.value, q.value + max(_precision(q.value), _LEAST_STEP * q.value)
        case Bound.ABOUT:
            return q.value * (1 - _NEAR), q.value * (1 + _NEAR)
        case Bound.SEVERAL:
            return 2 * q.value, 10 * q.value
    return q.value, q.value


def _precision(value: float) -> float:
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
    if told.unit != stated.unit and ((told.unit and stated.unit) or stated.unit == "/"):
        return False
    if told.bound is stated.bound and abs(told.value - stated.value) < _EPSILON:
        return True
    if not stated.approximate:
        return False
    if told.approximate and stated.bound is Bound.ABOUT and abs(told.value - stated.value) < _EPSILON:
        return True  # 三十来号人, 余30人: about 30
    (least, most), (low, high) = value_range(told), value_range(stated)
    return low - _EPSILON <= least and most <= high + _EPSILON


def quantities_without_source(text: str, known: Evidence) -> list[Quantity]:
    """Return the quantities of a text outside its dates that were neither told nor follow from what was."""
    stated, judged = figures(text), dict[tuple[int, int], bool]()
    found = []
    for n, q in enumerate(stated):
        # The same figure in the same surroundings is judged once; a table may repeat a line for pages.
        low = max(0, q.start - _BEHIND)
        seen = (q.start - low, hash(text[low : q.end + _PARAGRAPH]))
        if seen not in judged:
            judged[seen] = _has_source(text, stated, n, known)
        if not judged[seen]:
            found.append(q)
    return found


_BEHIND, _PARAGRAPH = 400, 1500
"""How far before and behind a figure stands what it is judged by."""


def _has_source(text: str, stated: Sequence[Quantity], n: int, known: Evidence) -> bool:
    q = stated[n]
    return (
        any(covers(told, q) for told in known.quantities_in(q.unit))
        or _is_rounding(text, q, known)
        or _is_told_share(text, q, known)
        or _is_same_count(text, q, known)
        or _is_person_count(text, q, known)
        or _is_converted(q, known)
        or _is_time_saved(q, known)
        or _is_one(text, q, known)
        or _is_clock(text, q, known)
        or _is_age(text, q, known)
        or _is_public(text, q, known)
        or _is_calculation(text, stated, n, known)
    )


_MYRIADS = regex(r"\.\d+[ ]?[万亿]")


def _is_rounding(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 2.35万 stands for a told 23456."""
    if not _MYRIADS.search(text, q.start, q.end):
        return False
    half = _precision(q.value) / 2
    return any(
        t.unit == q.unit and not t.approximate and abs(t.value - q.value) <= half for t in known.quantities
    )


def _is_told_share(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 66.7% stands for a told 三分之二, 一半 for 50%, 半数 for 过半数."""
    if q.unit not in ("%", "/"):
        return False
    if q.unit == "%":
        told = (100 * t.value for t in known.quantities if t.unit == "/")
        return _meets(q, told, 0.5 * 10.0 ** -_decimals(text[q.start : q.end]))
    if any(t.unit == "/" and abs(t.value - q.value) < _EPSILON for t in known.quantities):
        return True
    words = bigrams(clause_around(text, q.start, q.end))
    shares = (p for p in known.parts_in(frozenset("%")) if len(words & p.words) >= _SHARED)
    return _meets(q, (p.quantity.value / 100 for p in shares))


_CLASSIFIERS = frozenset("个大人家项支处所座间例件种条栋门")


def _is_same_count(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 15家企业 stands for a told 15个企业: 个 counts all things, if they are the same."""
    if q.unit not in _CLASSIFIERS:
        return False
    counted = [
        p
        for p in known.parts_in(_CLASSIFIERS)
        if {"个", "大"} & {q.unit, p.quantity.unit} and covers(p.quantity._replace(unit=q.unit), q)
    ]
    return bool(counted) and any(bigrams(clause_around(text, q.start, q.end)) & p.words for p in counted)


_PERSONS = regex(
    "(?:[老新男女小青少残贫]|[\u4e00-\u9fff]{1,3})?(?:员|者|师|生|工|人|民|众|干部|代表|司机|委员|孩子|儿童|护士|老师|同志|观众|游客|读者)"
)
_VISITED = regex("来|接待|看[了诊]?|参观|游|到馆|进馆|到访|就诊|服务|受理|办")


def _is_person_count(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 26人 stands for told 26个党员, or 5200人次 for 来了5200人: each who came is a visit."""
    if q.unit == "人":
        said = (
            t.value == q.value and _PERSONS.match(s.text, t.end)
            for s, t in known.occurrences_in("个")
            if t.unit == "个"
        )
        return any(said)
    if q.unit != "人次":
        return False
    came = (covers(t._replace(unit="人次"), q) for _, t in known.occurrences_in("人") if t.unit == "人")
    return any(came) and any(_VISITED.search(s.text) for s in known.statements)


def _is_converted(q: Quantity, known: Evidence) -> bool:
    """Return whether it is a told measure in another unit of its kind: 2700公斤 for 5400斤."""
    kind = kind_of_unit().get(q.unit)
    if kind is None:
        return False
    factors = kinds()[kind]
    return any(
        covers(t._replace(value=round(t.value * factors[t.unit] / factors[q.unit], 6), unit=q.unit), q)
        for t in known.quantities
        if t.unit in factors and t.unit != q.unit
    )


_LASTING = regex(
    "(?P<minutes>\\d{1,3})分钟?(?P<seconds>\\d{1,2})秒|(?P<hours>\\d{1,3})小时(?P<more>\\d{1,2})分"
)
_PER_SECOND = {"秒": 1, "分钟": 60, "分": 60}


def _is_time_saved(q: Quantity, known: Evidence) -> bool:
    """Return whether it is the difference of two told times: 45秒 for 4分25秒 and 3分40秒."""
    if q.unit not in _PER_SECOND:
        return False
    lasting = [
        60 * int(m["minutes"]) + int(m["seconds"])
        if m["seconds"]
        else 60 * (60 * int(m["hours"]) + int(m["more"]))
        for m in _LASTING.finditer(known.words)
    ]
    return any(abs(a - b) == q.value * _PER_SECOND[q.unit] for a in lasting for b in lasting if a != b)


_ONE = regex("一[个名位家处项所座支][^，。；\n]{0,12}")
_THAT = "[那这该]"
_ONE_OF_TIME = {
    "周": "一(?:个?星期|个?礼拜|周)",
    "小时": "一个?(?:小时|钟头)",
    "个月": "一个月",
    "年": "一年",
}
"""A stretch of time that was told as one: 一个星期."""


def _is_one(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether 1名联络员 stands for a told 一个联络员, or 1起 for 那起."""
    if q.value != 1 or not q.unit:
        return False
    if q.unit in _ONE_OF_TIME and re.search(_ONE_OF_TIME[q.unit], known.words):
        return True
    said = bigrams(clause_around(text, q.start, q.end))
    for m in re.finditer(f"{_THAT}{re.escape(q.unit)}", known.words):
        if said & bigrams(clause_around(known.words, m.start(), m.end())):
            return True
    if q.unit not in _CLASSIFIERS:
        return False
    about = bigrams(text[q.end : q.end + 8])
    return any(about & bigrams(m.group()[2:]) for m in _ONE.finditer(known.words))


def _is_clock(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it stands in a told time of day: 21时 for 晚上9点, 2时30分 for 2:30."""
    low = max(0, q.start - 8)
    near = times(text[low : q.end + 4])
    found = next((t for t in near if t.start <= q.start - low < t.end), None)
    return found is not None and any(told.minutes & found.minutes for told in times(known.words))


_AGED = regex("(?:使用|运行|服役|投用|建成|成立|至今|已|历时)[^，。；\n]{0,4}$")


def _is_age(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether it is how long something lasts since a year that was told: 2013年购置，已使用13年."""
    if q.unit != "年" or not _AGED.search(text[max(0, q.start - 10) : q.start]):
        return False
    now = {day.year for day in (*(known.span or ()), known.brief.issued) if day}
    since = {m.year for m in known.moments if m.year}
    return any(year - earlier == q.value for year in now for earlier in since)


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
_STRUCTURE = regex(
    "[两二三四五六]部分"
    "|[两二三四五六七八九十]项(?:合计|共计|相加|加起来|工作(?=同步|一体|统筹|并))"
    "|[一二两三四五六七八九十]{1,2}(?:个|大|项|种|条|方面|类|层)?"
    "(?:方面|环节|层面|维度|角度|到位|坚持|强化|聚焦|着力|抓手|关口|层次|结合|统筹|必须|转变|不放松|不变|突出|确保|主体"
    "|(?:重点|关键)(?!项目|工程|企业|产业|单位|部位|场所|路段|点位|区域|村|镇|社区|平台|基地|建设|实验室|学科|专业))"
)
_MEASURED = regex(
    "[%/:倍点年月旬周日秒岁元米里亩斤吨升度]|个月|小时|分钟|美元|公里|平方米|平方公里|立方米|公顷|公斤|毫升"
)
"""What is measured, or a time: one of it says how much, though it is written as 一."""
_IN_A_NUMBER = regex("[〔［\\[][^〕］\\]\n]{0,4}$|〔20\\d\\d〕第?$")
"""A document number is judged as a whole, by the rule for it."""
_ROUND_THE_CLOCK = regex("24小时|365天|7[×xX*]24|24小时制")
_CENTURY = regex(r"(?:20|二十)世纪(?=[\d一二三四五六七八九][0十]年代)")
"""Which century a told decade is of, everyone knows."""
_GRADE = regex(r"[1-5]A级?|A[34]纸|[45]G")


def _is_public(text: str, q: Quantity, known: Evidence) -> bool:
    """Return whether the figure tells nothing of the unit: a hotline, an anniversary, 三个方面, 24小时."""
    around = text[max(0, q.start - 30) : q.end + 6]
    return (
        (q.unit == "" and q.value in _PUBLIC_NUMBERS)
        or ("周年" in text[q.start : q.end + 2] and _is_anniversary(around, q, known))
        or _STRUCTURE.match(text, q.start) is not None
        or _is_one_of_a_kind(text, q)
        or _IN_A_NUMBER.search(text[max(0, q.start - 14) : q.start]) is not None
        or _CENTURY.match(text, q.start) is not None
        or _ROUND_THE_CLOCK.match(text, q.start) is not None
        or _GRADE.match(text, q.start) is not None
        or _is_enumeration(text, q)
        or _is_row_number(text, q)
    )


_NUMBERED_ROWS = regex(r"^\|[ \u3000]*序号[ \u3000]*\|", re.MULTILINE)


def _is_row_number(text: str, q: Quantity) -> bool:
    """Return whether it numbers a row of a table: a bare number in the column 序号, which is the first."""
    before = text[text.rfind("\n", 0, q.start) + 1 : q.start]
    return not q.unit and before.strip(" \u3000") == "|" and _NUMBERED_ROWS.search(text) is not None


def _is_one_of_a_kind(text: str, q: Quantity) -> bool:
    """Return whether it is 一 before a measure word: counts are written 1次, 一次 in words tells none."""
    return text[q.start] == "一" and q.value == 1 and bool(q.unit) and not _MEASURED.fullmatch(q.unit)


def _is_anniversary(around: str, q: Quantity, known: Evidence) -> bool:
    years = (year for year, words in _ANNIVERSARIES if re.search(words, around))
    return any(not known.years or year + q.value in known.years for year in years)


_ORDINALS = "一二三四五六七八九十"


def _is_enumeration(text: str, q: Quantity) -> bool:
    """Return whether the text itself lists so many, beside each other before it or numbered behind it."""
    if q.unit not in _LISTED or not 2 <= q.value < len(_ORDINALS) or q.value != int(q.value):
        return False
    return _has_items_before(text, q) or _has_items_behind(text, q)


def _has_items_before(text: str, q: Quantity) -> bool:
    """Return whether so many things stand right before it: 上门服务、集中宣讲两种方式.

    Where the last of them is the longest, more than its name stands there: 公安和城管查处案件两类.
    """
    before = _CLAUSE.split(text[max(0, q.start - _LIST) : q.start])[-1]
    *_, beside, last = _LISTED_BESIDE.split(f"、{before}")
    fits = 0 < len(last) <= len(beside) + 1
    return text[q.start] in _HAN and fits and len(_LISTED_BESIDE.split(before)) == q.value


def _has_items_behind(text: str, q: Quantity) -> bool:
    """Return whether so many items follow, in its line or below: 一是, 二是, 三是 and no 四是 for 三项举措.

    So does 三件事： at the end of a line, before （一）, （二）, （三） and no （四）.
    """
    behind, _, below = text[q.end : q.end + _PARAGRAPH].partition("\n")
    last, next_ = _ORDINALS[int(q.value) - 1], _ORDINALS[int(q.value)]
    if _LEADS_IN.fullmatch(behind) and f"（{last}）" in below:
        return f"（{next_}）" not in below
    if f"{last}是" in behind:
        return f"{next_}是" not in behind
    below = f"\n{below}"
    return f"\n{last}是" in below and f"\n{next_}是" not in below


_LISTED = frozenset("个项条种点类件级层端")
_LEADS_IN = regex("[^，。；：\n]{0,8}[：:。]")
_LIST = 60
"""So far before a count its list may begin."""
_HAN = "两二三四五六"
_CLAUSE = regex("[，。；：！？\n]")
_LISTED_BESIDE = regex("、|以及|和|与")


def _is_calculation(text: str, stated: Sequence[Quantity], n: int, known: Evidence) -> bool:
    q = stated[n]
    if _follows(text, q, exact_results(text, stated, n, known)):
        return True
    results = ratios(text, stated, n, known)
    if q.unit == "/":
        return _follows(text, q, ((ratio / 100, pair) for ratio, pair in results))
    return _follows(text, q, results, _rounding(text[q.start : q.end]))


def follows_from(text: str, q: Quantity, operands: Evidence) -> bool:
    """Return whether a figure of the text is calculated with figures of just these facts."""
    told = tuple(part for pool in operands.sentence_pools for part in pool)
    if q.approximate or len(told) < _OPERANDS:
        return False
    scale = 100 if q.unit == "/" else 1
    slack = 0.5 * 10.0 ** -_decimals(text[q.start : q.end])
    ratios_ = (value / scale for value in ratios_of(q, told))
    return _meets(q, exact_results_of(q, told)) or _meets(q, ratios_, _EPSILON if q.unit == "/" else slack)


_OPERANDS = 2


def _follows(text: str, q: Quantity, results: Iterable[Result], slack: float = _EPSILON) -> bool:
    low, high = _result_range(q, slack)
    fitting = (pair for value, pair in results if low <= value <= high)
    return any(pair is None or is_growth_of(pair, text, q) for pair in fitting)


def _rounding(written: str) -> float:
    """Return how far a share may be off as it is written: half of its last digit; 六成 is rounded to tens."""
    return _TENTHS if written.endswith("成") else 0.5 * 10.0 ** -_decimals(written)


_TENTHS = 5.0


def _decimals(written: str) -> int:
    _, point, decimals = written.partition(".")
    return sum(c.isdigit() for c in decimals) if point else 0


def _meets(q: Quantity, results: Iterable[float], slack: float = _EPSILON) -> bool:
    low, high = _result_range(q, slack)
    return any(low <= result <= high for result in results)


def _result_range(q: Quantity, slack: float) -> tuple[float, float]:
    """Return the least and the greatest result that the quantity may be, rounded as it is."""
    low, high = value_range(q)
    return low - slack - _EPSILON, high + slack + _EPSILON


_ORDINAL = regex(
    "(?:第(?P<number>[一二三四五六七八九十\\d]{1,3})|(?P<first>首))(?P<unit>[届期]|(?<!首)次(?![世会]))(?!中央|全国|代表大会|全体|[省市县区]?人大|人民代表|政协|党代)"
)


def ordinals_without_source(text: str, known: Evidence) -> Iterator[tuple[int, int]]:
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


def misattributions(text: str, known: Evidence) -> Iterator[tuple[Quantity, str]]:
    """Yield the quantities that were told of one thing and are stated of another, with what was told of it.

    Only where unit and words disagree clearly: nothing that was told with this number shares a word with the
    statement, while something told with another number does.
    """
    for q in figures(text):
        if q.value <= 1:
            continue
        holding = [s for s, told in known.occurrences_in(q.unit) if covers(told, q)]
        said = bigrams(clause_around(text, q.start, q.end)) if holding else frozenset()
        if not said or any(said & _topic_words(s, known) for s in holding):
            continue
        if any(_is_told_beside(text, q, s) for s in holding):
            continue
        for statement in known.statements:
            if other := next((o for o in statement.quantities if _contradicts(statement, o, q, said)), None):
                yield q, statement.text[other.start : other.end]
                break


def _is_told_beside(text: str, q: Quantity, statement: Statement) -> bool:
    """Return whether the figure that it was compared with stands beside it: 由上月的13.5%降至12.1%."""
    clause = clause_around(text, q.start, q.end)
    return any(_BECAME.search(clause) and o.unit == q.unit and o.value != q.value for o in figures(clause))


_BECAME = regex("[由从][^，。；]*[到至为]|[增升涨减降提]")


def _topic_words(statement: Statement, known: Evidence) -> frozenset[str]:
    """Return what a statement speaks of; 参加320人次 says so only in its sentence."""
    return statement.words or known.sentence_words[statement.sentence]


def _contradicts(statement: Statement, other: Quantity, q: Quantity, said: frozenset[str]) -> bool:
    same_kind = other.unit == q.unit or {other.unit, q.unit} <= _EVENTS
    if not same_kind or covers(other, q):
        return False
    words = bigrams(clause_around(statement.text, other.start, other.end))
    least = _SHARED if q.unit in _PEOPLE else min(_SHARED, len(words))
    return 0 < least <= len(words & said)
