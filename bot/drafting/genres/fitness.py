"""Whether a genre is the right one for what is to be written: who writes to whom, and what is asked."""

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from bot.domain.document import Brief
from bot.domain.fact import Fact, Status
from bot.domain.genre import Genre, IssuerKind, Misfit, Unfit
from bot.lexicon.genres import Family, any_of
from bot.lexicon.units import kind_of
from bot.regex import regex

_DECIDED = "批准|批复|批示|审批|核准|拨付|拨款|核拨|追加|立项|解决"
_ASKS = regex(
    rf"(?:恳请|申请|请求|想请|提请|(?<![邀聘会])请)(?!各)[^，。；]{{0,20}}?(?:{_DECIDED}|同意|支持|给予|补助)"
    rf"|(?:妥否|当否|可否)[，,]?请|(?:申请|请求)(?:{_DECIDED}|经费|资金|增加|购置)"
)
_OPEN = (Status.PLANNED, Status.PROPOSED, Status.STATE)
"""What was asked for already, and is told as done, is no request."""
_TELLS = regex("情况$|进展$|汇报$")
_TO_ALL = regex("^(?:国务院|中华人民共和国|全国|国家|最高人民|中共中央|中国共产党中央)|^[^省市县区]{1,8}部$")
_REQUEST = regex("《[^》]*请示》|的?请示")
_LETTER = regex("《[^》]*函》|来函|去函")
_SEVERAL = regex("[、，,；;]|(?<=[局委府部办厅])[和及与]")
_LEVELS = (
    (0.0, regex("社区|村(?!镇)")),
    (1.0, regex("[镇乡](?!村)|街道")),
    (2.0, regex("(?<!自治)[县旗]|(?<![社小园地])区(?!域)")),
    (3.0, regex("(?<![城都])市(?![场政民容])|自治州|地区")),
    (4.0, regex("省|自治区")),
    (5.0, regex("国务院|全国|国家|中华人民共和国|中共中央")),
)
_LEADS = regex("(?:人民政府|政府|[省市县区镇乡]委|党工委|委员会)(?:办公室)?$")
# 宪法第八十九条、第九十条，地方组织法第七十三条、第七十六条，立法法第九十一条; 防洪法第三十八条 for 指挥部.
_HAS_POWER = regex(
    "^(?:国务院|中央军委)|(?:人民)?政府$|指挥部$|^(?:国家|中华人民共和国)[^省市县区]{2,16}[部会局署行]$|^[^省市县区]{1,8}部$"
)
_CITY = 3.0
"""The level from which on a place makes regulations: 立法法第九十三条."""
_HONOURS = regex("嘉奖|表彰|奖励|记功|授予.{0,20}称号")
_PROMULGATES = regex(f"(?:公布|发布|颁布|印发)[^，。]{{0,4}}《|(?:规章|{any_of(Family.RULES)})》?$")
_ARRANGES = regex(
    "^(?:关于)?(?:认真|切实|进一步)*(?:做好|抓好|加强|召开|开展|举办|推进|报送|组织)|值班|检查|培训|会议"
)
_SERVING = (IssuerKind.COMPANY, IssuerKind.SCHOOL, IssuerKind.INSTITUTION)
_ALL_BELOW = regex("^各|[，、]各")


def misfit(genre: Genre, brief: Brief, facts: Sequence[Fact] = ()) -> Unfit | None:
    """Return the first reason why another genre, or another form, is right; `None` where none shows."""
    return next((u for u in genre.unfit if all(_SIGNS[sign](brief, facts) for sign in u.when)), None)


def _is_request(brief: Brief, facts: Sequence[Fact]) -> bool:
    open_ = (fact.text for fact in facts if fact.status in _OPEN)
    return any(map(_ASKS.search, (brief.topic, *open_)))


def _is_report(brief: Brief, facts: Sequence[Fact]) -> bool:
    return bool(_TELLS.search(brief.topic)) and not _is_request(brief, facts)


def _is_local(brief: Brief, facts: Sequence[Fact]) -> bool:
    return bool(brief.issuer) and not _TO_ALL.search(brief.issuer)


def _is_to_all_below(brief: Brief, facts: Sequence[Fact]) -> bool:
    return bool(_ALL_BELOW.search(brief.addressee))


def _towards(wanted: int) -> Callable[[Brief, Sequence[Fact]], bool]:
    return lambda brief, _: _direction(brief) == wanted


def _direction(brief: Brief) -> int | None:
    """Return 1 for a document that goes up, -1 for down, 0 to a peer; `None` where the names do not tell."""
    if _ALL_BELOW.search(brief.addressee):
        return -1
    here, there = _level(brief.issuer), _level(brief.addressee)
    if here and there and here > there and kind_of(brief.issuer) in _SERVING:
        # A museum or a company of a city is over no office of a county.
        return 0
    return None if here is None or there is None else (there > here) - (there < here)


def _level(unit: str) -> float | None:
    """Return how high a unit stands by the place in its name; an office of a place below who leads it."""
    level = next((value for value, place in _LEVELS if place.search(unit)), None)
    if level is None:
        return None
    return level + 0.5 * bool(_LEADS.search(unit)) - 0.5 * (kind_of(unit) in _SERVING)


def _has_no_power(brief: Brief, facts: Sequence[Fact]) -> bool:
    return bool(brief.issuer) and not _HAS_POWER.search(brief.issuer)


def _is_below_city(brief: Brief, facts: Sequence[Fact]) -> bool:
    level = _level(brief.issuer)
    return level is not None and level < _CITY


def _speaks_of(matter: re.Pattern[str]) -> Callable[[Brief, Sequence[Fact]], bool]:
    return lambda brief, _: matter.search(brief.topic) is not None


def _is_several(brief: Brief, facts: Sequence[Fact]) -> bool:
    return bool(_SEVERAL.search(brief.addressee))


def _cites(form: re.Pattern[str]) -> Callable[[Brief, Sequence[Fact]], bool]:
    return lambda brief, facts: any(map(form.search, (brief.topic, *(fact.text for fact in facts))))


_SIGNS: Mapping[Misfit, Callable[[Brief, Sequence[Fact]], bool]] = MappingProxyType(
    {
        Misfit.ASKS: _is_request,
        Misfit.TELLS: _is_report,
        Misfit.LOCAL: _is_local,
        Misfit.NAMED: _is_to_all_below,
        Misfit.UP: _towards(1),
        Misfit.DOWN: _towards(-1),
        Misfit.PEER: _towards(0),
        Misfit.SEVERAL: _is_several,
        Misfit.ANSWERS_REQUEST: _cites(_REQUEST),
        Misfit.ANSWERS_LETTER: _cites(_LETTER),
        Misfit.WITHOUT_POWER: _has_no_power,
        Misfit.BELOW_CITY: _is_below_city,
        Misfit.HONOURS: _speaks_of(_HONOURS),
        Misfit.PROMULGATES: _speaks_of(_PROMULGATES),
        Misfit.ARRANGES: _speaks_of(_ARRANGES),
    }
)
