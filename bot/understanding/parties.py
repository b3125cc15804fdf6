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
_SOON = "(?:再|赶紧|尽快|抓紧|马上|今天|明天|下班前|这两天|这周|本周|先|必须|得|要|去|来|帮忙|给他|给她|给)*"
ORDERED = (
    rf"(?:{_HAN}{{1,10}}?(?:今天|昨天|刚才|刚刚|又|也)?"
    rf"(?:让|叫|催|派|喊|逼|(?:要求|安排|交代|布置|通知|吩咐|要)(?=我|咱))(?:我们?|咱们?)?{_SOON})"
)
"""A pattern of who has ordered a document, with what he has done: 馆长让我, 上面要求我们."""
_KINDS = (
    "局|委|办|馆|院|校|镇|乡|村|社区|街道|公司|集团|厂|中心|站|所|部|科|处|园|队|医院|学校|协会|单位|部门|支部|党委"
    "|县|市|区"
)
OWN = (
    rf"(?:(?:我们?|咱们?|俺们?)(?:这边|这里|自己)?(?:{_KINDS})?(?:里|上|这边)?的?"
    rf"|本(?:局|委|办|馆|院|校|镇|乡|村|社区|街道|公司|集团|厂|中心|站|所|部|单位)的?|(?:{_KINDS})(?:里|上|这边)的?)"
)
"""A pattern of one's own unit by no name: 我们局, 馆里."""
_OWN = regex(f"^{OWN}")
_WANTS = "(?:想要?|要|得|需要?|准备|打算|拟|计划|是)*"
_TO = regex("[向给跟对往]")
_ABOVE = regex("上级(?:部门|单位)?|上面|上头|主管部门|领导|[省市县区镇乡局委]里")
"""Whoever is above, by no name: it is asked who that is."""
_DEEDS: Mapping[str, tuple[str, ...]] = {
    "申请|请求|商请|争取|借|要(?=钱|经费|资金|人)": ("请示", "函"),
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
_SAYS_NOTHING = regex("^(?:情况|工作|材料|东西|事儿?|汇报|报告|请示)*$")
_DAY = (
    r"(?:(?:[在于]|最迟|最晚)?(?:\d{1,2}月(?:\d{1,2}[日号]|[底初])?|\d{1,2}[日号]|[本下这]周[一二三四五六日天末]?|[本这下]?月底|明天|今天|周[一二三四五六日天])"
    r"(?:上午|下午|晚上)?(?:\d{1,2}[点时](?:\d{1,2}分?|半)?)?(?:之前|以前|前|内)?)"
)
_EACH = regex(
    rf"^(?:请|让|叫|要|通知)?(?P<to>(?:各|全体|所有|[{'局馆校院镇县市区'}]直各?|下属各?)(?:{_HAN}|[、（）])"
    rf"{{1,24}}?)(?P<day>{_DAY})?(?:请|要|须|都|一律|务必|抓紧|尽快|必须|得)*"
    rf"(?P<deed>{_DAY}?(?:报名参加|参加|报送|上报|填报|提交|报|交|填|来|派|组织|开展|做好|落实|自查|准备))(?P<what>.*)$"
)
_REPORTS = regex("^(?:报送|上报|填报|提交|报|交|填)$")
_SEND_IN = "报送"
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


def parties_in(text: str) -> Parties | None:
    """Return to whom a request goes and from whom; `None` where it does not say to whom."""
    return _to_a_unit(text) or _to_each(text)


def _to_a_unit(text: str) -> Parties | None:
    """Return the parties of (县图书馆)向县财政局申请维修经费."""
    for towards in _TO.finditer(text):
        for deed in _DEED.finditer(text, towards.end()):
            to = text[towards.end() : deed.start()]
            each = to.startswith("各") and is_addressee(f"{to}：")
            if each or is_unit(to) or _ABOVE.fullmatch(to):
                return _parties(text[: towards.start()], to, deed, text[deed.end() :])
    return None


def _parties(before: str, to: str, deed: re.Match[str], what: str) -> Parties:
    issuer = re.sub(f"(?:{_WANTS}|关于)$", "", without_own_unit(before))
    what = _LITTLE.sub("", what.strip("，, 。的"))
    topic = "" if _SAYS_NOTHING.match(what) else what
    if topic and _KEPT.fullmatch(deed.group()):
        topic = deed.group() + topic
    likely = list(_DEEDS.values())[int((deed.lastgroup or "d0")[1:])]
    return Parties(issuer if is_unit(issuer) else "", "" if _ABOVE.fullmatch(to) else to, topic, likely)


def _to_each(text: str) -> Parties | None:
    """Return the parties of 各乡镇分馆7月10号前报名单."""
    found = _EACH.match(text.strip())
    if not found or not is_addressee(f"{found['to']}："):
        return None
    deed, what = re.sub(_DAY, "", found["deed"]), re.sub(_DAY, "", found["what"]).strip("，,。 ")
    topic = f"{_SEND_IN if _REPORTS.match(deed) else deed}{what}" if what else ""
    likely = ("会议通知", "通知") if _MEETS.search(what) else ("通知",)
    return Parties("", found["to"], topic, likely)
