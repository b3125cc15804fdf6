"""Milestones in the wrong year: first and last years of plans, congresses awaited after they were held."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.formulations.dating import Timing
from bot.compliance.formulations.table import table
from bot.compliance.formulations.tense import in_book_title, sentence
from bot.compliance.matching import Match, original_span
from bot.compliance.rule import SUGGEST, Spot
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import parse_integer
from bot.regex import regex
from bot.texts import formulations as texts

_FIRST_PLAN = 1951
_PLAN_YEAR = regex(
    '[“‘"]?十(?P<plan>[一二三四五六])五[”’"]?(?:规划|时期|发展)?(?:的)?(?:任务)?'
    "(?:(?P<first>开局(?:起步)?|起步|第一)|(?P<last>收官|决胜|最后一?)|(?P<middle>中期评估|第三))(?P<word>之年|年)"
)
_AWAITED = regex(
    "(?:迎接|喜迎|迎|献礼|庆祝)(?:中国共产党|党的)?"
    "(?P<name>(?:十[七八九]|二十)大|第(?:十[七八九]|二十)次全国代表大会)的?(?:胜利|顺利)?召开"
    "|(?:迎接|喜迎|献礼)(?:党的)?(?P<short>(?:十[七八九]|二十)大)(?!以来|精神)"
)
_YEAR = regex(r"(20\d\d)年")
_RELATIVE = {"去年": -1, "上年": -1, "明年": 1, "来年": 1}
_PASSED = regex("曾|当年|那一年|以来")


def wrong_years(manuscript: Manuscript, dates: Timing) -> Iterator[Spot]:
    """Yield what is said of the wrong year, by the sentence's own year, else the document's."""
    text = manuscript.bare.text
    for m in _PLAN_YEAR.finditer(text):
        if not in_book_title(text, m.start()):
            yield from _plan_year(manuscript, m, dates)
    for m in _AWAITED.finditer(text):
        yield from _late_congresses(manuscript, m, dates)


def is_year_of_plan(text: str, at: int) -> bool:
    """Return whether the first, third or last year of a plan is named here."""
    return _PLAN_YEAR.match(text, at) is not None


def _plan_year(manuscript: Manuscript, m: Match, dates: Timing) -> Iterator[Spot]:
    opening = _FIRST_PLAN + 5 * (10 + (parse_integer(m["plan"]) or 0))
    right = opening + (0 if m["first"] else 4 if m["last"] else 2)
    start, end = original_span(manuscript, m)
    before, after = sentence(m.string, m.start(), m.end())
    years = years_around(before, after, dates.years(start))
    if years and right not in years and not _PASSED.search(before + after):
        word = f"{m['first'] or m['last'] or m['middle']}{m['word']}"
        yield Spot(start, end, message=texts.year_of_plan(f"十{m['plan']}五", word, right))


def years_around(before: str, after: str, otherwise: range) -> range:
    """Return the years that a place in a sentence may speak of: the last one named, else the given."""
    named = _YEAR.findall(before) or _YEAR.findall(after)[:1]
    if named:
        return range(int(named[-1]), int(named[-1]) + 1)
    shift = next((years for word, years in _RELATIVE.items() if word in before), 0)
    return range(otherwise.start + shift, otherwise.stop + shift) if otherwise else otherwise


def _late_congresses(manuscript: Manuscript, m: Match, dates: Timing) -> Iterator[Spot]:
    start, end = original_span(manuscript, m)
    name = _congress(m["name"] or m["short"])
    held = _congress_date(name)
    said, (before, after) = dates.earliest(start), sentence(m.string, m.start(), m.end())
    year = _YEAR.findall(before)
    in_its_year = held is not None and bool(year) and int(year[-1]) <= held.year
    if held and said and said > held and not in_its_year and not _PASSED.search(before + after):
        yield Spot(start, end, SUGGEST, texts.past_meeting(name, held))


def _congress(name: str) -> str:
    return f"党的{name.removeprefix('第').removesuffix('次全国代表大会').removesuffix('大')}大"


def _congress_date(name: str) -> date | None:
    return next((f.begins for f in table().formulations if f.term == name), None)
