"""Periods a document speaks of: 2026年上半年, 2026年1—10月, 2025—2026学年第一学期, “十四五”时期, 今年."""

import re
from dataclasses import dataclass

from bot.language.figures.numerals import parse_integer
from bot.regex import regex

# Character for character, so that offsets stay those of the text.
_PLAIN = str.maketrans("０１２３４５６７８９-－–―~～○", "0123456789——————〇")
_TO = r" ?(?:—{1,2}|至|到) ?"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_QUARTER = "[一二三四1-4]"
_TERM = "第[一二12]学期|[上下]学期|[春秋]季?学期"
_MONTHS = rf"(?P<first>{_MONTH})月?份?{_TO}(?P<last>{_MONTH})月份?"
_IN_MONTH = rf"(?P<month>{_MONTH})月(?:份|(?P<rest>\d{{1,2}}日))?(?P<since>至今|以来)?"
_QUARTERS = rf"第?(?P<from>{_QUARTER}){_TO}第?(?P<to>{_QUARTER})季度"
_IN_QUARTER = rf"第?(?P<quarter>{_QUARTER})季度"
_FIRST_QUARTERS = r"前(?P<count>[二两三23])个?季度"
_FORMS = tuple(map(regex, (_MONTHS, _IN_MONTH, _QUARTERS, _IN_QUARTER, _FIRST_QUARTERS)))
_BARE = [re.sub(r"\?P<\w+>", "?:", form.pattern) for form in _FORMS]
_SPANS = "|".join((*_BARE, r"前[\d一二三四五六七八九十]{1,2}个月", "[上下]?半年度?", _TERM))
_YEAR_END = "年[终末底]|[终末底](?=工作|总结|$)"
_PART = rf"{_SPANS}|学年度?(?:{_TERM})?|年?度|{_YEAR_END}|全年|寒假|暑假|暑期|至今|以来"
# 2026个 is a count; 20年来 a stretch of time; 25—26学年 needs no 年 after its first year.
_NO_COUNT = "(?![\\d个名人次场户家件份篇条项元万亿.,%])"
_FOUR = (
    r"(?:20\d\d|二[〇零][〇零一二三四五六七八九]{2})"
    rf"(?:年|(?=学年|{_SPANS}|{_YEAR_END})|{_NO_COUNT})"
)
_TWO = rf"[1-4]\d(?:年(?![来前后间])|(?=学年|{_TO}\d\d学年))"
_MOMENT = regex(
    rf"(?:(?<!\d)(?P<year>{_FOUR}|{_TWO})|(?P<relative>今年|本年|去年|明年|前年|[上下]年(?=度)))(?P<part>{_PART})?"
)
_SHIFT = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "下年": 1}
_PLAN = regex(r"[“\"‘「]?(?P<plan>十[一二三四五六]五)[”\"’」]?(?:规划)?(?P<word>时期|期间|以来)")
_YEARLESS = regex(
    rf"[上下]半年度?|(?<![近多个])半年度?|{'|'.join(_BARE[2:])}|(?<!\d)(?=\d){_BARE[0]}|(?<!\d)(?=\d){_BARE[1]}"
    rf"|(?:[本这]|上个|下个)学期|{_TERM}|年[终末底度]|全年"
)
_SAME = {
    "全年": "",
    "年终": "度",
    "年末": "度",
    "年底": "度",
    "终": "度",
    "末": "度",
    "底": "度",
    "年度": "度",
}
_HAN = {"1": "一", "2": "二", "3": "三", "4": "四", "两": "二"}
_JOINED = regex(_TO)


@dataclass(frozen=True)
class PeriodFound:
    """A period in a text."""

    text: str
    """As it is written in a title: 2026年上半年, 2026年度, 2026年."""
    start: int
    end: int


def find_period(text: str, this_year: int) -> PeriodFound | None:
    """Return the first period of `text`, or `None`; 今年 and its like are counted from `this_year`.

    A bare 上半年 is no period: a year is never guessed. See `find_part`.
    """
    plain = text.translate(_PLAIN)
    plan, first = _PLAN.search(plain), _MOMENT.search(plain)
    if plan and (first is None or plan.start() < first.start()):
        return PeriodFound(f"“{plan['plan']}”{plan['word']}", plan.start(), plan.end())
    if first is None:
        return None
    to = _JOINED.match(plain, first.end())
    last = _MOMENT.match(plain, to.end()) if to else None
    if last is None:
        return PeriodFound(_moment_text(first, this_year), first.start(), first.end())
    return PeriodFound(_span(first, last, this_year), first.start(), last.end())


def find_part(text: str) -> PeriodFound | None:
    """Return the first part of a year that `text` speaks of without its year, or `None`.

    Its text behind a year makes a period: 上半年, 第一季度, 1—10月, 年度.
    """
    found = _YEARLESS.search(text.translate(_PLAIN))
    if not found:
        return None
    part = _part(found.group())
    return PeriodFound({"度": "年度", "": "全年"}.get(part, part), found.start(), found.end())


def _span(first: re.Match[str], last: re.Match[str], this_year: int) -> str:
    """Return two moments as one: years share their 年, months of two years stand in full."""
    part = _part(last["part"] or "")
    if first["part"] or not (part in ("", "度") or part.startswith("学年")):
        return f"{_moment_text(first, this_year)}至{_moment_text(last, this_year)}"
    year = "" if part.startswith("学年") else "年"
    return f"{_year(first, this_year)}—{_year(last, this_year)}{year}{part}"


def _moment_text(moment: re.Match[str], this_year: int) -> str:
    part = _part(moment["part"] or "")
    if moment["relative"] and part == "以来":
        part = ""
    return f"{_year(moment, this_year)}{'' if part.startswith('学年') else '年'}{part}"


def _year(moment: re.Match[str], this_year: int) -> int:
    if moment["relative"]:
        return this_year + _SHIFT[moment["relative"]]
    year = parse_integer(moment["year"].removesuffix("年")) or this_year
    return year if year > 99 else 2000 + year


def _part(part: str) -> str:
    found = next((m for form in _FORMS if (m := form.fullmatch(part))), None)
    if found:
        return _of_months(found.groupdict()) or _of_quarters(found.groupdict())
    part = re.sub("第[12]", lambda m: "第" + _HAN[m.group()[1]], part)
    part = re.sub("(?<=[春秋])学期", "季学期", part)
    return _SAME.get(part, part.replace("上半年度", "上半年").replace("下半年度", "下半年"))


def _of_months(said: dict[str, str]) -> str:
    if "first" in said:
        return f"{parse_integer(said['first'])}—{parse_integer(said['last'])}月"
    if "month" in said:
        return f"{parse_integer(said['month'])}月{said['rest'] or ''}{said['since'] or ''}"
    return ""


def _of_quarters(said: dict[str, str]) -> str:
    han = {name: _HAN.get(number, number) for name, number in said.items()}
    if "from" in han:
        return f"{han['from']}至{han['to']}季度"
    return f"第{han['quarter']}季度" if "quarter" in han else f"前{han['count']}季度"
