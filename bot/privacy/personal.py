"""Personal data that code can prove: identity numbers by check digit, cards by Luhn, others by their form.

What is found here the check points at, and no model sees.

GB 11643-1999 defines the identity number's check digit, ISO/IEC 7812-1 the card's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.regex import regex


@dataclass(frozen=True)
class PersonalDatum:
    """A piece of personal data in a text."""

    kind: str
    """identity, card, mobile, landline, email, wechat, qq, plate, certificate, address, or number: as long as
    the first two, and neither"""
    start: int
    end: int


_ALONE, _END = r"(?<![\dA-Za-z.])", r"(?!\d)"
_IS = "[：:为是（( ]{0,3}"
# 微信用户12345678人, 接听电话81234567次
_NO_COUNT = "(?![\\d余多万亿]| ?[个次件人名户条通份元辆台本套张篇期分])"
_GAP = r"[ \u3000.\-－—·]"
_SUFFIX = r"(?:\.[A-Za-z0-9-]{1,63}){1,4}"
_SOCIAL = " ?(?:号码?|账号|帐号|群号?|I[Dd])?"
_PROVINCE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_LOCAL = rf"[2-9]\d{{2,3}}{_GAP}?\d{{4}}"
_FORMS = regex(
    rf"(?P<email>(?:(?<![\w.+-])[A-Za-z0-9_][\w.+-]{{0,63}}|(?<=[：:\s])[\u4e00-\u9fff]{{2,4}})"
    rf" ?(?:@|[（(\[]at[）)\]]) ?[A-Za-z0-9-]{{1,63}}{_SUFFIX})"
    rf"|(?:邮箱|邮件|信箱|[Mm]ail){_IS}"
    rf"(?P<masked_email>[A-Za-z0-9_][\w.+-]{{0,63}}(?:[#＃]| at )[A-Za-z0-9-]{{1,63}}{_SUFFIX})"
    rf"|(?:账号|帐号|账户|帐户|卡号){_IS}(?P<account>\d(?:[ \u3000-]?\d){{9,24}}{_END})"
    r"|(?P<digits>(?<![\dA-Za-z.])\d(?:[ \u3000-]?\d){14,18}[Xx]?(?![\dA-Za-z]))"
    rf"|(?P<mobile>{_ALONE}(?:\+?86[ -]?)?"
    rf"1[3-9](?:\d{_GAP}?\d{{4}}{_GAP}?\d{{4}}|\d{{3}}-\d{{3}}-?\d{{3}}){_END}"
    rf"|[（(]1[3-9]\d[）)] ?\d{{4}}[ -]?\d{{4}}{_END}"
    r"|[一幺][三四五六七八九][〇零一幺二三四五六七八九]{9}(?![〇零一幺二三四五六七八九]))"
    rf"|(?:手机|电话|拨打?){_SOCIAL}{_IS}(?P<spread_mobile>1{_GAP}[3-9](?:{_GAP}\d){{9}}{_END})"
    rf"|(?P<landline>{_ALONE}(?:0\d{{2,3}}{_GAP}?|[（(]0\d{{2,3}}[）)] ?){_LOCAL}{_END}"
    rf"(?: ?转 ?\d{{1,6}}|-\d{{1,4}}(?![\d-]))?|{_ALONE}[48]00-\d{{3,4}}-\d{{3,4}}{_END})"
    rf"|(?:座机|总机|电话|传真|热线|联系方式)(?:号码?)?{_IS}"
    rf"(?P<local>(?:{_LOCAL}(?:(?: ?转 ?|-)\d{{1,6}})?|[48]00 ?\d{{3}} ?\d{{4}}){_NO_COUNT})"
    rf"|(?<=\d{{4}})(?:[/、，,]|或者?){_IS}(?P<another>(?!20\d\d(?:0[1-9]|1[0-2]))[2-9]\d{{6,7}}{_NO_COUNT})(?![.,，]\d)"
    rf"|(?:[微薇威]信|WeChat|wechat|[VvＶ][XxＸ信]|加[VvＶ]){_SOCIAL}"
    rf"(?:(?:[：:为是] ?| ?[（(] ?)(?P<wechat>[A-Za-z][\w-]{{5,19}}(?![\w@.-]))"
    rf"|(?P<bare_wechat> ?(?=[\w-]*[\d_-])[A-Za-z][\w-]{{5,19}}(?![\w@.-])))"
    rf"|(?:[Qq] ?[Qq]|扣扣|企鹅){_SOCIAL}{_IS}(?P<qq>[1-9]\d{{4,10}}{_NO_COUNT})"
    rf"|(?P<plate>(?<![A-Za-z])[{_PROVINCE}] ?[A-HJ-NP-Z] ?[·•.-]? ?(?=(?:[A-Z]{{0,2}}\d){{3}})"
    r"[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![\dA-Za-z]))"
    rf"|(?:护照|通行证|台胞证|军官证|士官证|居留证|居住证|驾驶证|社保卡)(?:号码?|编号)?{_IS}"
    rf"(?P<certificate>[A-Za-z]{{0,2}}\d{{6,12}}(?![A-Za-z]){_NO_COUNT})",
    re.ASCII,
)
_CALLED = {
    "masked_email": "email", "local": "landline", "bare_wechat": "wechat", "account": "digits",
    "spread_mobile": "mobile", "another": "landline",
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
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


# A rule for each kind asks of the same text.
@lru_cache(maxsize=4)
def personal_data(text: str) -> tuple[PersonalDatum, ...]:
    """Return the personal data of a text in order."""
    return tuple(sorted((*_numbers(text), *_addresses(text)), key=lambda found: found.start))


def _numbers(text: str) -> Iterator[PersonalDatum]:
    for m in _FORMS.finditer(text):
        form = m.lastgroup or ""
        kind = _CALLED.get(form, form)
        if kind == "digits":
            bare = re.sub("[ \u3000-]", "", m[form]).upper()
            kind = "identity" if is_identity(bare) else "card" if is_card(bare) else "number"
        yield PersonalDatum(kind, m.end(form) - len(m[form].lstrip()), m.end(form))


def _addresses(text: str) -> Iterator[PersonalDatum]:
    """Yield the addresses that lead to a door: the street before it belongs to them."""
    for m in _HOME.finditer(text):
        street = _STREET.search(text, max(0, m.start() - _LONGEST_STREET), m.start())
        if street or _DOOR_ALONE.match(m.group()):
            yield PersonalDatum("address", street.start() if street else m.start(), m.end())


def is_identity(number: str) -> bool:
    """Return whether 18 characters are an identity number: a real day of birth and the right check digit."""
    if not re.fullmatch(r"[1-8]\d{16}[\dX]", number, re.ASCII):
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == number[17]


def is_card(number: str) -> bool:
    """Return whether 16 to 19 digits pass Luhn's test, as those of bank cards do."""
    if not re.fullmatch(r"[3-9]\d{15,18}", number, re.ASCII):
        return False
    doubled = (int(d) * 2 if n % 2 else int(d) for n, d in enumerate(reversed(number)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
