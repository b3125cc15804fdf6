"""The kind of unit a text comes from: it signs, stands in the title, or speaks of itself most often."""

import re

from bot.corpus.parsing.titles import signer_of
from bot.domain.genre import IssuerKind
from bot.language.han import HAN
from bot.lexicon.people import OFFICE
from bot.lexicon.units import is_territory, kind_of
from bot.lexicon.voices import SUBORDINATES, VOICES
from bot.regex import regex

_OPENING = 400
_CITED = regex("《[^《》]*》|“[^“”]*”")

_TITLE_WEIGHT, _SIGNED_WEIGHT = 12, 12
_NAMED_FIRST_WEIGHT = 4
_ADDRESSED = regex(rf"^([{HAN}×、，（）]{{2,60}})：", re.MULTILINE)
_ADDRESSED_WEIGHT = 3
_SUPERIOR_WEIGHT = 6
# A unit that begins a clause of the opening, or the title, is the one that speaks: not 在××局的指导下.
_FIRST_UNIT = regex(
    rf"(?:^|[，。：；])(?:现将)?(?:(?:20\d\d|××)年度?(?:[上下]半年)?，?)?(?![在经由为对与向各根按依请全])"
    rf"((?:(?![与同和向对由])[{HAN}×]){{1,14}}?(?:(?<![布格全开大结时战定])局(?![面限势部])|公司(?!治理)|集团|医院(?!感染)|(?:法|检察)院"
    "|[中小大]学(?![生习校])|学[校院]|幼儿园|街道|社区(?!矫正|治理)|图书馆|文化馆))",
    re.MULTILINE,
)
# Where no unit speaks of itself, work of this kind for a whole territory is the party's.
_PARTY_WORK = regex(
    "精神文明|思想道德|意识形态|公民道德|文明创建|网络文明|志愿服务|理论(?:学习|宣讲)|未成年人|宣传思想|主题教育"
)
_LEAST_PARTY_WORK = 3
_OF_A_TERRITORY = regex(rf"[{HAN}]{{2,6}}(?:自治[州县旗]|[省市县区旗州](?![面级场委局]))")
_TERRITORY = regex("[我全][省市县区州旗]|[省市县区](?:人民)?政府")
_ANY_OF_A_KIND = "(?:医院|学校|幼儿园|社区|企业|公司|机关|事业单位|村)"
_ANOTHER = regex(
    "[结挂帮][对钩联包扶]+(?:社区|村|企业)|辖区内?(?:企业|学校|社区)"
    # In a row of kinds none is the one that speaks: 学校、医院门前, 机关事业单位.
    f"|(?<=、){_ANY_OF_A_KIND}|{_ANY_OF_A_KIND}(?=、)|机关事业单位"
)


def issuer_kind_of(title: str | None, text: str) -> IssuerKind:
    """Return the kind of the unit that signs, stands in the title, or speaks of itself most often."""
    told = (
        (issuer_in(title or ""), _TITLE_WEIGHT),
        (signer_of(text), _SIGNED_WEIGHT),
        (_spoken_for(text[:_OPENING]), _SIGNED_WEIGHT),
        (_first_unit(title or ""), _NAMED_FIRST_WEIGHT),
        (_first_unit(_CITED.sub("", text[:_OPENING])), _NAMED_FIRST_WEIGHT),
    )
    if _OF_A_GOVERNMENT.search(title or ""):
        return IssuerKind.GOVERNMENT
    address = _ADDRESSED.search(text, 0, _OPENING)
    sent_to = address[1] if address else ""
    superior = next((kind for kind, below in SUBORDINATES if below.search(sent_to)), None)
    if any(kind_of(unit) is IssuerKind.OTHER and not is_territory(unit) for unit, _ in told[:2]):
        return IssuerKind.OTHER
    own = _ANOTHER.sub("", _CITED.sub("", text.replace(sent_to, "", 1) if superior else text))
    weights = {
        kind: sum(weight for unit, weight in told if kind_of(unit) is kind)
        + (_ADDRESSED_WEIGHT * len(speaking.findall(sent_to)) if superior is None else 0)
        + (_SUPERIOR_WEIGHT if kind is superior else 0)
        + _voice_count(speaking, own)
        for kind, speaking in VOICES
    }
    kind = max(weights, key=lambda k: weights[k])
    if weights[kind] > 2 or (weights[kind] and len(text) < _OPENING):
        return kind
    if len(_PARTY_WORK.findall(text)) >= _LEAST_PARTY_WORK:
        return IssuerKind.PARTY
    if _TERRITORY.search((title or "") + text) or _OF_A_TERRITORY.match(title or ""):
        return IssuerKind.GOVERNMENT
    return kind if weights[kind] else IssuerKind.OTHER


# 政府工作报告 is a government's; a zone is governed by its 管委会.
_OF_A_GOVERNMENT = regex(
    rf"政府工作报告|^[{HAN}×]{{0,10}}(?:(?:工业|产业|科技|物流|农业|经济|文创)园区?|(?:经济|技术|高新|保税|综合)[{HAN}]{{0,6}}区|高新区|经开区|开发区|园区|新区)"
    r"(?=关于|20\d\d|××|二[〇○零]|[上下]半年|第?[一二三四]季度)"
)
_SPOKEN_FOR = regex(rf"我(?:受|代表)([{HAN}]{{2,20}}?)(?:的?委托|，|向)")


def _spoken_for(opening: str) -> str:
    """Return the unit for which somebody speaks: 我代表县人民政府."""
    found = _SPOKEN_FOR.search(opening)
    return found[1] if found else ""


def _first_unit(text: str) -> str:
    """Return the unit that a clause begins with, or nothing."""
    found = _FIRST_UNIT.search(text)
    return found[1] if found else ""


_FIRST_PERSON = 3


def _voice_count(speaking: re.Pattern[str], text: str) -> int:
    """Return how often a unit of a kind is heard; 我局 says more than 局."""
    found = [m.group() for m in speaking.finditer(text)]
    return sum(_FIRST_PERSON if words[0] in "我本全" else 1 for words in found)


# Where the issuer's name ends in a title: surely at the year, else where the work begins.
_SURE_END = regex(
    "关于|20\\d\\d|20××|××年|二[〇○零][〇○零一二三四五六七八九]{2}|[上下]半年|第?[一二三四]季度|年度|“|《"
)
_END = regex("二[〇○零]|贯彻|落实|开展|推进|精神文明|工作|[创文志网意公](?:建|明|愿|络|识|民)|20××|××年")


# Whoever reports on his office: 档案馆副馆长2025年述职报告.
_OFFICE = regex(rf"(?<=[{HAN}]{{3}})(?:党组书记、)?(?:副|代理?)?{OFFICE}$")


def issuer_in(title: str) -> str:
    """Return the issuer that a title begins with, or nothing; a meeting (在……会上) is none."""
    if title.startswith("在"):
        return ""
    title = title.removeprefix("关于")
    for end in (_SURE_END, _END):
        before = _OFFICE.sub("", end.split(title, maxsplit=1)[0])
        if before != title and kind_of(before):
            return before
    return ""
