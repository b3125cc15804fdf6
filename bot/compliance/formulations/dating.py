"""Of which time a document speaks and when it was issued: the two dates that a set phrase is judged by."""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.compliance.document.parts import genre_of, title_of
from bot.compliance.formulations.span import Span
from bot.compliance.formulations.table import table
from bot.compliance.rule import Context
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.language.document.roles import heading_role
from bot.language.figures.dates import span_of
from bot.language.figures.numerals import parse_integer
from bot.language.figures.periods import find_period
from bot.regex import regex

_DATE = regex(
    r"((?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*[年./-]\s*([\d一二三四五六七八九十]{1,3})\s*[月./-]"
    r"\s*([\d一二三四五六七八九十]{1,3})日?"
)
_NAMED_YEAR = regex(r"(?<!\d)((?:19|20)\d\d)年")
_YEAR = regex(r"(?:19|20)\d\d|[一二][九〇○零O0][〇○零一二三四五六七八九O0]{2}")
_OPENING = 40
# A summary may be written before its period is over, a plan before its period begins.
_BEFORE_THE_END, _BEFORE_THE_BEGINNING = timedelta(days=45), timedelta(days=60)
_REPORTING = {GenreKind.SUMMARY, GenreKind.REPORT}
_AHEAD = {SectionRole.NEXT_STEPS}


@dataclass(frozen=True)
class Timing:
    """The dates of one document; without any of them nothing in it is judged by date."""

    period: Span | None
    issued: date | None
    reports: bool
    """True where it tells of what was done, except in its sections of next steps."""
    ahead: tuple[tuple[int, bool], ...] = ()
    """From which offset on a section looks ahead, or no longer does."""

    def looks_ahead(self, at: int) -> bool:
        """Return whether the place speaks of what is to be done."""
        n = bisect_right(self.ahead, (at, True))
        return self.ahead[n - 1][1] if n else not self.reports

    def earliest(self, at: int) -> date | None:
        """Return the earliest day that the words at this place can be said of; `None` where nothing tells."""
        if self.period and not self.looks_ahead(at):
            return self.period.begins
        if self.issued or not self.period:
            return self.issued
        if self.reports:
            return self.period.ends - _BEFORE_THE_END
        return self.period.begins - _BEFORE_THE_BEGINNING

    def latest(self, at: int) -> date | None:
        """Return the latest day that the words at this place can know of; `None` where nothing tells."""
        if self.period and not self.looks_ahead(at):
            return self.period.ends
        if self.issued or not self.period:
            return self.issued
        return self.period.ends + (2 * _BEFORE_THE_END if self.reports else timedelta())

    def years(self, at: int) -> range:
        """Return the years that an undated sentence at this place may speak of; empty where nothing tells."""
        if self.period:
            last = self.period.ends.year + (self.reports and self.looks_ahead(at))
            return range(self.period.begins.year, last + 1)
        if self.issued:
            return range(self.issued.year - (self.issued.month < 4), self.issued.year + 2)
        return range(0)


def timing(manuscript: Manuscript, context: Context) -> Timing:
    """Return the dates that the brief names, else those of the title, the opening and the date line."""
    title = title_of(manuscript)
    issued = context.brief.issued or date_of_signature(manuscript.paragraphs)
    period = span_of_period(context.brief.period) or _period_span(title, issued)
    if period is None and issued is None:
        period = _opening_period(manuscript)
    reports = genre_of(manuscript, context) in _REPORTING
    return Timing(period, issued, reports, tuple(_sections(manuscript, context, reports)))


def timing_of_wordings(manuscript: Manuscript, context: Context) -> Timing:
    """Return the dates; a text that names no year at all is being written now, on the day of the table."""
    dates = timing(manuscript, context)
    if dates.period or dates.issued:
        return dates
    named = [int(m.group(1)) for m in _NAMED_YEAR.finditer(manuscript.text)]
    known = [year for year in named if year <= table().as_of.year]
    if known:
        # It was written no earlier than the last year that it tells of.
        return replace(dates, period=Span(date(max(known), 1, 1), date(max(known), 12, 31)))
    return dates if named or _YEAR.search(manuscript.text) else replace(dates, issued=table().as_of)


def _period_span(text: str, issued: date | None) -> Span | None:
    found = find_period(text, issued.year if issued else 0)
    return span_of_period(found.text) if found else None


def _opening_period(manuscript: Manuscript) -> Span | None:
    """Return the period that the first line of the body begins with."""
    body = next((p.text for p in manuscript.paragraphs if p.kind is Kind.BODY), "")
    found = find_period(body[:_OPENING], 0)
    return span_of_period(found.text) if found and found.start == 0 else None


def span_of_period(period: str) -> Span | None:
    """Return the days of a period as a brief names it, or `None` where it names no year."""
    days = span_of(period)
    return Span(*days) if days else None


def date_of_signature(paragraphs: tuple[Paragraph, ...]) -> date | None:
    """Return the date of the last line that is a date, or of a date in brackets under the title."""
    lines = [p.text for p in paragraphs if p.kind in (Kind.DATE, Kind.TITLE)]
    found = [m for m in map(_DATE.search, lines) if m and len(m.group()) >= len(m.string) - 3]
    return _day(found[-1]) if found else None


def _day(m: re.Match[str]) -> date | None:
    year, month, day = (
        parse_integer(part.replace("○", "〇").replace("零", "〇")) or 0 for part in m.groups()
    )
    known = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    return date(year, month, day) if known else None


def _sections(manuscript: Manuscript, context: Context, reports: bool) -> list[tuple[int, bool]]:
    """Return where a report begins and ends to look ahead; other documents look ahead throughout."""
    if not reports:
        return []
    ahead = [(0, context.role in _AHEAD)]
    for p in manuscript.paragraphs:
        if p.heading and p.level <= 1:
            ahead.append((p.start, heading_role(p.heading) in _AHEAD))
    return ahead
