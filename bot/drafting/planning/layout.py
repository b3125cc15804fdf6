"""A mended sketch becomes an arrangement: sections as the store keeps them, and where each entry goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.document import Section
from bot.domain.fact import Fact
from bot.domain.genre import Outline, Question, SectionPlan, SectionRole
from bot.domain.ledger import Gap, Reading
from bot.drafting.outline.arrangement import Arrangement, PlacedSection, Places
from bot.drafting.outline.capacity import chars_for
from bot.drafting.outline.plans import own_name
from bot.drafting.placing.sections import NOT_WRITTEN, placement
from bot.drafting.planning.checks.entries import is_empty, is_on_form
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.sketch import ROLES, Kind, Piece, Sketch
from bot.facts.wording import bigrams
from bot.texts.conversation import questions

_ONE_OF_A_KIND = (SectionRole.LEAD, SectionRole.PROBLEMS, SectionRole.NEXT_STEPS, SectionRole.REQUIREMENTS)
"""Roles of which a document has one section: the genre's stands for it whatever it is called."""
_LIKE = 2
"""So many pairs of characters two headings share that ask the same."""
_LENGTH = 150
"""The length of a section of which nothing tells how long it is to be."""


@dataclass(frozen=True)
class PlanLayout:
    """An arrangement with the place of each entry."""

    sections: Arrangement
    places: Places
    """The index of the section that uses an entry, by its number; what fits nowhere is not in it."""


def lay_out(sketch: Sketch, commission: Commission) -> PlanLayout:
    """Return what a mended sketch lays out; what it has no place for goes where the rules put it."""
    pieces = sketch.sections
    sections = _sections(sketch, commission)
    places = {n: at for at, piece in enumerate(pieces) for n in piece.entries}
    borne = (g.id for g in commission.ledger.gaps if g.id not in places and is_on_form(g))
    left: dict[int, int | None] = dict.fromkeys((*sketch.left, *borne))
    places = _with_the_rest(places, tuple(left), sections, commission)
    ordered = {*commission.parts, *(own_name(s.plan) for s in commission.kept)}
    used = set(places.values())
    stays = [
        at for at, p in enumerate(pieces) if at in used or p.heading in ordered or not is_empty(_bare(p))
    ]
    new = {old: at for at, old in enumerate(stays)}
    return PlanLayout(tuple(sections[at] for at in stays), left | {n: new[at] for n, at in places.items()})


def _bare(piece: Piece) -> Piece:
    return replace(piece, facts=(), gaps=())


def _with_the_rest(
    places: Mapping[int, int], left: Sequence[int], sections: Sequence[PlacedSection], commission: Commission
) -> dict[int, int]:
    """Return the places with those that the rules find for what has none."""
    ledger = commission.ledger
    # The sections are not in the store yet: here each is called by its place, from 1.
    standing = [Section(at, one.plan) for at, one in enumerate(sections, 1)]
    told: tuple[Fact | Gap, ...] = (*ledger.facts, *ledger.gaps)
    at = {e.id: places[e.id] + 1 if e.id in places else NOT_WRITTEN if e.id in left else None for e in told}
    here = ledger.after(Reading(tuple(replace(e, section=at[e.id]) for e in told)))
    more = placement(here, standing).entries
    found = {e.id: e.section - 1 for e in more if isinstance(e, Fact | Gap) and e.section}
    return {**places, **found}


def _sections(sketch: Sketch, commission: Commission) -> Arrangement:
    kept = {section.id: section.plan for section in commission.kept}
    numbering = next((s.plan.numbering for s in commission.document.live if s.plan.numbering), ())
    known = tuple(plan for variant in commission.genre.variants for plan in variant.sections)
    part = ""
    found: list[PlacedSection] = []
    for piece in sketch.pieces:
        if piece.level < 2:
            part = piece.heading
        if piece.is_group:
            continue
        plan = kept.get(piece.section) or _plan(piece, known)
        heading = piece.heading if piece.level > 1 else ""
        plan = replace(plan, part=part, heading=heading, numbering=numbering)
        found.append(PlacedSection(piece.section, plan))
    return tuple(found)


def _plan(piece: Piece, known: Outline) -> SectionPlan:
    role = ROLES.get(piece.kind, SectionRole.OTHER)
    like = _similar_plan(role, piece.heading, known)
    common = tuple(Question(ask, label) for ask, label in questions.COMMON)
    plan = SectionPlan(
        role,
        "",
        "",
        like.questions if like else () if piece.kind is Kind.CLOSING else common,
        piece.intent,
        like.opening if like else "",
        like.closing if like and role is SectionRole.LEAD else "",
        0,
        must=piece.must or (like.must if like else False),
        first=piece.first,
    )
    return replace(plan, length=piece.chars or chars_for(plan, len(piece.facts)) or _LENGTH)


def _similar_plan(role: SectionRole, heading: str, known: Outline) -> SectionPlan | None:
    """Return the genre's own section that does and says the same, if there is one."""
    same = [plan for plan in known if plan.role is role]
    if role in _ONE_OF_A_KIND:
        return next(iter(same), None)
    words = bigrams(heading)
    best = max(same, key=lambda plan: len(words & bigrams(own_name(plan))), default=None)
    return best if best and len(words & bigrams(own_name(best))) >= _LIKE else None
