"""Whether a plan agrees with the ledger, the genre and the clerk: what code can prove, every time."""

from bot.drafting.planning.checks import entries, headings, holding, parts, title, tokens
from bot.drafting.planning.checks.case import Case
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.sketch import Sketch

_CHECKS = (
    entries.facts_once,
    entries.none_left,
    entries.gaps_once,
    entries.no_empty_sections,
    holding.fitting,
    parts.as_ordered,
    parts.kept,
    parts.gone,
    headings.levels,
    headings.told_once,
    headings.of_words,
    title.sound,
    tokens.known,
)


def complaints(sketch: Sketch, commission: Commission) -> tuple[str, ...]:
    """Return what does not agree, a line each."""
    case = Case(sketch, commission)
    return tuple(dict.fromkeys(line for check in _CHECKS for line in check(case)))
