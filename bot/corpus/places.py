"""Names of places and organisations: what stands before 村 or 公司 and is no common word."""

import re
from collections.abc import Iterator

from bot.corpus import gazetteer
from bot.corpus.han import HAN
from bot.corpus.public import is_public_body

_CUT = re.compile(
    "^.*(?:[在到赴的和与及于由把对从为是向往等将并至沿该了着去让给被按让跟同、网组请经邀访驻住抵距近过内外]|党员|利用|位于|前往)"
)
_PLACE = re.compile(
    r"(大道|新区|景区|水库|游园|广场|公园|河堤|街道|社区|开发区|工业园|产业园|纪念馆|纪念碑|展览馆|博物馆|故居"
    r"|旧址|遗址|烈士陵园|小区|自治区|自治州|自治县|林场|农场|牧场|古镇|古城|大街|村|镇|乡|县|市|区|省|路|街|巷|湖|山|河|江|湾|寺|桥|岛|港)(?!民|委|级|两|组|干|史|规|长|校|情|容|属|直|际|域|场|设|镇|庄|风|土|域|段|线|径|由|头|坡游)"
)
_KNOWN_PLACE = re.compile("|".join(sorted(gazetteer.PLACES, key=len, reverse=True)))
_CALLED = re.compile(
    rf"(?:文明|幸福|美丽|平安|诚信|书香|魅力|和谐|法治|健康|数字|生态|活力|最美|智慧|清廉|博爱)([{HAN}]{{2,3}}?)(?=建设|好?人(?![民员士大生际物口心格文才群们]))"
    rf"|做([{HAN}]{{2,3}}?)(?=好人|文明人)|(?:建设|谱写|打造|奋进|助力)[^，。；\n]{{0,14}}新([{HAN}]{{2,3}}?)(?=提供|贡献|作|[，。；！”])"
)
_RUN_BEFORE = re.compile(rf"[{HAN}]*\Z")
_LONGEST_NAME = {"村": 3, "镇": 3, "乡": 3, "县": 3, "市": 3, "区": 3, "省": 3}
_PLAIN = {
    "社区",
    "街道",
    "小区",
    "公园",
    "广场",
    "景区",
    "新区",
    "开发区",
    "工业园",
    "自治区",
    "大街",
    "大道",
}
_NUMBERED = tuple("一二两三四五六七八九十百各每几某全本我该第这那其个多小老大各")


def places(text: str) -> Iterator[str]:
    """Yield the places that a text names: known cities, and names before 村, 大道, 景区 and the like."""
    yield from (m.group() for m in _KNOWN_PLACE.finditer(text))
    for found in _PLACE.finditer(text):
        before = _RUN_BEFORE.search(text, max(0, found.start() - 8), found.start())
        name, suffix = _CUT.sub("", before.group() if before else ""), found[1]
        enough = len(name) >= 2 or (len(name) == 1 and len(suffix) > 1 and suffix not in _PLAIN)
        if enough and len(name) <= _LONGEST_NAME.get(suffix, 4) and _is_own(name, suffix):
            yield name + suffix
    for found in _CALLED.finditer(text):
        if _is_own(name := next(filter(None, found.groups())), "建设"):
            yield name


def _is_own(name: str, suffix: str) -> bool:
    return (
        not name.startswith(_NUMBERED)
        and gazetteer.is_distinct(name)
        and gazetteer.is_distinct(name[-1] + suffix[0])
    )


_ORG = re.compile(
    rf"([{HAN}（）]{{2,16}}?)(集团(?:股份)?有限(?:责任)?公司|有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|建管处|管理处|管理局|管理所|研究院|研究所|职业学院|学院|大学"
    r"|中学|小学|幼儿园|医院|卫生院|检察院|法院|党校|俱乐部|协会|商会|基金会|合作社|电视台|艺术团|项目部|人民政府|办事处|委员会|局|之窗"
    r"|文明网|民生网|新闻网|日报|晚报|传媒)"
)
_LONGEST_ORG = 14
_ORG_CUT = re.compile(
    "^.*(?:[在到赴的和与及于由把对从为是向往等将并至让给该每了着、据按被请供]|围绕|结合|通过|联合|邀请|根据|按照|宣传|学习|执行|监督好|完善|加快)"
)


def organisations(text: str) -> Iterator[str]:
    """Yield the organisations that a text names: proper names before 公司, 学校, 协会 and the like."""
    for found in _ORG.finditer(text):
        name = _ORG_CUT.sub("", found[1])
        own = len(name) <= _LONGEST_ORG and ((len(name) > 1 and _is_own(name, found[2])) or _is_local(name))
        if own and not is_public_body(name + found[2]):
            yield name + found[2]
    yield from (m.group() for m in _QUOTED_ORG.finditer(text))


_LOCAL = re.compile(rf"([{HAN}]{{2,3}}?)(?:省|市|县|区|镇|乡|街道|村|社区)")


def _is_local(name: str) -> bool:
    """Return whether the name of a body begins with that of a place: 青禾市第二人民医院."""
    found = _LOCAL.match(name)
    return bool(found and _is_own(found[1], found.group()[-1]))


_QUOTED_ORG = re.compile(
    f"“[^“”\n]{{1,10}}”[{HAN}]{{0,8}}?(?:俱乐部|协会|服务队|大队|工作室|社团|驿站|合唱团|艺术团|中心(?!组)|有限公司)"
)
