"""D11: anniversaries and the ordinals of yearly days are counted from their first year."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.formulations.dating import Timing, timing
from bot.compliance.formulations.milestones import years_around
from bot.compliance.formulations.table import Anniversary, table
from bot.compliance.formulations.tense import sentence
from bot.compliance.matching import Match, original_span
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import chinese_integer, parse_integer
from bot.regex import regex
from bot.texts import formulations as texts

_NUMERAL = "[0-9]{1,3}|[一二三四五六七八九十百零〇]{1,5}"
_YEARS = regex(f"(?P<number>{_NUMERAL})周年")
_ORDINAL = regex(f"第(?P<number>{_NUMERAL})(?:个|届|次|轮)")
_REACH = 24
_AWAITED = regex("前夕|即将|将迎来|将要|迎接|筹备|筹划|谋划|倒计时")
_PASSED = regex("(?<![今本]年)以来|当年|曾|往年|历年|自[^，]{0,8}起|前几年|回顾")
_BETWEEN = regex("[，。；、！？\n]")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    dates, text = timing(manuscript, context), manuscript.bare.text
    for m in _YEARS.finditer(text):
        event = _nearest(text[max(0, m.start() - _REACH) : m.start()], before=True)
        yield from _spots_of(manuscript, m, event, dates)
    for m in _ORDINAL.finditer(text):
        event = _nearest(text[m.end() : m.end() + _REACH], before=False)
        yield from _spots_of(manuscript, m, event, dates)


def _nearest(words: str, before: bool) -> Anniversary | None:
    """Return what is counted: the event named last before the number, or the day named right behind it."""
    found = [
        (m.end(), -m.start(), anniversary)
        for anniversary in table().anniversaries
        if anniversary.yearly is not before
        for m in anniversary.form.found(words)
        if _is_beside(words, m, before)
    ]
    if not found:
        return None
    return max(found, key=lambda f: f[:2])[2] if before else max(found, key=lambda f: f[1])[2]


def _is_beside(words: str, m: Match, before: bool) -> bool:
    gap = words[m.end() :] if before else words[: m.start()]
    return len(gap) <= 4 and not _BETWEEN.search(gap)


def _spots_of(manuscript: Manuscript, m: Match, event: Anniversary | None, dates: Timing) -> Iterator[Spot]:
    number = parse_integer(m["number"])
    if event is None or number is None:
        return
    start, end = original_span(manuscript, m)
    before, after = sentence(m.string, m.start(), m.end())
    years = years_around(before, after, dates.years(start))
    if _AWAITED.search(before + after) and years:
        years = range(years.start, years.stop + 1)
    if years and number not in map(event.number, years) and not _PASSED.search(before + after):
        right = event.number(years[0])
        message = texts.anniversary(right, years[0])
        fix = Fix(FixKind.SUGGEST, m.group().replace(m["number"], _numeral_like(right, m["number"])))
        yield Spot(start, end, fix, message, event.severity, event.source)


def _numeral_like(number: int, like: str) -> str:
    """Return a number in the numerals that the text has used."""
    return str(number) if like.isascii() or not 1 <= number <= 99 else chinese_integer(number)


_2026 = Context(Brief(period="2026年", issued=date(2026, 2, 20)))

RULE = Rule(
    id="D11",
    name="序数与周年",
    about=Aspect.NUMBERS,
    severity=Severity.ERROR,
    message="序数或周年与年份不符。",
    source="按首年推算",
    detect=_detect,
    cases=(
        Case("2026年纪念建党104周年。", ("104周年",)),
        Case("围绕庆祝中国共产党成立一百零四周年开展活动。", ("一百零四周年",), context=_2026),
        Case(
            "举办第十个全民国家安全教育日宣传，办好第26个“安全生产月”。", ("第十个", "第26个"), context=_2026
        ),
        Case("今年以来，我局以庆祝建党106周年为契机开展慰问。", ("106周年",), context=_2026),
        Case("2023年，纪念雷锋同志逝世60周年。", ("60周年",)),
        Case("庆祝中国共产党成立105周年，纪念长征胜利90周年，办好第11个全民国家安全教育日。", context=_2026),
        Case("自2021年庆祝建党100周年以来，本馆接待群众。庆祝中国共产党成立104周年。"),
        Case("2025年，纪念中国人民抗日战争暨世界反法西斯战争胜利80周年；建局20周年。", context=_2026),
        Case("该校有96年历史，第3个季度，五四青年节前后，迎接中华人民共和国成立78周年。", context=_2026),
    ),
)
