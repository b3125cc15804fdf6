"""Names of places: what stands before 村, 街道 or 水库 and is no common word."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.corpus.names import gazetteer
from bot.corpus.names.divisions import NO_LEVEL, division_spans
from bot.corpus.names.landform_places import landform_places
from bot.corpus.names.neighbouring_places import with_neighbours
from bot.language.han import HAN
from bot.lexicon.people import SURNAME, TRANSCRIBED
from bot.regex import regex

_ADMINISTRATIVE = "省市县区镇乡"
_OF_PEOPLE = "省市县区镇村"
# What is served or stored somewhere, called after where that is: 柳塘调压站, 北港一号库.
_FACILITY = (
    "(?:调压|加压|变电|换热|提灌|排涝|抽水|污水处理|垃圾中转|中转|转运|加油|加气|充电|收费|客运|气象|水文|监测|泵|闸|门)站"
    "|(?:[一二三四五六七八九十]号|冷链|冷藏|储备|粮|油|物资)(?:仓库|库|站|仓)|[一二三四五六七八九十]号(?:泵站|楼|井|坝|闸)"
)
_PLACE = regex(
    rf"({_FACILITY}|老街|家属院|家属区|作业区|菜市场|农贸市场|片区|大道|新区|景区|水库|灌区|游园|广场|公园|河堤|街道|社区|开发区|工业园|产业园|示范园|纪念馆|纪念碑|展览馆|博物馆|故居"
    r"|旧址|遗址|烈士陵园|小区|自治区|自治州|自治县|林场|农场|牧场|古镇|古城|大街|大桥"
    r"|垭口|山口|码头|渡口|渡槽|船闸|水闸|峡谷|隧道|圩堤|干堤|村|镇|乡|县|市|区|省|路|街|巷|湖|山|河|江|湾|寺|桥|岛|港|垸|圩|堰|垭|坝|峡|塬)"
    rf"(?!{NO_LEVEL})"
)
_FAMILY_SEAT = regex(
    f"{SURNAME}家(?:庄|屯|沟|坪|湾|寨|堡|坡|岭|店|洼|峪|塘|营|台|窑|铺|集|坝|塬|咀|湖|桥|塝|冲|坳|岗|畈|坊|渡|堰|坨|圩|嘴|墩|埠|港|巷|院子)"
)
_CALLED = regex(
    rf"(?:文明|幸福|美丽|平安|诚信|书香|魅力|和谐|法治|健康|数字|生态|活力|最美|智慧|清廉|博爱)([{HAN}]{{2,3}}?)(?=建设|好?人(?![民员士大生际物口心格文才群们]))"
    rf"|做([{HAN}]{{2,3}}?)(?=好人|文明人)|(?:建设|谱写|打造|奋进|助力)[^，。；\n]{{0,14}}新([{HAN}]{{2,3}}?)(?=提供|贡献|作|[，。；！”])"
)
_RUN_BEFORE = regex(rf"[{HAN}]*\Z")
_FURTHEST = 12
_LONGEST, _LONGEST_TRANSCRIBED = 4, 7
_LONGEST_NAME = dict.fromkeys("村镇乡县市区省湖山河江湾寺桥岛港巷街垸圩堰垭坝峡塬", 3)
# 东侧青河 is 青河, and where it lies.
# What leads to a place is no part of its name where the name would be too long: 红十字会向砂坪乡.
_LEADS = regex("(?:[向任派居住连通经沿属归]|中标|承建)([^向任派居住连通经沿属归]{2,3})$")
_SIDE = regex("^(?:[东西南北内外左右两][侧面岸]|附近|周边|对面|旁边|[上下]游)")
# 文庙旁公园 is any park, and where it lies.
_BESIDE = regex("(?:旁边?|附近|周边|对面|隔壁|门口|沿线|两[侧旁])$")
_TRANSCRIBED = regex(f"{TRANSCRIBED}+")
# 澄湖区 is called after a lake, and no 湖区.
_OF_NATURE = regex(f"[{HAN}][湖山河江海港湾圩]")
# A single character before these names no place: 本社区, 新小区.
_PLAIN = regex(
    f"{_FACILITY}|老街|家属院|家属区|作业区|菜市场|农贸市场|片区|社区|街道|小区|公园|广场|景区|新区|灌区|开发区|工业园|产业园|示范园|自治区|大街|大道|大桥"
    "|垭口|山口|码头|渡口|渡槽|船闸|水闸|峡谷|隧道|圩堤|干堤"
)
_NO_NAME = regex(
    f"[每各某几全本我该这那其多可须零非]|.*[更最很太较越]$|[一二两三四五六七八九十百千万]+[个条座处支级类批次项家户名所位片]|[{_ADMINISTRATIVE}村]+$"
)
_TO_A_PLACE = regex(
    rf"(?:^|[^{HAN}]|[在到赴至往由从与和沿{_ADMINISTRATIVE}道]|位于|前往|走访|慰问|帮扶|参观|深入|进驻|结对|改造|整治|推进)$"
)


def places(text: str) -> Iterator[str]:
    """Yield the places that a text names: divisions, and names before 村, 大道, 景区 and the like."""
    yield from (m.group() for m in _FAMILY_SEAT.finditer(text))
    known = sorted({*division_spans(text), *place_spans(text), *landform_places(text)})
    yield from (text[start:end] for start, end in with_neighbours(text, known))
    for found in _CALLED.finditer(text):
        name = next(filter(None, found.groups()))
        if is_proper(name, "建设"):
            yield name


# Asked for by places and again by organisations.
@lru_cache(maxsize=2)
def place_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where names with 村, 大道, 景区 and the like begin and end, in order of their ends."""
    return tuple(_place_spans(text))


def _place_spans(text: str) -> Iterator[tuple[int, int]]:
    above = 0
    for found in _PLACE.finditer(text):
        run = han_before(text, max(above, found.start() - _FURTHEST), found.start())
        if (
            run
            and not _goes_on(text, found)
            and (name := _name_in(run, found[1]) or namable_word(text, found.start()))
        ):
            yield found.start() - len(name), found.end()
            if found[1] in _ADMINISTRATIVE:
                above = found.end()


def _goes_on(text: str, suffix: re.Match[str]) -> bool:
    """Return whether the word for a place is the beginning of another: 丘陵山 in 丘陵山区."""
    natural = len(suffix[1]) == 1 and suffix[1] not in _OF_PEOPLE
    return natural and gazetteer.is_in_prose(text[suffix.end() - 1 : suffix.end() + 1])


def han_before(text: str, start: int, end: int) -> str:
    """Return the Han characters that stand without a break before `end`, as far back as `start`."""
    found = _RUN_BEFORE.search(text, start, end)
    return found.group() if found else ""


def is_proper(name: str, suffix: str) -> bool:
    """Return whether what stands before the word for a place or body can be its name."""
    return (
        not _NO_NAME.match(name)
        and gazetteer.is_distinct(name)
        and (not gazetteer.is_common(name[-1] + suffix[0]) or bool(_OF_NATURE.fullmatch(name)))
    )


# A text tells of the same places again and again.
@lru_cache(maxsize=1024)
def _name_in(run: str, suffix: str) -> str:
    """Return the name that the run ends in, or nothing."""
    name = gazetteer.proper_end(run)
    bare = name.lstrip(_ADMINISTRATIVE)
    bare = bare if len(bare) > 1 else name
    name = _SIDE.sub("", bare) or bare
    if len(name) > _LONGEST_NAME.get(suffix, _LONGEST) and (led := _LEADS.search(name)):
        name = led[1]
    if _BESIDE.search(name):
        return ""
    if len(name) < 2 and not (name and len(suffix) > 1 and not _PLAIN.fullmatch(suffix)):
        return ""
    longest = _LONGEST_TRANSCRIBED if _TRANSCRIBED.fullmatch(name) else _LONGEST_NAME.get(suffix, _LONGEST)
    return name if len(name) <= longest and is_proper(name, suffix) else ""


def namable_word(text: str, end: int) -> str:
    """Return the common word before `end` that can be a name there, or nothing."""
    word = text[max(end - 2, 0) : end]
    return word if gazetteer.is_namable(word) and _TO_A_PLACE.search(text, max(end - 5, 0), end - 2) else ""
