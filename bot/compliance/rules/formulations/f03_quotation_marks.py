"""F03: a shorthand for a set stands in quotation marks."""

import re
from collections.abc import Iterator
from functools import cache

from bot.compliance.formulations.table import Formulation, table
from bot.compliance.formulations.tense import in_book_title
from bot.compliance.formulations.wordings import lower_severity
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_OPENING, _CLOSING = "“‘\"'「『＂", "”’\"'」』＂"
_HEADLINES = {Kind.TITLE, Kind.HEADING, Kind.ANNEX, Kind.ENCLOSURES}


@cache
def _shorthands() -> tuple[tuple[Formulation, re.Pattern[str]], ...]:
    return tuple((f, regex(f.quoted)) for f in table().formulations if f.quoted)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    bare = manuscript.bare
    for formulation, shorthand in _shorthands():
        for m in shorthand.finditer(bare.text):
            start, end = bare.origin(m.start()), bare.origin_end(m.end())
            if not (_has_quotation_marks(bare.text, m.start(), m.end()) or _is_headline(manuscript, start)):
                fix = Fix(FixKind.AUTO, f"“{m.group()}”")
                yield Spot(start, end, fix, severity=lower_severity(formulation.severity, Severity.WARN))


def _has_quotation_marks(text: str, start: int, end: int) -> bool:
    """Return whether marks stand beside it, or around the words it is among."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if (before and before in _OPENING) or (after and after in _CLOSING):
        return True
    opened, closed = text.rfind("“", max(0, start - 60), start), text.rfind("”", max(0, start - 60), start)
    return opened > closed or in_book_title(text, start)


def _is_headline(manuscript: Manuscript, at: int) -> bool:
    paragraph = next((p for p in manuscript.paragraphs if p.start <= at < p.end), None)
    if paragraph is None or paragraph.kind in _HEADLINES:
        return True
    return bool(paragraph.heading) and at < paragraph.start + paragraph.text.index("。")


RULE = Rule(
    id="F03",
    name="引号",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="数字简称在正文里通常加引号。",
    source="GB/T 15834-2011 4.8；实务惯例",
    detect=_detect,
    cases=(
        Case("全体党员要坚决做到两个维护，始终对党忠诚。", ("两个维护",)),
        Case("全年落实三会一课制度，围绕十五五规划抓好工作。", ("三会一课", "十五五")),
        Case('坚决做到“两个维护”，增强‘四个意识’，落实"三会一课"制度。'),
        Case("一、增强四个意识\n开展“增强四个意识 争做合格党员”活动。"),
        Case("学习《关于十五五规划的建议》，安排第五个五年任务。"),
    ),
)
