"""Y05: stock connectives (总之, 综上所述, 此外) do not open sentence after sentence."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_STOCK = (
    "总之|总而言之|总的来说|总体来说|总体来看|综上所述|综上|值得(?:注意|一提|关注|强调)的是|需要(?:指出|强调|注意)的是|不难看出"
    "|不难发现|由此可见|换言之|换句话说|毋庸置疑|毫无疑问|众所周知|不可否认|显而易见|与此同时|首先|最后"
)
_LIGHT = "此外|另外|同时|再者|其次|再次|接下来"
# Alone they are no more than a hint or, for the light ones and for 首先…其次…, nothing at all.
_SILENT = regex("与此同时|首先|最后|总体来看|综上$|需要")
_OPENING = regex(
    rf"(?:^|(?<=[。！？；\n]))[ \u3000]*({_STOCK}|{_LIGHT})(?:，|(?=[\u4e00-\u9fff]))", re.MULTILINE
)
_SERIES = ("首先", "其次", "再次", "最后")
_LEAST = 2


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for start, end in _sections(manuscript):
        found = [m for m in _OPENING.finditer(manuscript.text, start, end) if _is_connective(m)]
        if {"首先", "其次"} <= {m.group(1) for m in found}:
            found = [m for m in found if m.group(1) not in _SERIES]
        heavy = [m for m in found if not re.fullmatch(f"{_LIGHT}|与此同时|首先|最后", m.group(1))]
        many = (len(found) >= _LEAST and bool(heavy)) or len(found) > _LEAST
        for m in found if many else heavy:
            yield Spot(m.start(1), m.end(1), severity=Severity.WARN if many else Severity.INFO)


def _sections(manuscript: Manuscript) -> Iterator[tuple[int, int]]:
    """Yield the parts between the headings of the first level."""
    breaks = [p.start for p in manuscript.paragraphs if p.kind is Kind.HEADING and p.level == 1]
    yield from zip([0, *breaks], [*breaks, len(manuscript.text)], strict=True)


def _is_connective(m: re.Match[str]) -> bool:
    """Return whether the word joins sentences: a comma follows it, or it could not go on as another word."""
    return m.group().endswith("，")


RULE = Rule(
    id="Y05",
    name="套语连接",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="承接套语偏多，通常删去，直接写内容。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("总之，我们要继续努力。", ("总之",)),
        Case("此外，强化督查。值得注意的是，基础仍较薄弱。", ("此外", "值得注意的是")),
        Case("此外，强化督查。另外，加强培训。综上所述，成效明显。", ("此外", "另外", "综上所述")),
        Case("此外，强化督查。同时，加强培训。"),
        Case("首先，摸清底数。其次，建立台账。最后，逐项销号。"),
        Case("一、做法\n此外，强化督查。\n二、问题\n此外，力量不足。总之前期工作扎实。"),
    ),
)
