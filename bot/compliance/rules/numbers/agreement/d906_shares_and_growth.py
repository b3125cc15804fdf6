"""D906: a share, a growth, a difference and a rate are what the figures beside them give."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.compliance.rules.numbers.agreement.stated import can_give
from bot.domain.fact import Quantity
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import figures
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import arabic
from bot.regex import regex

_SENTENCE = regex(r"[^。！？\n]+")
_CUES = regex("[增减降升涨缩压节占率高]")
_SHARE = regex(
    "[，（]?(?:约|大约|将近)?占(?:比|总数的?|总量的?|总额的?|全部的?|总人数的?)?(?:约|近|达|为|达到)?$"
)
_SHARE_OF = regex("[，（]?占[^，。；\\d]{0,14}")
_TOTAL = regex("共|总|合计|累计")
_OF_WHICH = regex("其中|包括|分别")
_FROM = regex("(?:由|从)[^，。；]{0,14}$")
_TO = regex(
    "[^，。；]{0,10}(?:增加到|增长到|提高到|上升到|扩大到|提升到|发展到|减少到|下降到|降低到|降到|缩短到|压缩到|压减到|增至|升至|减至|降至|缩至|缩短至|压缩至|提高至|提升至|扩大至|下降至|减少至|变为|到|至)$"
)
_BASE = regex(
    "，?(?:而|比|较)?(?:上年|去年|上年度|前年|上一年度?|20\\d\\d年)?(?:的)?(?:同期|上年|去年)?(?:为|是|的|只有|仅有?)?$"
)
_EARLIER = regex("上年|去年|同期|前年|上一年|年的?$|年为$")
_CHANGE_BY = regex("，?(?:比|较)[^，。；]{0,10}(?P<way>增加|增长|减少|下降|降低|多|少)了?$")
_CLAIM = regex(
    "[，、（]?(?:[^，。；、\\d]{0,4})?(?:同比|比上年|较上年|比去年|较去年|年均|净|实际|共)?"
    "(?P<way>增长|增加|提高|上升|提升|扩大|上涨|下降|减少|降低|缩短|压缩|压减|下调|增幅|降幅|增产|减产)(?:了|为|达|幅度为)?(?:约|近)?$"
)
_DOWN = regex("[减降缩压下少]")
_RATE = regex(
    "(?P<done>办结|完成|整改|合格|成功|调处|参与|出勤|到会|到课|签约|就业|入库|覆盖|投产|开工|竣工|达标|兑现|建成|登记|检测|治愈|化解|回收|到位|执行|支出|使用|录取|毕业|出席|参会|参训|达产|回访|抽检)(?:的)?率(?:约|达|为|达到|约为)*$"
)
_UNDONE = regex("[不未没无]|尚|其余|剩余")
_WAYS = {
    "%": lambda old, new: 100 * abs(new - old) / old if old else 0.0,
    "倍": lambda old, new: abs(new - old) / old if old else 0.0,
}


class _Change(NamedTuple):
    """A figure that has become another."""

    old: Quantity
    new: Quantity
    behind: int
    """Which figure of the sentence is the first that may tell the difference."""


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _SENTENCE.finditer(manuscript.text):
        sentence = m.group()
        stated = figures(sentence) if _CUES.search(sentence) else ()
        if len(stated) > 1:
            found = (_shares, _shares_named, _changes, _rates)
            for spot in (spot for find in found for spot in find(sentence, stated)):
                yield spot._replace(start=m.start() + spot.start, end=m.start() + spot.end)


def _shares(sentence: str, stated: Sequence[Quantity]) -> Iterator[Spot]:
    """Yield shares of a total that its sentence names: 共6400件，其中咨询3840件，占50%."""
    for n, q in enumerate(stated):
        if n < 1 or q.unit != "%" or not _SHARE.fullmatch(sentence, stated[n - 1].end, q.start):
            continue
        part, total = stated[n - 1], _total(sentence, stated, n - 1)
        if total and not can_give(sentence, lambda p, t: 100 * p / t, part, total, q):
            yield _spot(
                part, q, f"{_told(part)}占{_told(total)}的{arabic(round(100 * part.value / total.value, 1))}%"
            )


def _shares_named(sentence: str, stated: Sequence[Quantity]) -> Iterator[Spot]:
    """Yield shares of a total that is named in between: 完成3.6亿元，占年度计划6亿元的65%."""
    for part, total, q in zip(stated, stated[1:], stated[2:], strict=False):
        named = _SHARE_OF.fullmatch(sentence, part.end, total.start) and sentence[total.end : q.start] in (
            "的",
            "的约",
        )
        if not named or q.unit != "%" or part.unit != total.unit or part.value > total.value:
            continue
        if not can_give(sentence, lambda p, t: 100 * p / t, part, total, q):
            yield _spot(
                part, q, f"{_told(part)}占{_told(total)}的{arabic(round(100 * part.value / total.value, 1))}%"
            )


def _total(sentence: str, stated: Sequence[Quantity], n: int) -> Quantity | None:
    """Return the total that the n-th figure is a part of, where the words tell which one it is."""
    part = stated[n]
    for k in range(n - 1, -1, -1):
        total, before = stated[k], sentence[stated[k - 1].end if k else 0 : stated[k].start]
        if total.unit == part.unit and total.value > part.value and _TOTAL.search(before):
            return total if _OF_WHICH.search(sentence, total.end, part.start) else None
    return None


def _changes(sentence: str, stated: Sequence[Quantity]) -> Iterator[Spot]:
    """Yield differences, growths and multiples that are not those of the two figures before them."""
    for n in range(len(stated) - 1):
        change = _change(sentence, stated, n)
        if change is None or not change.old.value or change.old.unit in ("%", "", "年", "/"):
            continue
        at = stated[change.behind - 1].end
        for claim in stated[change.behind :]:
            words = _CLAIM.fullmatch(sentence, at, claim.start)
            if words is None:
                break
            if spot := _claim(sentence, change, claim, words["way"]):
                yield spot
            at = claim.end


def _change(sentence: str, stated: Sequence[Quantity], n: int) -> _Change | None:
    a, b = stated[n], stated[n + 1]
    before, between = sentence[max(0, a.start - 16) : a.start], sentence[a.end : b.start]
    if n + 2 < len(stated) and b.unit == "%" and stated[n + 2].unit == a.unit:
        told = _CLAIM.fullmatch(sentence, a.end, b.start)
        base = sentence[b.end : stated[n + 2].start]
        return (
            _Change(stated[n + 2], a, n + 1)
            if told and _BASE.fullmatch(base) and _EARLIER.search(base)
            else None
        )
    if a.unit != b.unit:
        return None
    if _FROM.search(before) and _TO.fullmatch(between):
        return _Change(a, b, n + 2)
    if _BASE.fullmatch(between) and _EARLIER.search(between):
        return _Change(b, a, n + 2)
    by = _CHANGE_BY.fullmatch(between)
    if by and n + 2 < len(stated) and stated[n + 2].unit in _WAYS:
        old = a.value + b.value if _DOWN.search(by["way"]) else a.value - b.value
        # Rounded figures give a rounded base, which is worth no more than the larger of the two.
        return (
            _Change(a._replace(value=old), a._replace(start=b.start, end=b.end), n + 2) if old > 0 else None
        )
    return None


def _claim(sentence: str, change: _Change, claim: Quantity, way: str) -> Spot | None:
    formula: Callable[[float, float], float] | None = _WAYS.get(claim.unit)
    if claim.unit == change.old.unit:
        formula = lambda old, new: abs(new - old)  # noqa: E731
    if formula is None:
        return None
    falls = _DOWN.search(way) is not None
    fits = can_give(sentence, formula, change.old, change.new, claim)
    if fits and falls == (change.new.value < change.old.value):
        return None
    right = formula(change.old.value, change.new.value)
    word = "减少" if change.new.value < change.old.value else "增加"
    both = f"由{arabic(round(change.old.value, 4))}到{arabic(change.new.value)}"
    told = f"{both}，{word}{arabic(round(right, 1))}{claim.unit}"
    return _spot(change.new if change.new.start < claim.start else change.old, claim, told)


def _rates(sentence: str, stated: Sequence[Quantity]) -> Iterator[Spot]:
    """Yield rates of a deed that are not its figure in all: 受理48件，办结44件，办结率90%."""
    for n, q in enumerate(stated):
        words = _RATE.search(sentence, stated[n - 1].end, q.start) if n > 1 and q.unit == "%" else None
        if words is None:
            continue
        part, whole = stated[n - 1], stated[n - 2]
        beside = sentence[whole.end : part.start] + sentence[part.end : q.start][:2]
        told = part.unit == whole.unit and part.value <= whole.value and _tells(words["done"], beside)
        if (
            told
            and "，" in sentence[part.end : q.start]
            and not can_give(sentence, lambda p, t: 100 * p / t, part, whole, q)
        ):
            yield _spot(
                part, q, f"{_told(part)}是{_told(whole)}的{arabic(round(100 * part.value / whole.value, 1))}%"
            )


def _tells(deed: str, words: str) -> bool:
    """Return whether the deed of a rate stands beside a figure, and not what was left undone: 不合格14个."""
    return (bool(set(deed) & set(words))) and not _UNDONE.search(words)


def _told(q: Quantity) -> str:
    return f"{arabic(q.value)}{q.unit}"


def _spot(first: Quantity, claim: Quantity, told: str) -> Spot:
    return Spot(min(first.start, claim.start), claim.end, ASK, f"算下来是{told}，这里不一样，请核对。")


RULE = Rule(
    id="D906",
    name="占比增幅核验",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="占比、增幅和旁边的数字对不上，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case("共受理诉求6400件，其中咨询3840件，占60%；求助1600件，占20%。", ("1600件，占20%",)),
        Case(
            "接待游客150万人次，上年同期为120万人次，同比增长20%。",
            ("150万人次，上年同期为120万人次，同比增长20%",),
        ),
        Case("大棚由上年的15个增加到45个，增长3倍。", ("45个，增长3倍",)),
        Case("用工由24人减少到15人，减少8人。", ("15人，减少8人",)),
        Case("旅游收入9.2亿元，比上年同期增加1.2亿元，同比增长25%。", ("1.2亿元，同比增长25%",)),
        Case("产量由200吨增加到250吨，下降25%。", ("250吨，下降25%",)),
        Case("受理信访件48件，办结44件，办结率为98%。", ("44件，办结率为98%",)),
        Case("共受理诉求6400件，其中咨询3840件，占60%；求助1600件，占25%；其他960件，占15%。"),
        Case(
            "旅游收入9.2亿元，比上年同期增加1.2亿元，同比增长15%。包装量由900箱提高到1400箱，增加500箱，提高约56%。"
        ),
        Case("抽检样品620个，不合格14个，合格率97.7%。"),
        Case("完成投资3.6亿元，占年度计划6亿元的65%。", ("3.6亿元，占年度计划6亿元的65%",)),
        Case("营收12亿元，同比增长15%，去年同期为10亿元。", ("12亿元，同比增长15%",)),
        Case(
            "发放问卷500份，收回450份，回收率为95%。完成投资3.6亿元，占年度计划6亿元的60%。",
            ("450份，回收率为95%",),
        ),
        Case("受理信访件48件，办结44件，办结率为91.7%，其中初访30件，占全市的12%。"),
        Case("大棚由15个增加到45个，增长2倍；合格率由85%提高到88%，提高3个百分点。"),
    ),
)
