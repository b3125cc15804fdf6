"""N901: a number counts at least two: where there is only one item, it bears none."""

from collections.abc import Iterator

from bot.compliance.document.outline import markers, runs
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for level, found in runs(markers(manuscript)).items():
        for run in found:
            if level > 1 and len(run) == 1 and run[0].value == 1 and not run[0].inside:
                yield Spot(run[0].start, run[0].end, SUGGEST)


RULE = Rule(
    id="N901",
    name="孤立序号",
    about=Aspect.NUMBERING,
    severity=Severity.WARN,
    message="这一层只有一项，不用编序号；如果还有第二项，请补上。",
    source="实务惯例",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "一、任务\n（一）排查\n逐户登记。\n二、要求\n抓好落实。", ("（一）",), context=Context(whole=True)
        ),
        Case("一、任务\n（一）排查\n逐户登记。\n（二）整改\n二、要求", context=Context(whole=True)),
    ),
)
