"""In which tone a sentence names something: as in force, looking back at it, or looking forward to it."""

from datetime import date
from enum import StrEnum

from bot.regex import regex

_STOPS = "。；！？\n"
_REACH = 120
_IMPLEMENTING = regex(
    "贯彻|落实|按照|紧扣|紧紧?围绕|围绕|学习|践行|推进|推动|开展|抓好|抓实|实施|聚焦|对照|遵循|根据|参加|启动|投身|掀起|部署|组织"
    "|把握|执行|服务|助力|坚持以|[，、：。]以|^以|依据|高举"
)
_GUIDING = regex("为(?:根本)?(?:指导|指引|主线|遵循|引领|统领|契机|抓手)|贯穿|走深走实|见行见效")
_LOOKING_BACK = regex(
    "以来|期间|取得(?:的|了)?|总结|回顾|曾|历史|当年|去年|往年|上年|前[一两]年|成果|常态|长效|制度化|常学常新|经验|已[经于将]?|圆满|基础上"
    "|回头看|前身|更名|原[^则创本有因料]|时任|改革前|收官|验收|评估|先后|中期|部署以"
)
_STILL = regex("(?:时期|期间)[^。；]{0,12}(?:将|力争|计划|拟)|[将要](?:[^。；，]{0,8})期间")
_STILL_TO_COME = regex("[”’]?(?:规划)?(?:时期|期间)，?[^，。]{0,6}(?:要|将|力争|计划|拟)")
_LOOKING_AHEAD = regex("迎接|喜迎|即将|将于|筹备|召开前|谋划|编制|前期|起草|研究提出|展望|预研|启动之前|迎来")
_BOOKS = regex("[《》]")
_YEAR = regex(r"(20\d\d)年")


class Tense(StrEnum):
    """What a sentence does with what it names."""

    IMPLEMENTING = "implementing"
    LOOKING_BACK = "looking back"
    LOOKING_AHEAD = "looking ahead"
    PLAIN = "plain"


def tense_of(text: str, start: int, end: int) -> Tense:
    """Return the tone of the clause that names what stands between start and end."""
    before, after = clause(text, start, end)
    whole = before + "□" + after
    if _LOOKING_AHEAD.search(whole):
        return Tense.LOOKING_AHEAD
    if _STILL.search(whole) or _STILL_TO_COME.match(sentence(text, start, end)[1]):
        return Tense.IMPLEMENTING
    if _LOOKING_BACK.search(whole):
        return Tense.LOOKING_BACK
    if _IMPLEMENTING.search(before) or _GUIDING.search(after):
        return Tense.IMPLEMENTING
    return Tense.PLAIN


def clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the clause before and behind a place."""
    before, after = sentence(text, start, end)
    return before[before.rfind("，") + 1 :], after.partition("，")[0]


def sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the sentence before and behind a place, as far as matters."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    begin = max(before.rfind(stop) for stop in _STOPS) + 1
    stops = [at for at in (after.find(stop) for stop in _STOPS) if at >= 0]
    return before[begin:], after[: min(stops, default=len(after))]


def in_book_title(text: str, at: int) -> bool:
    """Return whether a place stands between 《 and 》."""
    marks = _BOOKS.findall(text, max(0, at - _REACH), at)
    return bool(marks) and marks[-1] == "《"


def beside_mask(text: str, start: int, end: int) -> bool:
    """Return whether a mask stands beside a place: what it hides may be a part of the words."""
    return "□" in (text[max(0, start - 1) : start], text[end : end + 1])


def names_year_in(before: str, begins: date | None, until: date) -> bool:
    """Return whether the last year that the sentence names before it lies in this time."""
    years = _YEAR.findall(before)
    return bool(years) and (begins.year if begins else 0) <= int(years[-1]) <= until.year
