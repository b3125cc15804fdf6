"""Who takes part in a document, as a request tells it: who ordered it, who issues it, to whom it goes.

馆长让我写个总结: 馆长 issues nothing. 向县财政局申请维修经费 is sent to 县财政局.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.language.document.paragraphs import is_addressee
from bot.lexicon.units import is_unit
from bot.regex import regex

_HAN = "[\u4e00-\u9fff]"
_KINDS = (
    "局|委|办|馆|院|校|镇|乡|村|社区|街道|公司|集团|厂|中心|站|所|部|科室|科|处|园|队|医院|学校|协会|单位|部门|支部|党委"
    "|县|市|区"
)
_SOON = "(?:再|赶紧|尽快|抓紧|马上|今天|明天|下班前|这两天|这周|本周|先|必须|得|要|去|来|帮忙|给他|给她|给)*"
ORDERED = (
    rf"(?:{_HAN}{{1,10}}?(?:今天|昨天|刚才|刚刚|又|也)?"
    rf"(?:让|叫|催|派|喊|逼|(?:要求|安排|交代|布置|通知|吩咐|要)(?=我|咱))(?:(?:我们?|咱们?)(?:{_KINDS})?)?{_SOON}"
    rf"|{_HAN}{{0,4}}(?:[长总]|书记|主任|领导|经理|老板|上面|上级|上头)(?:想|急着|今天|明天|说)*要(?=一?[份个篇]))"
)
"""A pattern of who has ordered a document, with what he has done: 馆长让我, 上面要求我们."""
OWN = (
    rf"(?:(?:我们?|咱们?|俺们?)(?:这边|这里|自己)?(?:{_KINDS})?(?:里|上|这边)?的?"
    rf"|本(?:局|委|办|馆|院|校|镇|乡|村|社区|街道|公司|集团|厂|中心|站|所|部|单位)的?|(?:{_KINDS})(?:里|上|这边)的?)"
)
"""A pattern of one's own unit by no name: 我们局, 馆里."""
_OWN = regex(f"^{OWN}")
_KIND_ALONE = regex(_KINDS)
_WANTS = "(?:想要?|要|得|需要?|准备|打算|拟|计划|是)*"
_ALL_OF = regex("各|全体|广大|所有")
_TO = regex("[向给跟对往]")
_ABOVE = regex("上级(?:部门|单位)?|上面|上头|主管部门|领导|[省市县区镇乡局委]里")
"""Whoever is above, by no name: it is asked who that is."""
_ASKS = "申请|请求|商请|争取|借|要(?=.{0,10}(?:钱|经费|资金))"
_DEEDS: Mapping[str, tuple[str, ...]] = {
    _ASKS: ("请示", "函"),
    "请示": ("请示",),
    "汇报|报告|反映|上报|呈报|报(?![送名到])": ("情况报告", "情况说明"),
    "说明|解释|回复": ("情况说明", "复函"),
    "发函|去函|商量|联系|对接": ("函",),
    "报送|呈送|提交|送|发|写|起草|拟|弄|做|出": (),
}
"""What is done towards a unit, with the genres that do it, the likeliest first."""
_DEED = regex("|".join(f"(?P<d{n}>{deed})" for n, deed in enumerate(_DEEDS)))
_KEPT = regex("申请|请求|商请|争取|反映|借")
"""What the title says of the deed: 关于申请维修经费的请示."""
_LITTLE = regex("^(?:一下|一?[个份篇封张]|点|些)+")
_ORDERED_TOO = regex("的?(?:事儿?|事情)?(?:[，, ]+(?:请|帮我?|就|再)?[发写出弄拟来]一?[个份封下])?$")
"""What orders the paper behind the matter: 充电桩的事，发个(函)."""
_SAYS_NOTHING = regex("^(?:情况|工作|材料|东西|事儿?|汇报|报告|请示)*$")
_DAY = (
    r"(?:(?:[在于]|最迟|最晚)?(?:\d{1,2}月(?:\d{1,2}[日号]|[底初])?|\d{1,2}[日号]|[本下这]周[一二三四五六日天末]?|[本这下]?月底|明天|今天|周[一二三四五六日天])"
    r"(?:上午|下午|晚上)?(?:[\d一二两三四五六七八九十]{1,3}[点时](?:\d{1,2}分?|半)?)?(?:之前|以前|前|内)?)"
)
_EACH = regex(
    rf"^(?:请|让|叫|要|通知)?(?P<to>(?:各|全体|所有|[{'局馆校院镇县市区'}]直各?|下属各?)(?:{_HAN}|[、（）])"
    rf"{{1,24}}?)(?P<day>{_DAY})?(?:请|要|须|都|一律|务必|抓紧|尽快|必须|得)*"
    rf"(?P<deed>{_DAY}?(?:报名参加|参加|报送|上报|填报|提交|报|交|填|来|派|组织|开展|召开|开|做好|落实|自查|准备))(?P<what>.*)$"
)
_REPORTS = regex("^(?:报送|上报|填报|提交|报|交|填)$")
_SEND_IN = "报送"
_REPORTED = regex(f"(?:^|[，, ])(?:报送?|上报|呈报|发|送|交)给?(?P<to>{_HAN}{{2,20}}?)(?:看看?|用)?[。]?$")
_HELPED = regex(
    f"(?:请|求|找)?(?P<to>{_HAN}{{2,16}}?)(?:帮忙?|帮助|协助|支持|出面)(?:我们?|咱们?)?"
    "(?P<what>(?:解决|协调|拨付?|批|安排|办理|处理).+)"
)
_HOLDS, _APPLIES = "召开", "申请"
_MEETS = regex("会$|会议|培训")


@dataclass(frozen=True)
class Parties:
    """Who takes part, what is left of the request, and the genres that it lets expect."""

    issuer: str = ""
    addressee: str = ""
    topic: str = ""
    likely: tuple[str, ...] = ()


def without_own_unit(text: str) -> str:
    """Return words without one's own unit before them: 下半年工作要点 of 我们局下半年工作要点."""
    return _OWN.sub("", text.strip())


def is_kind_alone(name: str) -> bool:
    """Return whether a name says only of what kind a unit is: 社区, 学校."""
    return _KIND_ALONE.fullmatch(name) is not None


def parties_in(text: str) -> Parties | None:
    """Return to whom a request goes and from whom; `None` where it does not say to whom."""
    return to_each(text) or _reported_to(text) or _asked_to_help(text) or _to_a_unit(text)


def _reported_to(text: str) -> Parties | None:
    """Return the parties of 今年防汛的情况，报给县委办."""
    found = _REPORTED.search(text)
    if not found or not is_unit(found["to"]):
        return None
    topic = _LITTLE.sub("", without_own_unit(text[: found.start()]).strip("，, 。"))
    likely = ("情况报告", "情况说明") if topic.endswith("情况") else ()
    return Parties("", found["to"], re.sub("的?情况$", "", topic), likely)


def _asked_to_help(text: str) -> Parties | None:
    """Return the parties of (请)市水务局帮忙解决改造资金."""
    found = _HELPED.match(text)
    if not found or not is_unit(found["to"]):
        return None
    return Parties("", found["to"], found["what"], _DEEDS[_ASKS])


def _to_a_unit(text: str) -> Parties | None:
    """Return the parties of (县图书馆)向县财政局申请维修经费."""
    for towards in _TO.finditer(text):
        for deed in _DEED.finditer(text, towards.end()):
            to = text[towards.end() : deed.start()]
            each = _ALL_OF.match(to) and (is_addressee(f"{to}：") or not to.startswith("各"))
            if each or is_unit(to) or _ABOVE.fullmatch(to):
                return _parties(text[: towards.start()], to, deed, text[deed.end() :])
    return None


def _parties(before: str, to: str, deed: re.Match[str], what: str) -> Parties:
    issuer = re.sub(f"(?:{_WANTS}|关于)$", "", without_own_unit(before))
    what = _ORDERED_TOO.sub("", _LITTLE.sub("", what.strip("，, 。的")))
    topic = "" if _SAYS_NOTHING.match(what) else what
    if topic and deed.group() == "要":
        topic = _APPLIES + re.sub("的?钱$", "经费", topic)
    elif topic and _KEPT.fullmatch(deed.group()):
        topic = deed.group() + topic
    likely = list(_DEEDS.values())[int((deed.lastgroup or "d0")[1:])]
    return Parties(issuer if is_unit(issuer) else "", "" if _ABOVE.fullmatch(to) else to, topic, likely)


def to_each(text: str) -> Parties | None:
    """Return the parties of 各乡镇分馆7月10号前报名单; `None` where nothing is asked of all of a kind."""
    found = _EACH.match(text.strip("，, "))
    if not found or not (found["day"] or is_addressee(f"{found['to']}：")):
        return None
    deed, what = re.sub(_DAY, "", found["deed"]), re.sub(_DAY, "", found["what"]).strip("，,。 ")
    said = _SEND_IN if _REPORTS.match(deed) else _HOLDS if deed == "开" else deed
    topic = f"{said}{what}" if what else ""
    likely = ("会议通知", "通知") if _MEETS.search(what) else ("通知",)
    return Parties("", found["to"], topic, likely)
