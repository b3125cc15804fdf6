"""F05: nothing is said before anybody could say it."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.formulations.dating import timing_of_wordings
from bot.compliance.formulations.milestones import is_year_of_plan
from bot.compliance.formulations.table import Formulation
from bot.compliance.formulations.tense import Tense, tense_of
from bot.compliance.formulations.wordings import mentions
from bot.compliance.matching import original_span
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.texts import formulations as texts


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    dates, told = timing_of_wordings(manuscript, context), set[int]()
    for formulation, m in mentions(manuscript.bare.text):
        start, end = original_span(manuscript, m)
        latest = dates.latest(start)
        begins, latest = formulation.begins, dates.latest(start)
        if begins is None or latest is None or latest >= begins or start in told:
            continue
        if _treats_as_existing(formulation, tense_of(m.string, *m.span())) and not is_year_of_plan(
            m.string, m.start()
        ):
            told.add(start)
            message = texts.too_early(formulation.term, begins)
            yield Spot(start, end, ASK, message, formulation.by_date, formulation.source)


def _treats_as_existing(formulation: Formulation, said: Tense) -> bool:
    """Return whether the mention knows of it already; a plan may be drawn up before it begins."""
    if formulation.early:
        return said is Tense.IMPLEMENTING
    return said is not Tense.LOOKING_AHEAD


_SUMMARY_2022 = Context(Brief(period="2022年", issued=date(2023, 12, 1)), GenreKind.SUMMARY)
_PLAN_2025 = Context(Brief(period="2025年", issued=date(2025, 2, 1)), GenreKind.KEY_POINTS)
_NEXT = Context(
    Brief(period="2025年", issued=date(2026, 1, 9)), GenreKind.SUMMARY, role=SectionRole.NEXT_STEPS
)

RULE = Rule(
    id="F05",
    name="时空一致",
    about=Aspect.WORDING,
    severity=Severity.ERROR,
    message="这个提法晚于文稿所述的时间。",
    source="规范表述表",
    detect=_detect,
    cases=(
        Case("深入学习贯彻党的二十届四中全会精神。", ("二十届四中",), context=_SUMMARY_2022),
        Case(
            "全面学习习近平文化思想，发展新质生产力。",
            ("新质生产力", "习近平文化思想"),
            context=_SUMMARY_2022,
        ),
        Case(
            "深入贯彻落实“十五五”规划，开展树立和践行正确政绩观学习教育。",
            ("树立和践行正确政绩观学习教育", "“十五五”"),
            context=_PLAN_2025,
        ),
        Case("谋划“十五五”时期重点任务，学习贯彻党的二十届三中全会精神。", context=_PLAN_2025),
        Case("深入贯彻“十五五”规划，抓好开局之年各项任务。", context=_NEXT),
        Case("深入学习贯彻党的二十届四中全会精神。"),
    ),
)
