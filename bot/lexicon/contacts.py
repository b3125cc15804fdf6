"""Contacts: what reaches somebody or betrays who it is, told by its form: numbers, mail, plates, doors."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source(
    "工信部《电信网编号计划》（2017年版）；GA 36-2018（机动车号牌）；RFC 5322 3.4.1；微信号与QQ号的公开规则",
    date(2026, 11, 30),
)


class ContactKind(StrEnum):
    """What reaches somebody."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    EMAIL = "email"
    WECHAT = "wechat"
    QQ = "qq"
    PLATE = "plate"
    CERTIFICATE = "certificate"
    ADDRESS = "address"
    DIGITS = "digits"
    """As many as an identity number or the number of a card has; which of them it is must be proved."""


REACHING = (
    ContactKind.MOBILE, ContactKind.LANDLINE, ContactKind.EMAIL, ContactKind.WECHAT, ContactKind.QQ,
)  # fmt: skip
"""By these one can be written or called to."""


@dataclass(frozen=True)
class Contact:
    """A contact in a text."""

    kind: ContactKind
    start: int
    end: int


WECHAT = "(?:[微薇威]信|[Ww]e[Cc]hat|[VvＶWw][XxＸ]|[Vv]信)"
_ADD = "(?:添?加|联系)我?"
QQ = "(?:[Qq] ?[Qq]|扣扣|企鹅)"
"""What the two networks are called, also by those who do not want to be found."""
PHONE = r"(?:(?:\d{3,4}[-—])?\d{7,11}(?:[-—]\d{1,6})?)"
MAIL = r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
"""Numbers and mail where a field for a contact is being filled: whatever may be meant as one."""
SITE = r"(?:(?:https?://|www\.)[A-Za-z0-9./?=&_%-]+)"
_ALONE, _END = r"(?<![\dA-Za-z.])", r"(?!\d)"
_IS = "[：:为是（( ]{0,3}"
# 微信用户12345678人, 接听电话81234567次
_NO_COUNT = "(?![\\d余多万亿]| ?[个次件人名户条通份元辆台本套张篇期分])"
_NO_DAY = r"(?!20\d\d(?:0[1-9]|1[0-2]))"
_GAP = r"[ \u3000.\-－—·]"
_SUFFIX = r"(?:\.[A-Za-z0-9-]{1,63}){1,4}"
_SOCIAL = " ?(?:号码?|账号|帐号|群号?|I[Dd])?"
# 2603-360000-04-01-123456 numbers a project (投资项目代码): year and month, division, kind, trade, number.
_PROJECT = r"(?<=\d{4}-)\d{6}-\d\d-\d\d-\d{6}(?!\d)"
_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LOCAL = rf"[2-9]\d{{2,3}}{_GAP}?\d{{4}}"
_FORMS = regex(
    rf"(?P<email>(?:(?<![\w.+-])[A-Za-z0-9_][\w.+-]{{0,63}}|(?<=[：:\s])[\u4e00-\u9fff]{{2,4}})"
    rf" ?(?:@|[（(\[]at[）)\]]) ?[A-Za-z0-9-]{{1,63}}{_SUFFIX})"
    rf"|(?:邮箱|邮件|信箱|[Mm]ail){_IS}"
    rf"(?P<masked_email>[A-Za-z0-9_][\w.+-]{{0,63}}(?:[#＃]| at )[A-Za-z0-9-]{{1,63}}{_SUFFIX})"
    rf"|(?:账号|帐号|账户|帐户|卡号){_IS}(?P<account>\d(?:[ \u3000-]?\d){{9,24}}{_END})"
    rf"|(?P<digits>{_ALONE}(?!{_PROJECT})\d(?:[ \u3000-]?\d){{14,18}}[Xx]?(?![\dA-Za-z]))"
    rf"|(?P<mobile>{_ALONE}(?:\+?86[ -]?)?"
    rf"1[3-9](?:\d{_GAP}?\d{{4}}{_GAP}?\d{{4}}|\d{{3}}-\d{{3}}-?\d{{3}}){_END}"
    rf"|[（(]1[3-9]\d[）)] ?\d{{4}}[ -]?\d{{4}}{_END}"
    r"|[一幺][三四五六七八九][〇零一幺二三四五六七八九]{9}(?![〇零一幺二三四五六七八九]))"
    rf"|(?:手机|电话|拨打?){_SOCIAL}{_IS}(?P<spread_mobile>1{_GAP}[3-9](?:{_GAP}\d){{9}}{_END})"
    rf"|(?P<landline>{_ALONE}(?:0\d{{2,3}}{_GAP}?|[（(]0\d{{2,3}}[）)] ?){_LOCAL}{_END}"
    rf"(?: ?转 ?\d{{1,6}}|-\d{{1,4}}(?![\d-]))?|{_ALONE}[48]00-\d{{3,4}}-\d{{3,4}}{_END})"
    rf"|(?:座机|总机|电话|传真|热线|联系方式)(?:号码?)?{_IS}"
    rf"(?P<local>(?:{_LOCAL}(?:(?: ?转 ?|-)\d{{1,6}})?|[48]00 ?\d{{3}} ?\d{{4}}){_NO_COUNT})"
    rf"|(?P<extended>{_ALONE}{_LOCAL} ?转 ?\d{{1,6}}{_NO_COUNT})"
    rf"|(?:办公室|值班室|传达室|前台|[科股]室){_IS}(?P<of_an_office>{_NO_DAY}[2-9]\d{{6,7}}{_NO_COUNT})(?![.,，]\d)"
    rf"|(?<=\d{{4}})(?:[/、，,]|或者?){_IS}(?P<another>{_NO_DAY}[2-9]\d{{6,7}}{_NO_COUNT})(?![.,，]\d)"
    rf"|{WECHAT}(?:里|上)?搜(?:索|一搜)?(?P<searched>[“「][^“”「」]{{2,12}}[”」])(?!公众号|小程序|视频号|服务号|订阅号)"
    rf"|(?:{WECHAT}|{_ADD}[VvＶ微薇威]){_SOCIAL}"
    rf"(?:(?:[：:为是] ?| ?[（(] ?)(?P<wechat>[A-Za-z][\w-]{{5,19}}(?![\w@.-]))"
    rf"|(?P<bare_wechat> ?(?=[\w-]*[\d_-])[A-Za-z][\w-]{{5,19}}(?![\w@.-])))"
    rf"|(?:{QQ}|{_ADD}[QqＱ群]){_SOCIAL}{_IS}(?P<qq>[1-9]\d{{4,10}}{_NO_COUNT})"
    rf"|(?P<plate>(?<![A-Za-z])[{_PROVINCE}] ?[A-HJ-NP-Z] ?[·•.-]? ?(?=(?:[A-Z]{{0,2}}\d){{3}})"
    r"[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![\dA-Za-z]))"
    rf"|(?:护照|通行证|台胞证|军官证|士官证|居留证|居住证|驾驶证|社保卡)(?:号码?|编号)?{_IS}"
    rf"(?P<certificate>[A-Za-z]{{0,2}}\d{{6,12}}(?![A-Za-z]){_NO_COUNT})",
    re.ASCII,
)
_CALLED = {
    "masked_email": "email", "local": "landline", "bare_wechat": "wechat", "account": "digits",
    "spread_mobile": "mobile", "another": "landline", "extended": "landline", "of_an_office": "landline",
    "searched": "wechat",
}  # fmt: skip
"""Forms that are known by the word before them, and what they are."""

_N = "(?:[0-9]{1,4}|[一二三四五六七八九十百〇零]{1,5})"
_HOME = regex(
    rf"{_N}(?:号楼|栋|幢|座){_N}(?:单元|门)(?:{_N}[室号户]?)?|{_N}(?:单元|门){_N}[室号户]?"
    rf"|{_N}(?:号楼|栋|幢|座|号)(?:{_N}室|[0-9]{{3,4}}室?(?![0-9户人个间套平万元]))"
    r"|(?<![0-9-])[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}室?(?![0-9-])"
    rf"|{_N}(?:组|队|社){_N}号(?![0-9文楼])|附{_N}号(?![0-9文楼])"
)
"""What in an address leads to one door."""
_STREET = regex(
    r"(?:[\u4e00-\u9fff]{2,8}(?:路|街|巷|里|弄|胡同|大道|小区|花园|家园|花苑|苑|公寓|新村|宿舍|院|村|屯|社区)"
    rf"(?:{_N}(?:号院?|弄)?)?){{1,2}}\Z"
)
_LONGEST_STREET = 28
# Without a street it is a door only with its number: 11栋1单元 is where something was checked.
_DOOR_ALONE = regex(rf"{_N}(?:号楼|栋|幢){_N}单元{_N}")


# The rules, the importer and the veil ask of the same text.
@lru_cache(maxsize=4)
def contacts(text: str) -> tuple[Contact, ...]:
    """Return the contacts of a text in order."""
    return tuple(sorted((*_numbers(text), *_addresses(text)), key=lambda found: found.start))


def _numbers(text: str) -> Iterator[Contact]:
    for m in _FORMS.finditer(text):
        form = m.lastgroup or ""
        kind = ContactKind(_CALLED.get(form, form))
        yield Contact(kind, m.end(form) - len(m[form].lstrip()), m.end(form))


def _addresses(text: str) -> Iterator[Contact]:
    """Yield the addresses that lead to a door: the street before it belongs to them."""
    for m in _HOME.finditer(text):
        street = _STREET.search(text, max(0, m.start() - _LONGEST_STREET), m.start())
        if street or _DOOR_ALONE.match(m.group()):
            yield Contact(ContactKind.ADDRESS, street.start() if street else m.start(), m.end())
