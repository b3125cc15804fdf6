"""N03: levels follow one another: 一、 （一） 1. （1）."""

from collections.abc import Iterator

from bot.compliance.document.outline import markers
from bot.compliance.document.parts import genre_of
from bot.compliance.rule import SUGGEST, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind
from bot.language.document.headings import number_label
from bot.language.document.manuscript import Manuscript


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    path: list[int] = []
    items = genre_of(manuscript, context) is GenreKind.KEY_POINTS
    for marker in (m for m in markers(manuscript) if not m.inside):
        sibling = marker.level in path
        path = [level for level in path if level < marker.level]
        above = path[-1] if path else 0
        path.append(marker.level)
        if not above or sibling or marker.level == above + 1:
            continue
        # 一、 with 1. below it is usual, above all in 要点.
        common = (above, marker.level) == (1, 3)
        if not (common and items):
            usual = number_label(above + 1, marker.value)
            message = f"上一层是“{number_label(above, 1)}”，下一层通常用“{usual}”。"
            yield Spot(marker.start, marker.end, SUGGEST, message, Severity.INFO if common else None)


RULE = Rule(
    id="N03",
    name="不跳级",
    about=Aspect.NUMBERING,
    severity=Severity.WARN,
    message="标题层次跳了一级，通常依次用“一、”“（一）”“1.”“（1）”。",
    source="GB/T 9704-2012 7.3.3",
    detect=_detect,
    cases=(
        Case("一、重点任务\n（1）清点设备。\n（2）登记造册。", ("（1）",)),
        Case("一、重点任务\n（一）抓好排查\n（1）清点设备。", ("（1）",)),
        Case("一、重点任务\n（一）抓好排查\n1.清点设备。\n（1）逐台登记。\n二、工作要求\n（一）压实责任"),
        Case(
            "一、强化学习\n1.办好讲堂。\n二、做好服务\n2.开展义诊。",
            context=Context(kind=GenreKind.KEY_POINTS),
        ),
    ),
)
