"""T02: every date comes from what the user told, the period, or the calendar of public days."""

from collections.abc import Iterator

from bot.compliance.rule import BLOCK, Case, Context, Rule, Spot, has_facts
from bot.compliance.tracing.claims import outside, text_without_gaps
from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.finding import Aspect, Severity
from bot.facts.days import moments_without_source, weekdays_without_source
from bot.facts.evidence import evidence
from bot.facts.superseded import stale_mentions, valid_dates
from bot.language.document.manuscript import Manuscript


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text, known = text_without_gaps(manuscript), evidence(context.facts or (), context.brief)
    dates = ((moment.start, moment.end) for moment in moments_without_source(text, known))
    facts = context.facts or ()
    stays = set(valid_dates(text, context.superseded, facts))
    corrected = sorted({*stays, *((o.start, o.end) for o in stale_mentions(text, context.superseded, facts))})
    for start, end in outside(sorted({*dates, *weekdays_without_source(text, known)}), tuple(corrected)):
        if not _in_title(text, start):
            yield Spot(start, end, BLOCK)


def _in_title(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return text.rfind("《", line, at) > text.rfind("》", line, at)


_CORRECTED = Context(
    facts=(Fact(2, None, "停电1次，跳闸那次不算停电", "m", replaces=(1,)),),
    superseded=(Fact(1, None, "停电2次（5月6日检修、5月9日跳闸）", "m"),),
)
_HALF = Context(Brief(period="2026年上半年"))

RULE = Rule(
    id="T02",
    name="日期可溯",
    about=Aspect.UNTOLD_FIGURE,
    severity=Severity.ERROR,
    message="这个日期在您说的事实里找不到。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    lacking="日期",
    applies=has_facts,
    cases=(
        Case("3月12日，召开推进会。", ("3月12日",), told="3月召开推进会"),
        Case("5月下旬，举办运动会。", ("5月下旬",), told="4月举办运动会", context=_HALF),
        Case("每周五开放阅览室。", ("周五",), told="每周三开放阅览室"),
        Case("2025年3月5日启动。", ("2025年3月5日",), told="3月5日启动", context=_HALF),
        Case("停电1次（5月6日检修），5月9日跳闸不计。5月10日巡查。", ("5月10日",), context=_CORRECTED),
        Case("第二季度举办运动会。", ("第二季度",), told="3月举办运动会", context=_HALF),
        Case("3月，举办运动会；3月12日闭幕。", told="3.12举办运动会", context=_HALF),
        Case("2026年上半年，截至6月30日，共发布信息。", told="发布信息", context=_HALF),
        Case("3月5日学雷锋纪念日前后，开展便民服务。", told="开展便民服务", context=_HALF),
        Case("落实《教育强国建设规划纲要（2024—2035年）》。", told="学习纲要", context=_HALF),
    ),
)
