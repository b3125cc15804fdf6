"""S15: （一） stands under 一、 and 1. under （一） or 一、."""

import re
from collections.abc import Iterator

from bot.compliance.document.outline import Marker, markers, runs
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot, is_whole_document
from bot.domain.finding import Aspect, Severity
from bot.language.document.headings import number_label
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_DECIMAL = regex(r"^\d{1,2}\.\d{1,2}", re.MULTILINE)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    if _DECIMAL.search(manuscript.text):
        return  # 2.1.3 is a parent that is none of the four levels
    numbers = tuple(m for m in markers(manuscript) if not m.inside)
    highest = min((m.level for m in numbers), default=0)
    anew = {run[0].start for level, found in runs(numbers).items() if level > 1 for run in found}
    open_levels: set[int] = set()
    for marker in numbers:
        orphan = marker.level > highest and not any(level < marker.level for level in open_levels)
        again = marker.level in open_levels and marker.start in anew and not marker.fresh
        if (orphan and marker.level not in open_levels) or (again and marker.value == 1):
            yield Spot(marker.start, marker.end, SUGGEST, _message(marker))
        open_levels = {level for level in open_levels if level < marker.level} | {marker.level}


def _message(marker: Marker) -> str:
    return f"“{number_label(marker.level, marker.value)}”上面没有找到它所属的上一级标题。"


RULE = Rule(
    id="S15",
    name="标题层级不缺父",
    about=Aspect.STRUCTURE,
    severity=Severity.WARN,
    message="这个标题上面缺上一级标题。",
    source="GB/T 9704-2012 7.3.3",
    detect=_detect,
    applies=is_whole_document,
    cases=(
        Case(
            "（一）排查\n登记。\n（二）整改\n销号。\n二、工作要求\n落实。",
            ("（一）",),
            context=Context(whole=True),
        ),
        Case(
            "一、任务\n（一）排查\n（二）整改\n（一）督办\n（二）考核\n三、保障",
            ("（一）",),
            context=Context(whole=True),
        ),
        Case("1.登记\n2.核对\n一、整改\n（一）交办", ("1.",), context=Context(whole=True)),
        Case(
            "第一条 公文种类。\n（一）决议。\n（二）决定。\n第二条 格式如下。\n（一）份号。\n（二）密级。",
            context=Context(whole=True),
        ),
        Case(
            "一、职责\n2.1　指挥部职责\n（1）负责协调。\n（2）负责调度。\n2.2　启动\n（1）报告。",
            context=Context(whole=True),
        ),
        Case("（一）排查\n登记。\n（二）整改\n销号。", context=Context(whole=True)),
        Case("一、任务\n1.登记。\n2.核对。\n二、要求\n（一）落实", context=Context(whole=True)),
    ),
)
