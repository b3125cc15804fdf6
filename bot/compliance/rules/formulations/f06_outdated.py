"""F06: what is over is not named as in force."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.formulations import milestones
from bot.compliance.formulations.dating import Timing, timing_of_wordings
from bot.compliance.formulations.table import Formulation
from bot.compliance.formulations.tense import Tense, in_book_title, names_year_in, sentence, tense_of
from bot.compliance.formulations.wordings import mentions, wordings
from bot.compliance.matching import original_span
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.language.document.manuscript import Manuscript
from bot.texts import formulations as texts

_REPLACED = wordings("F06")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    dates, told = timing_of_wordings(manuscript, context), set[int]()
    yield from _REPLACED(manuscript, context)
    for spot in milestones.wrong_years(manuscript, dates):
        told.add(spot.start)
        yield spot
    for formulation, m in mentions(manuscript.bare.text):
        start, end = original_span(manuscript, m)
        if (
            formulation.until
            and start not in told
            and _is_out_of_date(formulation, m.string, m.span(), dates, start)
        ):
            told.add(start)
            message = texts.expiry(formulation.term, formulation.until, formulation.afterwards)
            yield Spot(start, end, message=message, severity=formulation.by_date, source=formulation.source)


def _is_out_of_date(
    formulation: Formulation, text: str, place: tuple[int, int], dates: Timing, at: int
) -> bool:
    said = dates.earliest(at)
    if said is None or not formulation.is_over(said) or in_book_title(text, place[0]):
        return False
    before, after = sentence(text, *place)
    if formulation.successor and formulation.successor in before + after:
        return False
    if formulation.until and names_year_in(before, formulation.begins, formulation.until):
        return False
    return tense_of(text, *place) is Tense.IMPLEMENTING


_PLAN_2026 = Context(Brief(period="2026年", issued=date(2026, 2, 20)), GenreKind.KEY_POINTS)
_PLAN_2023 = Context(Brief(period="2023年", issued=date(2023, 2, 20)), GenreKind.KEY_POINTS)
_SUMMARY_2024 = Context(Brief(period="2024年", issued=date(2024, 12, 20)), GenreKind.SUMMARY)
_NEXT_2024 = Context(_SUMMARY_2024.brief, GenreKind.SUMMARY, role=SectionRole.NEXT_STEPS)

RULE = Rule(
    id="F06",
    name="过期提法",
    about=Aspect.WORDING,
    severity=Severity.ERROR,
    message="这个提法在成文时已经过时。",
    source="规范表述表",
    detect=_detect,
    cases=(
        Case(
            "紧扣“十四五”开局之年的任务，深入贯彻党的十九大精神。",
            ("“十四五”开局之年", "党的十九大"),
            context=_PLAN_2026,
        ),
        Case("扎实开展党纪学习教育，落实“十四五”规划。", ("党纪学习教育", "“十四五”"), context=_PLAN_2026),
        Case("迎接党的二十大胜利召开。", ("迎接党的二十大胜利召开",), context=_PLAN_2023),
        Case("扎实开展党纪学习教育。", ("党纪学习教育",), context=_NEXT_2024),
        Case("4月至7月，扎实开展党纪学习教育。", context=_SUMMARY_2024),
        Case(
            "总结“十四五”时期取得的成绩，巩固深化党纪学习教育成果。党的十八大以来，面貌一新。",
            context=_PLAN_2026,
        ),
        Case("2026年是“十五五”开局之年。2025年是“十四五”收官之年。", context=_PLAN_2026),
        Case("落实《临川县“十四五”水利规划》，贯彻党的十九大、二十大精神。", context=_PLAN_2026),
        Case("深入贯彻党的十九大精神。", ("党的十九大",)),
        Case("2021年，紧扣“十四五”开局之年的任务，深入贯彻党的十九大精神。"),
    ),
)
