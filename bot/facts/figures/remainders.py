"""What one told figure leaves of another, or makes of it as a share or a growth: 62户，9户没搬."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from bot.facts.evidence import Part
from bot.facts.figures.matters import Matter, Reckoned
from bot.facts.figures.proportions import told_growths
from bot.facts.figures.ranges import EPSILON
from bot.regex import regex


def parts_of_wholes(matter: Matter, totals: Sequence[Reckoned]) -> Iterator[Reckoned]:
    """Yield what a share is of a whole, and what it leaves: 1200人，六成是老人; 每盏1200块，镇里出一半."""
    if not (matter.is_one_sentence or _OF_THEM.search(matter.text.partition("\n")[2])):
        return
    for share in matter.parts:
        q = share.quantity
        factor = q.value / 100 if q.unit == "%" else q.value if q.unit == "/" else 0
        if q.approximate or not 0 < factor < 1 or _HAS_CHANGED.search(share.lead):
            continue
        for whole in (*(_as_told(p, matter) for p in matter.amounts), *totals):
            yield _of(whole, factor, share)
            if _REST.search(matter.text):
                yield _of(whole, 1 - factor, share)


def _as_told(p: Part, matter: Matter) -> Reckoned:
    return Reckoned(p.quantity.value, p.quantity.unit, (p,), matter)


def _of(whole: Reckoned, factor: float, share: Part) -> Reckoned:
    value = whole.value * factor
    slack = 0 if abs(value - round(value)) < EPSILON else 0.5
    return Reckoned(value, whole.unit, (*whole.operands, share), whole.matter, slack, least=1)


_HAS_CHANGED = regex("[增涨升降减跌][^，。；]{0,4}$|提高了?$|[多少]了?$")
"""What a figure has grown by is no share of it: 1200万元，增长20%."""
_OF_THEM = regex("其中|当中|里[面头]|占")
_REST = regex("其余|其他|余下|剩|另外")
_IS_PART = regex(
    "[没未缺剩退]|还[差掉]|除[去了掉]|扣除|淘汰|报废|损坏|不合格|其中|其余|其他|余下|预算|计划|原来|编制|到位"
    "|[户人个家件名条台份万]里|[从由][^，。；]{1,12}[到至]|结余|节余|[一总]共|(?:给|拨|批|筹)了?[^。]*(?:花|用)了|(?:花|用)了[^。]*(?:给|拨|批|筹)"
)
"""By these words one told figure is a part of another, or has taken its place."""


def rests(matter: Matter, totals: Sequence[Reckoned]) -> Iterator[Reckoned]:
    """Yield what a told figure, or a total of told ones, leaves of another that it is a part of."""
    if not _IS_PART.search(matter.text):
        return
    plain = [_as_told(p, matter) for p in matter.amounts if not p.rates and p.quantity.value > 1]
    pairs = (*combinations(plain, 2), *((p, total) for p in plain for total in totals))
    for a, b in pairs:
        gap = abs(a.value - b.value)
        if gap and a.unit == b.unit and not set(a.operands) & set(b.operands):
            yield Reckoned(gap, a.unit, (*a.operands, *b.operands), matter, least=1)


def grown(matter: Matter) -> Iterator[Reckoned]:
    """Yield what a figure of an earlier time has become by a growth, and what one of now was before it."""
    growths = list(told_growths(matter.text))
    for p in matter.amounts:
        unit = p.quantity.unit
        for factor in (1 + growth for growth in growths if growth > -1):
            value = p.quantity.value * factor if p.earlier else p.quantity.value / factor
            slack = 0 if abs(value - round(value)) < EPSILON else 0.5
            yield Reckoned(value, unit, (p,), matter, slack)


_COMPARED, _LESS = regex("比|较|同比|同期"), regex("少|减|降|下降|低")
_MORE = regex("多|增|升|高|涨")


def changes(matter: Matter) -> Iterator[Reckoned]:
    """Yield the earlier figure and the growth of one that another has changed: 1460起，比去年少240起."""
    for level, change in combinations(matter.amounts, 2):
        a, d = level.quantity, change.quantity
        less, more = _LESS.search(change.clause), _MORE.search(change.clause)
        if a.unit != d.unit or not _COMPARED.search(change.clause) or not (less or more):
            continue
        base = a.value + d.value if less else a.value - d.value
        if base > 0:
            yield Reckoned(base, a.unit, (level, change), matter)
            yield Reckoned(100 * d.value / base, "%", (level, change), matter)


_BEFORE_NOW = regex("去年|上年|同期|前年|原来|原先|以前|上次|上届")


def compared(matter: Matter) -> Iterator[Reckoned]:
    """Yield what lies between a figure and the earlier one told close by: 进园19.8万人，去年7天17.1万."""
    told = matter.amounts
    for a, b in (*pairwise(told), *zip(told, told[2:], strict=False)):
        units = {p.quantity.unit for p in (a, b)} - {""}
        earlier = [bool(_BEFORE_NOW.search(p.clause)) for p in (a, b)]
        if len(units) == 1 and any(earlier) and not all(earlier):
            yield Reckoned(abs(a.quantity.value - b.quantity.value), units.pop(), (a, b), matter)
