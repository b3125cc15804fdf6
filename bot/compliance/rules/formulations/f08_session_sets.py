"""F08: sessions of one congress are named together, up to the latest."""

from collections.abc import Iterator
from datetime import date, timedelta

from bot.compliance.formulations.dating import timing_of_wordings
from bot.compliance.formulations.table import Formulation, table
from bot.compliance.formulations.tense import Tense, tense_of
from bot.compliance.formulations.wordings import wordings
from bot.compliance.matching import original_span
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import parse_integer
from bot.regex import regex
from bot.texts import formulations as texts

_MIXED = regex(
    "(?:二十大(?:精神)?[和及与、](?:党的)?十九届|十九大(?:精神)?[和及与](?:党的)?二十届)(?:历次|[一二三四五六七]中)全会"
)
_LISTED = regex(
    "二十大(?:精神)?[和及与、](?:党的)?二十届(?:[一二三四五六七]中(?:全会)?[、和])*(?P<last>[一二三四五六七])中全会"
)
_BETWEEN = (date(2022, 10, 16), date(2023, 2, 28))
"""When the first session after the Twentieth Congress that set tasks was not yet held."""
_USUAL = "党的二十大和二十届历次全会"
_SETTLED = timedelta(days=45)
_REPLACED = wordings("F08")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    yield from _REPLACED(manuscript, context)
    dates, text = timing_of_wordings(manuscript, context), manuscript.bare.text
    for m in _MIXED.finditer(text):
        start, end = original_span(manuscript, m)
        said = dates.latest(start)
        if said is None or not _BETWEEN[0] <= said <= _BETWEEN[1]:
            yield Spot(start, end, message=texts.usual(_USUAL))
    for m in _LISTED.finditer(text):
        start, end = original_span(manuscript, m)
        said = dates.earliest(start)
        latest = said and _latest(said - _SETTLED)
        if (
            latest
            and _session(m["last"]) < _session(latest.term[-4])
            and tense_of(text, *m.span()) is Tense.IMPLEMENTING
        ):
            yield Spot(start, end, Fix(FixKind.SUGGEST, _USUAL), texts.latest_session(latest.term))


def _latest(on: date) -> Formulation | None:
    """Return the last session of the Twentieth Congress that had been held."""
    held = [f for f in table().formulations if f.id.startswith("plen.20.") and f.begins and f.begins <= on]
    return max(
        (f for f in held if f.term.endswith("中全会")), key=lambda f: _session(f.term[-4]), default=None
    )


def _session(number: str) -> int:
    return parse_integer(number) or 0


RULE = Rule(
    id="F08",
    name="历次全会组合",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="全会的组合与通常写法不同。",
    source="党的二十届四中全会公报用语",
    detect=_detect,
    cases=(
        Case("学习党的二十大和十九届历次全会精神。", ("二十大和十九届历次全会",)),
        Case("学习二十届历届全会精神。", ("二十届历届全会",)),
        Case(
            "学习贯彻党的二十大和二十届二中、三中全会精神。",
            ("二十大和二十届二中、三中全会",),
            context=Context(Brief(issued=date(2026, 3, 2)), GenreKind.KEY_POINTS),
        ),
        Case(
            "学习贯彻党的二十大和二十届二中、三中全会精神。",
            context=Context(Brief(issued=date(2025, 3, 2)), GenreKind.KEY_POINTS),
        ),
        Case(
            "学习党的二十大和十九届历次全会精神。",
            context=Context(Brief(issued=date(2022, 12, 2)), GenreKind.KEY_POINTS),
        ),
        Case("学习党的二十大和二十届历次全会精神，党的十九大和十九届历次全会。"),
    ),
)
