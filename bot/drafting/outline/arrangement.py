"""The arrangement of a document: its sections in order, changed by what a clerk asks; ids are stable."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.domain.genre import Outline, SectionPlan, SectionRole
from bot.domain.request import Place, Target
from bot.drafting.outline.plans import own_name, part_numbers
from bot.language.naming import Candidate, best_matches


@dataclass(frozen=True)
class PlacedSection:
    """A section at its place."""

    section: int
    """Its id in the store; 0 for a new one, and for all while the outline is only proposed."""
    plan: SectionPlan
    number: int = 0
    """From 1, as the outline was shown when the orders came; 0 for one that was added since."""
    part: int = 0
    """The 三、 it stood under, or was; 0 for none."""
    item: int = 0
    """The （二） it was in its part; 0 for none."""
    merged: tuple[int, ...] = ()
    """The ids of the sections that went into it: their facts and their text follow."""


Arrangement = tuple[PlacedSection, ...]

Places = Mapping[int, int | None]
"""The index in an arrangement of the section that each entry goes to, by its number; `None` for none."""


@dataclass(frozen=True)
class Spot:
    """What a target means in an arrangement."""

    at: tuple[int, ...]
    """Indices into the arrangement, in order."""
    whole: bool = False
    """True where a level-one part is meant with all that stands under it."""


def arrangement_of(sections: Iterable[tuple[int, SectionPlan]]) -> Arrangement:
    """Return sections, ids with plans in the order of the document, numbered as a clerk is shown them."""
    pairs = list(sections)
    counts = part_numbers([plan for _, plan in pairs])
    return tuple(
        PlacedSection(section, plan, number, part, item)
        for number, ((section, plan), (part, item)) in enumerate(zip(pairs, counts, strict=True), 1)
    )


def outline_of(arrangement: Arrangement) -> Outline:
    """Return the plans in order."""
    return tuple(placed.plan for placed in arrangement)


def resolve(arrangement: Arrangement, target: Target, current: int = 0) -> tuple[Spot, ...]:
    """Return what a target may mean: nothing, one spot, or several between which the clerk must choose.

    Numbers and numerals are those that were shown. `current` is the id of the section that was spoken of
    last, from which 这节, 上一节 and 下一节 are counted; 0 for none.
    """
    if target.number:
        return _single(n for n, placed in enumerate(arrangement) if placed.number == target.number)
    if target.part or target.item:
        return _by_number(arrangement, target, current)
    if target.name:
        return _by_name(arrangement, target.name)
    return _by_place(arrangement, target.place, current)


def parts_of(arrangement: Arrangement) -> list[Spot]:
    """Return the level-one parts, in order."""
    groups = groupby(enumerate(arrangement), key=lambda pair: pair[1].plan.part)
    return [Spot(tuple(n for n, _ in group), whole=True) for part, group in groups if part]


def part_around(arrangement: Arrangement, at: int) -> Spot:
    """Return the part in which a section stands; the section alone where it stands under none."""
    return next((part for part in parts_of(arrangement) if at in part.at), Spot((at,)))


def has_sections(arrangement: Arrangement, spot: Spot) -> bool:
    """Return whether a part has sections with headings of their own, and is not itself one section."""
    return any(arrangement[n].plan.heading for n in spot.at)


def spot_name(arrangement: Arrangement, spot: Spot) -> str:
    """Return what stands as a heading over a spot, without its number."""
    plan = arrangement[spot.at[0]].plan
    return plan.part if spot.whole else own_name(plan) or plan.role


def target_of(arrangement: Arrangement, spot: Spot) -> Target | None:
    """Return a target that means this spot and no other; `None` for a section that was just added."""
    first = arrangement[spot.at[0]]
    if spot.whole and first.part:
        return Target(part=first.part)
    return Target(number=first.number) if first.number else None


def _single(at: Iterable[int]) -> tuple[Spot, ...]:
    return tuple(Spot((n,)) for n in at)


def _by_number(arrangement: Arrangement, target: Target, current: int) -> tuple[Spot, ...]:
    part, item = target.part, target.item
    if not any(placed.part for placed in arrangement):
        part, item = 0, item or part
    if part and not item:
        at = tuple(n for n, placed in enumerate(arrangement) if placed.part == part)
        return (Spot(at, whole=True),) if at else ()
    in_hand = [placed.part for placed in arrangement if current and placed.section == current]
    found = [n for n, placed in enumerate(arrangement) if placed.item == item and part in (0, placed.part)]
    here = [n for n in found if not part and arrangement[n].part in in_hand]
    return _single(here or found)


def _by_name(arrangement: Arrangement, words: str) -> tuple[Spot, ...]:
    shared = [part for part in parts_of(arrangement) if has_sections(arrangement, part)]
    spots = [*_single(range(len(arrangement))), *shared]
    found = [spots[n] for n in best_matches(words, [_names(arrangement, spot) for spot in spots])]
    whole = {n for spot in found if spot.whole for n in spot.at}
    # Words that name a part name the sections under it only by its role.
    return tuple(spot for spot in found if spot.whole or not whole.issuperset(spot.at))


def _names(arrangement: Arrangement, spot: Spot) -> Candidate:
    plan = arrangement[spot.at[0]].plan
    if spot.whole:
        return Candidate(plan.part)
    about = " ".join(question.label for question in plan.questions)
    return Candidate(own_name(plan) or plan.role, plan.role, about)


def _by_place(arrangement: Arrangement, place: Place | None, current: int) -> tuple[Spot, ...]:
    last = max((n for n, p in enumerate(arrangement) if p.plan.role is not SectionRole.ANNEX), default=-1)
    here = next((n for n, p in enumerate(arrangement) if current and p.section == current), None)
    match place:
        case Place.ALL:
            return (Spot(tuple(range(len(arrangement)))),) if arrangement else ()
        case Place.FIRST | Place.LAST if last >= 0:
            return _single([0 if place is Place.FIRST else last])
        case Place.LEAD:
            return _single(_leads(arrangement))
        case Place.THIS | Place.PREVIOUS | Place.NEXT if here is not None:
            at = here + {Place.THIS: 0, Place.PREVIOUS: -1, Place.NEXT: 1}[place]
            return _single([at]) if 0 <= at < len(arrangement) else ()
    return ()


def _leads(arrangement: Sequence[PlacedSection]) -> list[int]:
    """Return where what opens the document stands: a section of that role, or one without a heading."""
    leads = [n for n, placed in enumerate(arrangement) if placed.plan.role is SectionRole.LEAD]
    return (leads or [n for n, placed in enumerate(arrangement[:1]) if not own_name(placed.plan)])[:1]
