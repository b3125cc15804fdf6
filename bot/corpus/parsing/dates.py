"""The year and the period that a text states of itself, never those of a document it cites."""

import re

from bot.corpus.parsing.titles import tail_start
from bot.domain.genre import GenreKind
from bot.language.document.forms import is_date, reference
from bot.language.figures.numerals import parse_integer
from bot.lexicon.genres import Family, any_of
from bot.regex import regex

_OPENING = 400

_YEAR_DIGITS = r"20\d\d|二[〇○零0][〇○零一二三四五六七八九0-9]{2}"
_ANY_YEAR = rf"(?:{_YEAR_DIGITS}|19[4-9]\d|一九[四五六七八九][〇○零一二三四五六七八九])"
_YEAR = regex(
    rf"(?<![\d自从到至])(?<![^关]于)(?<!截至)(?P<year>{_YEAR_DIGITS})(?=年|学年|上半年|下半年|年?度|[—－~～至-]+20\d\d(?:学)?年)"
    r"(?!年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:以来|起|底前|末|印发|出台|颁布|荣获|被评|获评|获得|创建|成立|修订|前(?!三)))"
)
_QUOTED = regex("《[^《》]*》|[〔（(\\[]\\d{4}[〕）)\\]]|“[^“”]*”")
_SIGNED_YEAR = regex(rf"(?P<year>{_ANY_YEAR})年")
_FOUR = regex(r"(?:19|20)\d\d")
_TO = "[—－~～至到-]{1,2}"
_PARTS = (
    ("Q1-Q3", regex(rf"前三季度|(?<!\d)1月?{_TO}9月")),
    ("Q1", regex(rf"第?[一1]季度|(?<!\d)1月?{_TO}3月")),
    ("Q2", regex(f"第?[二2]季度|4月?{_TO}6月")),
    ("Q3", regex(f"第?[三3]季度|7月?{_TO}9月")),
    ("Q4", regex(f"第?[四4]季度|10月?{_TO}12月")),
    ("H2", regex(f"下半年|7月?{_TO}12月")),
    ("H1", regex(rf"上半年|半年(?:来|的|工作|以来|总结|报告)|(?<!\d)1月?{_TO}6月")),
)
_MONTH = regex(r"年(1[0-2]|[1-9])月份?(?!\d|[十]|以来)(?!\d{1,2}日)")


def year_of(title: str | None, text: str, kind: GenreKind = GenreKind.OTHER) -> int | None:
    """Return the year that a document states of itself: in its title, its number, its signature, its opening.

    What looks back tells its year in the opening, and is signed in the year after.
    """
    number = next(filter(None, map(_numbered, text[:_OPENING].split("\n"))), None)
    opening = _YEAR.search(_QUOTED.sub("", text[:_OPENING]))
    signed = _dated(text) or _SIGNED_YEAR.search(text[tail_start(text) :])
    outer, inner = [number, signed], [opening]
    if kind in _LOOKING_BACK:
        outer, inner = inner, outer
    own = _QUOTED.sub("", _own(title or ""))
    told = (_signed_within(own, signed), _YEAR.search(own), *outer, *inner)
    found = next((year for year in told if year), None)
    return _number(found["year"]) if found else None


def _numbered(line: str) -> re.Match[str] | None:
    """Return the `year` of a document's number that is a line of its own."""
    found = reference(line)
    return found if found and found["year"] and _FOUR.fullmatch(found["year"]) else None


def _dated(text: str) -> re.Match[str] | None:
    """Return the `year` of the first line that is a day and no more: there a document ends."""
    days = (line for line in text.split("\n") if "日" in line[-2:] and is_date(line))
    return next(filter(None, map(_SIGNED_YEAR.search, days)), None)


_SCHOOL_YEAR = regex(rf"(?P<first>20\d\d)(?:学?年)?{_TO}(?P<last>20\d\d)学年")


def _signed_within(title: str, signed: re.Match[str] | None) -> re.Match[str] | None:
    """Return the signature where it tells which year of the title's school year is meant."""
    span = _SCHOOL_YEAR.search(title)
    return signed if span and signed and _number(signed["year"]) in map(_number, span.groups()) else None


_ISSUED = regex("(?:印发|下发|公布)《([^《》]*)》")


def _own(title: str) -> str:
    """Return the title; the year of what it issues is its own."""
    return _ISSUED.sub(r"\1", title)


def _number(year: str) -> int | None:
    return parse_integer(year if year.isascii() else re.sub("[○零0]", "〇", year))


def period_of(title: str | None, text: str, year: int | None, kind: GenreKind) -> str | None:
    """Return the period as 2023-H1, 2023-Q1, 2023-03 or 2023; H1 where the year is not stated."""
    part = _part_in(_own(title or ""))
    if not part and kind in _LOOKING_BACK and not (title and _YEAR.search(title)):
        part = _part_in(_announcement(text))
    return "-".join(filter(None, (str(year or ""), part))) or None


_LOOKING_BACK = {GenreKind.SUMMARY, GenreKind.REPORT}
_ANNOUNCEMENT = regex(rf"[^。！？\n]*(?:{any_of(Family.SUMMARIES)}|报告|情况)[^。！？\n]{{0,6}}如下")


def _announcement(text: str) -> str:
    """Return the sentence that announces the summary with the words that the document begins with."""
    found = _ANNOUNCEMENT.search(text, 0, _OPENING)
    return text[:30] + (found.group() if found else "")


def _part_in(text: str) -> str:
    text = _QUOTED.sub("", text)
    part = next((name for name, form in _PARTS if form.search(text)), "")
    if part:
        return part
    month = _MONTH.search(text)
    return f"{int(month[1]):02d}" if month else ""
