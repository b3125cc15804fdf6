"""Names of organisations: a place or a proper name, then the word for a body."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from bot.corpus.names import gazetteer
from bot.corpus.names.divisions import division_spans
from bot.corpus.names.places import han_before, is_proper, namable_word, place_spans
from bot.corpus.names.public import is_public_body
from bot.language.han import HAN
from bot.regex import regex

# 中小学 are all of them, and no school.
_BODY = regex(
    f"(?<!中(?=小学))(?:{'|'.join(sorted(gazetteer.BODIES | gazetteer.LOCAL_BODIES, key=len, reverse=True))})"
    "(?!小学|幼儿园|学校|医院|卫生院|有限|主任|[长部势面限属]|(?<=厂)区"
    "|(?<=业)(?:公司|有限|集团|股份|企业|管理|服务|[园链者主户务态区费]))"
)
_TRADES = regex(f"(?:{'|'.join((*gazetteer.TRADES, *gazetteer.WARES))})*$")
_NUMBERED = regex("(?<![全各每])[省市县区]?第[一二三四五六七八九十]{1,2}(?:人民|中心|实验|高级|初级|职业)?$")
_SURE_BODY = regex(".*有限.*公司|合作社|支行|分行|研究[所院]|家庭农场")
_LEAST_NAME = 2
# 云岫大学图书馆 is one body: what lies within another is named with it.
_LIES_WITHIN = regex(
    "图书馆|博物馆|档案馆|美术馆|体育馆|伦理委员会|支行|分行|合唱团|艺术团|出版社|研究[院所]|医院"
)
_APPOINTS = "同志任"
_FURTHEST, _LONGEST_GAP, _LONGEST_NAME = 24, 12, 4
_NO_PART_OF_A_NAME = regex(
    "关于|[的了着在到赴由把对从是向将并等及与被让给每为]|各|组织|开展|召开|举办|加强|推进|推动|实施|落实|要求|联合|邀请|支持"
    # 学校 beside a place is any school: 滨河临近学校, 清湖周边社区.
    "|[临邻靠附]近|周边|沿[线岸途河江湖街路]|毗邻|两岸|[上下]游|[东西南北内外]侧|旁边?|对面|[之以]?[东西南北]面"
    "|协调|投入|新建|建成|完成|全面|积极|深入|大力|所有|有关|相关|部分|成立|设立|参加|来到|走进|通过|结合|率先|先后"
)


def organisations(text: str) -> Iterator[str]:
    """Yield the organisations that a text names: with a place or a proper name before 公司 or 局."""
    spans = sorted({*place_spans(text), *division_spans(text)})
    bodies: list[tuple[int, int]] = []
    for found in _BODY.finditer(text):
        within = bodies if _LIES_WITHIN.fullmatch(found.group()) else []
        start = _place_start(text, sorted({*spans, *within}), found.start())
        if start is None and found.group() in gazetteer.BODIES:
            start = _proper_name_start(text, found)
        if start is not None and not _goes_on(text, found) and not is_public_body(text[start : found.end()]):
            bodies.append((start, found.end()))
            yield text[start : found.end()]
    yield from (m.group() for m in _QUOTED.finditer(text))


def _goes_on(text: str, body: re.Match[str]) -> bool:
    """Return whether the word for a body is the beginning of another: 厂 in 厂房."""
    return len(body.group()) == 1 and gazetteer.is_in_prose(text[body.end() - 1 : body.end() + 1])


def _place_start(text: str, spans: list[tuple[int, int]], end: int) -> int | None:
    """Return where the place begins that the name of a body starts with: 青禾市 in 青禾市第二人民医院."""
    run = han_before(text, max(end - _FURTHEST, 0), end)
    for start, stop in spans[bisect_left(spans, (end - len(run), 0)) : bisect_left(spans, (end, 0))]:
        gap = text[stop:end]
        if stop <= end and len(gap) <= _LONGEST_GAP and not _NO_PART_OF_A_NAME.search(gap):
            return start
    return None


def _without_trades_in_prose(run: str) -> str:
    """Return what stands before words of prose that tell a trade no table knows: 华谷 in 华谷精密铸造."""
    rest = run
    while len(rest) > _LEAST_NAME + 1 and gazetteer.is_in_prose(rest[-2:]):
        rest = rest[:-2]
    return rest if len(rest) >= _LEAST_NAME else run


def _proper_name_start(text: str, body: re.Match[str]) -> int | None:
    """Return where the proper name of a body begins: 锦程 in 锦程物业公司."""
    run = han_before(text, max(body.start() - _FURTHEST, 0), body.start())
    if numbered := _NUMBERED.search(run):
        return body.start() - len(run) + numbered.start()
    trades = _TRADES.search(run)
    rest = run[: trades.start()] if trades else run
    if _SURE_BODY.match(body.group()):
        rest = _without_trades_in_prose(rest)
    name = gazetteer.proper_end(rest) or namable_word(text, body.start() - len(run) + len(rest))
    if _NO_NAME.fullmatch(name):
        return None
    if len(name) > _LEAST_NAME and rest.endswith(_APPOINTS + name[1:]):
        name = name[1:]
    following = run[len(rest) :] + body.group()
    if 1 < len(name) <= _LONGEST_NAME and (gazetteer.is_namable(name) or is_proper(name, following)):
        return body.start() - len(run) + len(rest) - len(name)
    return None


_NO_NAME = regex("(?:因为?|由于|经与?|但|若|如|且|而|故|系|即|为)?(?:原来?|现|新|前|老|旧|该)")
"""Which one it is, and no name: 因原物业公司."""
_QUOTED = regex(
    f"“[^“”\n]{{1,10}}”[{HAN}]{{0,8}}?(?:俱乐部|协会|服务队|大队|工作室|社团|驿站|合唱团|艺术团|中心(?!组)|有限公司)"
)
