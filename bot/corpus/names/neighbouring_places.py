"""Places that are known by their neighbours: 黑松岭 in 鹰嘴山、黑松岭, 裕民里 in 幸福路裕民里.

Many places are called after a slope, a ditch or a lane, and as many words end so; beside a place in a row, or
straight behind the place that they lie in, they are names.
"""

from collections.abc import Iterator, Sequence

from bot.corpus.names import gazetteer
from bot.language.han import HAN
from bot.regex import regex

_LAST = (
    "坡沟塝岭滩洲里闸渠口坪台塘冲坳崖洞泉埠渡铺营屯寨堡庄集店浦嘴矶弄亭墩岗峪湾堰坝垭塬畈垅圳陂滨洼仓淖"
    "村镇乡街巷路桥河湖山江岛港寺"
)
_ENDS = regex(f"屋场|街道|社区|小区|新村|老街|广场|公园|市场|作业区|泵站|水库|林场|农场|家属院|[{_LAST}]")
_AND = "、和与及"
_NAME = f"(?![的了在到赴由把从是将并等被让每各全{_AND}])[{HAN}]"
_RUN = regex(f"(?:{_NAME}){{2,7}}")
_BEFORE = regex(f"(?:^|[^{HAN}]|[{_AND}的在到赴至从将由])([{HAN}]{{2,6}})$")
_STOPS = regex(
    f"[^{HAN}]|[{_AND}由等至到的在为有是共附]|[一二两三四五六七八九十]+[处座条个口]|河?段|沿线|一带|$"
)
_ROW = regex(f"(?:(?:{_NAME}){{2,5}}、){{2,}}(?:{_NAME}){{2,5}}?(?={_STOPS.pattern})")
_FURTHEST, _SHORT, _LONGEST_INNER = 8, 2, 4
# What any place is: 老旧小区, 农贸市场, 路口, 网站.
_ANY = regex(
    "(?:老旧|背街|城乡|农村|重点|主要|周边|城市|乡村|城中|新建|其他|商业|居民|住宅|产业|工业|农贸|集贸|专业|批发|劳动力|生态|文化|休闲|健身"
    "|主题|口袋|体育|森林|湿地|文明|平安|智慧|示范|美丽|和谐|健康|本|新|旧|小|大)(?:街道|社区|小区|新村|老街|广场|公园|市场|作业区|泵站|水库|林场|农场|家属院)"
    "|.*(?:[门窗路叉岔进出入街]口|[公哪这那海心手]里|[平前后讲舞月柜]台|[学医法大]院|网站|车站|[商酒]店|[商店门]铺)|.关口|旁.*|.{2,}(?:开[设办]|设[立置]|[新修兴]建|建[成设]|[增布]设|创办|租[下用]).{1,4}"
)


def with_neighbours(text: str, known: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return where the known places stand and those that their neighbours make known, in order."""
    spans = {*known, *_in_rows(text)}
    waiting = sorted(spans)
    while waiting:
        start, end = waiting.pop()
        for span in _beside(text, start, end):
            if not any(span[0] < other_end and other < span[1] for other, other_end in spans):
                spans.add(span)
                waiting.append(span)
    return tuple(sorted(spans))


def _in_rows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names of a row of three or more that all end as places do."""
    for row in _ROW.finditer(text):
        at, items = row.start(), row.group().split("、")
        whole = all(_ends(item, len(item)) and _can_be_name(item) for item in items)
        for item in items:
            if whole:
                yield at, at + len(item)
            at += len(item) + 1


def _beside(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names straight behind a place, behind the mark that follows it, before the mark before it."""
    first = end + 1 if text[end : end + 1] in [*_AND] else end
    run = _RUN.match(text, first)
    longest = len(run.group()) if run else 0
    for length in range(2, min(longest, longest if first > end else _LONGEST_INNER) + 1):
        words = text[first : first + length]
        if _ends(words, length) and _is_over(text, first + length) and _can_be_name(words):
            yield first, first + length
            break
    before = (
        _BEFORE.search(text, max(start - 1 - _FURTHEST, 0), start - 1)
        if text[:start][-1:] in [*_AND]
        else None
    )
    if before and _ends(before[1], len(before[1])) and _can_be_name(before[1]):
        yield before.span(1)


def _ends(words: str, length: int) -> bool:
    """Return whether words of this length end as places do, and are more than that."""
    return any(_ENDS.fullmatch(words, at, length) for at in range(max(1, length - 3), length))


def _is_over(text: str, end: int) -> bool:
    """Return whether the name is over: a mark follows, a count, or a word of prose."""
    return _STOPS.match(text, end) is not None or gazetteer.is_in_prose(text[end : end + 2])


def _can_be_name(words: str) -> bool:
    """Return whether the words are not what any place is: 道路, 老旧小区."""
    told_by_a_word = len(words) > _SHORT and _ENDS.fullmatch(words, len(words) - _SHORT)
    return not _ANY.fullmatch(words) and bool(told_by_a_word or not gazetteer.is_in_prose(words[-_SHORT:]))
