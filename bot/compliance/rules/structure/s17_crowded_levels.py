"""S17: not more than ten headings of one kind in a row."""

from collections.abc import Iterator

from bot.compliance.document.outline import markers, runs
from bot.compliance.document.parts import title_of
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript

_MOST = 10


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    if "清单" in title_of(manuscript):
        return
    for level, found in runs(markers(manuscript)).items():
        for run in found:
            if level <= 2 and len(run) > _MOST:
                message = f"同一级有{len(run)}条，通常合并为四到六条，更便于记住和落实。"
                yield Spot(run[_MOST].start, run[_MOST].end, SUGGEST, message)


_MANY = "一二三四五六七八九十"

RULE = Rule(
    id="S17",
    name="层级贪多",
    about=Aspect.STRUCTURE,
    severity=Severity.INFO,
    message="同一级的条目偏多，通常合并为四到六条。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("\n".join(f"（{n}）排查" for n in (*_MANY, "十一")), ("（十一）",)),
        Case("\n".join(f"{n}、排查" for n in (*_MANY, "十一", "十二")), ("十一、",)),
        Case("\n".join(f"（{n}）排查" for n in _MANY)),
        Case("责任清单\n" + "\n".join(f"（{n}）排查" for n in (*_MANY, "十一")) + "\n归档。"),
    ),
)
