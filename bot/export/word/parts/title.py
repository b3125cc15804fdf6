"""A title in lines that keep words whole and form a trapezoid or a lozenge: GB/T 9704-2012 7.3.1."""

from collections.abc import Iterator
from itertools import pairwise

from bot.language.characters import width
from bot.lexicon.genres import any_of
from bot.regex import regex

LINE_WIDTH = 19.5
"""What a line of 156 mm surely holds at 22 pt, in Chinese characters.

It has room for 20.1, but a word processor that rounds up would put the twentieth alone on a line.
"""
_MOST_LINES = 4

# Where a line may end, and what that costs: 关于 and the name of a unit first, a part of a topic last.
_GOOD = (
    (0.0, regex(r"(?=关于)")),
    (0.0, regex(r"(?<= )")),
    (1.0, regex(r"(?<=的)|(?=《)|(?<=[》”])(?=[^《“”》、，。：）的])")),
    (
        1.0,
        regex(
            r"(?<=上半年|下半年|\d年度|[一二三四]季度|年\d月|\d\d月|\d月份)|(?<=\d年)(?!度|[上下]半年|第|\d)"
        ),
    ),
    (2.0, regex(r"(?<=公司|集团|街道|社区|支部)|(?<=委员会|办公室)")),
    (2.0, regex(rf"(?=(?:工作|情况|活动)?(?:{any_of()})(?:的|$))")),
    (3.0, regex(r"(?<=[、—])|(?=[和与暨及])")),
    (4.0, regex(r"(?<=建设|工作|活动|教育|宣传|服务|管理|会议|行动|精神|任务|情况)")),
)
_EVEN, _ODD, _TORN = 8.0, 12.0, 30.0
# A break inside one of these tears it apart; nothing else is known about words here.
_WHOLE = regex(
    r"《[^》]*》|“[^”]*”|〔[^〕]*〕|精神文明建设|公民道德建设|意识形态(?:工作)?(?:责任制)?|志愿服务|网络文明(?:建设)?|"
    "社会主义|核心价值观|思想政治|思想道德|未成年人|党风廉政|习近平|新时代|文明(?:实践|城市|单位|校园|创建)|"
    rf"(?:上|下)半年|(?:年度|半年)?(?:工作|情况|活动)?(?:{any_of()})(?:报告)?"
)
_FORBIDDEN = regex(
    r"(?<=[0-9A-Za-z.．%])(?=[0-9A-Za-z.．%年月日号届次])|(?<=[《“〔（(第])|(?=[》”〕）)、，。：；的])|(?<=第.)(?=[届次])"
    r"|(?<=暨)|(?= )|(?<=[A-Za-z0-9] )|(?<= )(?=[A-Za-z0-9])"
)
_SHORTEST = 5.0
_MISSHAPEN = 20.0
_EXTRA_LINE = 6.0


def title_lines(title: str, issuer: str, room: float = LINE_WIDTH) -> tuple[str, ...]:
    """Return the lines of a title, each no wider than `room`; one of more than four is returned whole."""
    fewest = -int(-width(title) // room)
    if not 1 < fewest <= _MOST_LINES:
        return (title,)
    costs = _costs(title, issuer)
    counts = range(fewest, min(fewest + 1, _MOST_LINES) + 1)
    ways = (way for count in counts for way in _divisions(title, tuple(costs), 0, count, room))
    best = min(
        ways, key=lambda way: sum(costs[place] for place in way) + _shape(_slice(title, way)), default=()
    )
    return _slice(title, best)


def _costs(title: str, issuer: str) -> dict[int, float]:
    """Return what it costs to end a line at each place where it is possible."""
    forbidden = {found.start() for found in _FORBIDDEN.finditer(title)}
    good = {found.start(): cost for cost, form in reversed(_GOOD) for found in form.finditer(title)}
    if issuer and title.startswith(issuer):
        good[len(issuer)] = 0.0
    costs = {}
    last = 0
    for place in range(1, len(title)):
        last = place if place in good else last
        # Most words of this prose have two characters: an odd distance from a boundary is likely inside one.
        costs[place] = good.get(place, _ODD if (place - last) % 2 else _EVEN)
    for start, end in _wholes(title, issuer):
        costs |= {place: costs[place] + _TORN for place in range(start + 1, end)}
    return {place: cost for place, cost in costs.items() if place not in forbidden}


def _wholes(title: str, issuer: str) -> Iterator[tuple[int, int]]:
    if title.startswith(issuer):
        yield 0, len(issuer)
    yield from (found.span() for found in _WHOLE.finditer(title))
    at = 0
    for word in _words(title):
        yield at, at + len(word)
        at += len(word)


def _words(title: str) -> list[str]:
    """Return the words of a title, all its characters in their order."""
    # The dictionary takes half a second to load, and only a long title needs it.
    import rjieba

    return list(rjieba.cut(title))


def _divisions(
    title: str, places: tuple[int, ...], start: int, count: int, room: float
) -> Iterator[tuple[int, ...]]:
    if count == 1:
        if width(title[start:]) <= room:
            yield ()
        return
    for place in places:
        if place > start and width(title[start:place]) <= room:
            yield from ((place, *rest) for rest in _divisions(title, places, place, count - 1, room))


def _slice(title: str, places: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(title[start:end].strip() for start, end in pairwise((0, *places, len(title))))


def _shape(lines: tuple[str, ...]) -> float:
    lengths = [width(line) for line in lines]
    hourglass = any(a > b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False))
    spread = max(lengths) - min(lengths)
    stub = min(lengths) < _SHORTEST
    return spread**2 / 20 + _EXTRA_LINE * len(lines) + _MISSHAPEN * (hourglass + stub)
