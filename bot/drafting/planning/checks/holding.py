"""What may stand where: problems among problems, plans among what is to come, nothing done among plans."""

from collections.abc import Iterator

from bot.domain.fact import Fact, Status
from bot.drafting.planning.checks.case import Case
from bot.drafting.planning.sketch import Kind, Piece, Sketch
from bot.texts.prompting import planning as texts

_TO_COME = frozenset(
    (Kind.PLAN, Kind.TASK, Kind.STEPS, Kind.GUARANTEE, Kind.MATTER, Kind.REQUIREMENTS, Kind.ANNEX)
)
_BACKGROUND = frozenset((Kind.LEAD, Kind.STATE))


def no_misplacement(case: Case) -> Iterator[str]:
    """Complain of each fact that stands where one of its status may not."""
    facts = {fact.id: fact for fact in case.commission.ledger.facts}
    for piece in case.sketch.sections:
        for number in piece.facts:
            if (fact := facts.get(number)) and not can_stand(fact, piece, case.sketch):
                yield texts.wrong_section(number, fact.status, piece.heading)


def can_stand(fact: Fact, piece: Piece, sketch: Sketch) -> bool:
    """Return whether a section may tell a fact of this status."""
    match fact.status:
        case Status.PROBLEM:
            if any(p.kind is Kind.PROBLEM for p in sketch.pieces):
                return piece.kind is Kind.PROBLEM
            # Without a part of their own they are the background, or stand with what answers them.
            return piece.kind in (*_BACKGROUND, *_TO_COME)
        case Status.PLANNED | Status.PROPOSED:
            return piece.kind in _TO_COME or (sketch.looks_forward and piece.kind in _BACKGROUND)
        case Status.DONE:
            return piece.kind is not Kind.PLAN
    return True
