"""Whether a plan agrees with the ledger, the genre and the clerk: what code can prove, every time."""

from bot.drafting.planning.checks import entries, headings, holding, parts, title, tokens
from bot.drafting.planning.checks.case import Case
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.sketch import Sketch

_CHECKS = (
    entries.facts_once,
    entries.no_omissions,
    entries.gaps_once,
    entries.no_empty_sections,
    holding.no_misplacement,
    parts.parts_by_order,
    parts.standing_sections,
    parts.no_dropped_headings,
    headings.levels,
    headings.no_duplicates,
    headings.words_only,
    title.sound,
    tokens.no_unknown_tokens,
)


def complaints(sketch: Sketch, commission: Commission) -> tuple[str, ...]:
    """Return what does not agree, a line each."""
    case = Case(sketch, commission)
    return tuple(dict.fromkeys(line for check in _CHECKS for line in check(case)))
