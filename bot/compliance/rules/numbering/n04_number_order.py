"""N04: siblings are counted from 1 without a gap and without a repetition."""

from collections.abc import Iterator

from bot.compliance.document.outline import Marker, Run, join_runs, markers, runs
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.headings import number_label
from bot.language.document.manuscript import Manuscript

_MOST = 99
_HEADINGS = 2


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    numbers = markers(manuscript)
    by_level = runs(numbers)
    for level, found in by_level.items():
        if level == 1:
            yield from _anew(found)
        for run in found if level == 1 else join_runs(found):
            yield from _wrong(run, _first(run, numbers, context))


def _first(run: Run, numbers: tuple[Marker, ...], context: Context) -> int:
    """Return what counting begins with: a part of a document may begin with any number."""
    return run[0].value if run[0] is numbers[0] and not context.whole else 1


def _wrong(run: Run, first: int) -> Iterator[Spot]:
    if len(run) == 1 and run[0].inside:
        return
    fix = FixKind.AUTO if _are_headings(run) else FixKind.SUGGEST
    for expected, marker in enumerate(run, first):
        if marker.value != expected and expected <= _MOST:
            usual = number_label(marker.level, expected)
            yield Spot(marker.start, marker.end, Fix(fix, usual), f"按顺序这里应是“{usual}”。")


def _are_headings(run: Run) -> bool:
    """Return whether the numbers are those of headings: 3.东门 7.西门 are numbers of something else."""
    return run[0].level <= _HEADINGS and not any(marker.inside for marker in run)


def _anew(found: list[Run]) -> Iterator[Spot]:
    """Yield where the first level begins again without a part's heading: what was meant is not known."""
    for run in found[1:]:
        if not run[0].fresh:
            yield Spot(run[0].start, run[0].end, SUGGEST, "一级标题在这里又从“一、”数起，请核对。")


RULE = Rule(
    id="N04",
    name="同级连续",
    about=Aspect.NUMBERING,
    severity=Severity.ERROR,
    message="同一级的序号没有连续。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("一、任务\n（一）排查\n（三）整改\n（三）回访", ("（三）",), context=Context(whole=True)),
        Case("一、任务\n1.排查。\n2.整改。\n二、要求\n3.督办。\n4.考核。\n三、保障\n6.经费。", ("6.",)),
        Case("一、任务\n1.排查。\n2.整改。\n二、要求\n1.督办。\n3.考核。", ("3.",)),
        Case("二、任务\n三、要求", ("二、", "三、"), context=Context(whole=True)),
        Case("一、任务\n二、要求\n三、保障\n一、任务\n二、要求", ("一、",)),
        Case("一、任务\n1.排查。\n2.整改。\n二、要求\n3.督办。\n4.考核。"),
        Case("一、任务\n1.排查。\n2.整改。\n二、要求\n1.督办。\n2.考核。"),
        Case("（三）排查\n（四）整改"),
        Case("第一部分　回顾\n一、学习\n二、服务\n第二部分　安排\n一、学习\n二、服务"),
        Case("（一）排查。分三步：\n1.登记。\n2.核对。\n整改分两步：\n1.交办。\n2.销号。"),
    ),
)
