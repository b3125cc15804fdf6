"""D902: a day is one of the calendar, on its own day of the week, and a feast on its own day."""

from collections.abc import Collection, Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.figures.dates import span_of
from bot.lexicon.calendar import DATED, FEAST_NAME, feast_date, is_day, weekday
from bot.regex import regex

_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?=年)")
_LEAP = 2024
"""A day of no stated year may be of any year."""
_WEEKDAY = regex("[（(]?(?:星期|周)(?P<day>[一二三四五六日天])(?![至到、—期])")
# 6月17日端午节活动 is held near the feast; 6月17日，端午节前 tells another day.
_FEAST = regex(
    f"[（(]?(?:是|为|即|恰逢|适逢|正值|的)?(?P<name>{FEAST_NAME})(?=[，。；、！？）)\\s]|当[天日]|$)"
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, span = manuscript.text, span_of(context.brief.period)
    named = {int(m.group()) for m in _YEAR.finditer(text)} | {day.year for day in span or ()}
    signed = {at for p in manuscript.paragraphs if p.kind is Kind.DATE for at in range(p.start, p.end)}
    for m in DATED.finditer(text):
        years = {int(m["year"])} if m["year"] else named
        month, day = int(m["month"]), int(m["day"])
        if not any(is_day(year, month, day) for year in years or {_LEAP}):
            if m.start() not in signed:
                yield Spot(*m.span(), ASK, "日历上没有这一天，请核对。")
            continue
        of_week, feast = _WEEKDAY.match(text, m.end()), _FEAST.match(text, m.end())
        if of_week and not _is_weekday(of_week["day"], years, month, day):
            yield Spot(
                m.start(),
                of_week.end("day"),
                ASK,
                "这一天不是星期" + of_week["day"] + "，请核对。",
            )
        if feast and not _is_feast(feast["name"], years, month, day):
            yield Spot(m.start(), feast.end("name"), ASK, "这一天不是" + feast["name"] + "，请核对。")


def _is_weekday(named: str, years: Collection[int], month: int, day: int) -> bool:
    """Return whether the day of the week can be right; where no year is named it can."""
    return not years or any(weekday(year, month, day) == named.replace("天", "日") for year in years)


def _is_feast(name: str, years: Collection[int], month: int, day: int) -> bool:
    known = [found for year in years if (found := feast_date(name, year))]
    return not known or any((found.month, found.day) == (month, day) for found in known)


RULE = Rule(
    id="D902",
    name="日历核对",
    about=Aspect.NUMBERS,
    severity=Severity.ERROR,
    message="这一天与日历对不上，请核对。",
    source="GB/T 33661—2017《农历的编算和颁行》；公历",
    detect=_detect,
    cases=(
        Case("2026年6月25日端午节，开展走访。", ("2026年6月25日端午节",)),
        Case("2026年9月15日中秋节。", ("2026年9月15日中秋节",)),
        Case("会议于2026年2月30日召开。", ("2026年2月30日",)),
        Case("4月31日前报送。", ("4月31日",)),
        Case("2026年12月5日（星期五）召开。", ("2026年12月5日（星期五",)),
        Case("2026年6月19日端午节，2026年9月25日中秋节，2026年2月17日春节。"),
        Case("2026年4月5日清明节，2026年10月18日重阳节，2026年2月16日除夕。"),
        Case("12月5日（星期六）召开的2026年会议。"),
        Case("2026年6月17日端午节活动，2026年6月18日，端午节前开展走访。"),
        Case("2月29日、12月5日（星期五）均可报送。"),
    ),
)
