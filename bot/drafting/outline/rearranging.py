"""What a clerk asks of an outline, carried out on an arrangement: the same before and after drafting.

Every function here is pure. Ids are kept: a section is gone only where it was dropped, and one that went
into another is named in `merged`. Whether a document can be divided like the result, `outline.fault` tells.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard, get_args

from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.request import (
    AddSection,
    DropSections,
    MergeSections,
    MoveSection,
    RenameSection,
    Request,
    SetOutline,
    SplitSection,
    SwapSections,
    Target,
)
from bot.drafting.outline.arrangement import (
    Arrangement,
    PlacedSection,
    Spot,
    has_sections,
    outline_of,
    part_around,
    resolve,
    spot_name,
    target_of,
)
from bot.drafting.outline.own_outline import with_own_outline
from bot.drafting.outline.plans import (
    is_lead,
    last_main,
    new_lead,
    new_part,
    new_section,
    own_name,
    with_heading,
)

OutlineRequest = (
    AddSection
    | DropSections
    | MoveSection
    | RenameSection
    | MergeSections
    | SplitSection
    | SwapSections
    | SetOutline
)


@dataclass(frozen=True)
class Option:
    """One of several things that an order may mean."""

    name: str
    """What it means there, without a number: a heading."""
    request: OutlineRequest
    """The order with what it means made exact."""


@dataclass(frozen=True)
class Ambiguity:
    """The order may mean several sections: the clerk is asked which."""

    options: tuple[Option, ...]


def is_outline_request(request: Request) -> TypeGuard[OutlineRequest]:
    """Return whether a request changes the outline, and is one for `carried_out`."""
    return isinstance(request, get_args(OutlineRequest))


def rearrange(
    arrangement: Arrangement, request: OutlineRequest, current: int = 0
) -> Arrangement | Ambiguity | None:
    """Return the arrangement after a request; a question where it may mean several sections.

    `None` means that it cannot be done: what it names is not there, or cannot stand where it is wanted.
    `current` is the id of the section that was spoken of last. Requests of one message are carried out one
    after the other: numbers stay those that were shown until `arranged` gives new ones.
    """
    spots: list[Spot] = []
    for n, target in enumerate(_targets(request)):
        found = resolve(arrangement, target, current)
        if len(found) != 1:
            return _ambiguity(arrangement, request, n, found) if found else None
        spots.append(found[0])
    return _apply(arrangement, request, spots)


def _targets(request: OutlineRequest) -> tuple[Target, ...]:
    """Return all sections that a request speaks of, in the order in which `_aimed` takes them back."""
    match request:
        case AddSection(beside=beside):
            return (beside,) if beside else ()
        case DropSections(targets=targets) | MergeSections(targets=targets):
            return targets
        case MoveSection(target=target, to=to):
            return (target, to) if to else (target,)
        case RenameSection(target=target) | SplitSection(target=target):
            return (target,)
        case SwapSections(first=first, second=second):
            return (first, second)
    return ()


def _with_targets(request: OutlineRequest, targets: Sequence[Target]) -> OutlineRequest:
    match request:
        case AddSection():
            return replace(request, beside=targets[0])
        case DropSections() | MergeSections():
            return replace(request, targets=tuple(targets))
        case MoveSection():
            return replace(request, target=targets[0], to=targets[1] if request.to else None)
        case RenameSection() | SplitSection():
            return replace(request, target=targets[0])
        case SwapSections():
            return replace(request, first=targets[0], second=targets[1])
    return request


def _ambiguity(
    arrangement: Arrangement, request: OutlineRequest, place: int, spots: Iterable[Spot]
) -> Ambiguity | None:
    options = []
    for spot in spots:
        if exact := target_of(arrangement, spot):
            targets = [*_targets(request)]
            targets[place] = exact
            options.append(Option(spot_name(arrangement, spot), _with_targets(request, targets)))
    return Ambiguity(tuple(options)) if options else None


def _apply(arrangement: Arrangement, request: OutlineRequest, spots: list[Spot]) -> Arrangement | None:
    match request:
        case AddSection():
            return _add(arrangement, request, *spots)
        case DropSections():
            gone = {n for spot in spots for n in spot.at}
            return tuple(placed for n, placed in enumerate(arrangement) if n not in gone)
        case MoveSection():
            return _move(arrangement, request.before, *spots)
        case RenameSection(heading=heading):
            return _rename(arrangement, spots[0], heading)
        case MergeSections(heading=heading):
            return _merge(arrangement, spots, heading)
        case SplitSection(headings=headings):
            return _divide(arrangement, spots[0], headings)
        case SwapSections():
            return _swap(arrangement, *spots)
        case SetOutline(text=text):
            return with_own_outline(arrangement, text)


def _insert(arrangement: Arrangement, at: int, *placed: PlacedSection) -> Arrangement:
    return (*arrangement[:at], *placed, *arrangement[at:])


def _add(arrangement: Arrangement, request: AddSection, beside: Spot | None = None) -> Arrangement | None:
    if not arrangement:
        return None
    if is_lead(request.heading):
        return _with_lead(arrangement)
    near = beside or Spot((_default_place(arrangement, request.before),))
    neighbour = arrangement[near.at[-1]]
    if request.level > 2 or (request.level == 2 and not neighbour.plan.heading):
        return _with_subheading(arrangement, near, request.heading) if beside else None
    as_part = request.level == 1 or (not request.level and near.whole and has_sections(arrangement, near))
    around = part_around(arrangement, near.at[0]) if as_part else near
    plan = (
        new_part(neighbour.plan, request.heading) if as_part else new_section(neighbour.plan, request.heading)
    )
    part = 0 if as_part or not plan.heading else neighbour.part
    at = around.at[0] if request.before else _behind_new(arrangement, around.at[-1] + 1)
    return _insert(arrangement, at, PlacedSection(0, plan, part=part))


def _default_place(arrangement: Arrangement, front: bool) -> int:
    """Return beside what a section without a place stands: the last of the main ones, or the first named."""
    if not front:
        return last_main(outline_of(arrangement))
    return next((n for n, placed in enumerate(arrangement) if own_name(placed.plan)), 0)


def _with_lead(arrangement: Arrangement) -> Arrangement | None:
    """Return the arrangement with a section that opens it without a heading; `None` where it has one."""
    if any(placed.plan.role is SectionRole.LEAD for placed in arrangement):
        return None
    return (PlacedSection(0, new_lead(arrangement[0].plan)), *arrangement)


def _with_subheading(arrangement: Arrangement, spot: Spot, heading: str) -> Arrangement | None:
    """Return the arrangement with a heading within a section; `None` where several are meant."""

    def divided(placed: PlacedSection) -> PlacedSection:
        below = tuple(dict.fromkeys((*placed.plan.subheadings, heading)))
        return replace(placed, plan=replace(placed.plan, subheadings=below))

    return _change(arrangement, spot.at, divided) if len(spot.at) == 1 else None


def _behind_new(arrangement: Arrangement, at: int) -> int:
    """Return where a new section comes behind those that were added at this place before it."""
    while at < len(arrangement) and not arrangement[at].number:
        at += 1
    return at


def _move(arrangement: Arrangement, before: bool, source: Spot, to: Spot | None = None) -> Arrangement | None:
    whole = source.whole and has_sections(arrangement, source)
    if to is None:
        to = _edge(arrangement, source, before, whole)
    elif whole:
        to = part_around(arrangement, to.at[0])
    if set(source.at) & set(to.at):
        return arrangement if source.at == to.at else None
    beside = arrangement[to.at[0] if before else to.at[-1]]
    moving = [arrangement[n] for n in source.at]
    if not whole:
        landed = _at_destination(moving[0], beside, to)
        if landed is None:
            return None
        moving = [landed]
    rest = tuple(placed for n, placed in enumerate(arrangement) if n not in source.at)
    at = rest.index(beside) + (not before)
    return _insert(rest, at, *moving)


def _edge(arrangement: Arrangement, source: Spot, before: bool, whole: bool) -> Spot:
    """Return beside what something stands at the front or the end.

    A section is moved within its part, and only if it is there already in the whole document; the front is
    behind what opens the document without a heading, the end before the annexes.
    """
    part = part_around(arrangement, source.at[0])
    edge = part.at[0] if before else part.at[-1]
    if not whole and len(part.at) > 1 and edge not in source.at:
        return Spot((edge,))
    named_ones = [
        n
        for n, placed in enumerate(arrangement)
        if own_name(placed.plan) and placed.plan.role is not SectionRole.ANNEX
    ] or list(source.at)
    outermost = named_ones[0] if before else named_ones[-1]
    return part_around(arrangement, outermost)


def _at_destination(moving: PlacedSection, beside: PlacedSection, to: Spot) -> PlacedSection | None:
    """Return a section as it stands beside another; `None` where one without a name would divide a part."""
    name = own_name(moving.plan)
    if to.whole or not beside.plan.heading:
        return replace(moving, plan=replace(moving.plan, part=name, heading=""), part=0, item=0)
    if not name:
        return None
    return replace(moving, plan=replace(moving.plan, part=beside.plan.part, heading=name))


def _rename(arrangement: Arrangement, spot: Spot, heading: str) -> Arrangement | None:
    def named_so(placed: PlacedSection) -> PlacedSection:
        plan = placed.plan
        return replace(
            placed, plan=replace(plan, part=heading) if spot.whole else with_heading(plan, heading)
        )

    return _change(arrangement, spot.at, named_so) if heading else None


def _change(
    arrangement: Arrangement, at: Iterable[int], change: Callable[[PlacedSection], PlacedSection]
) -> Arrangement:
    where = set(at)
    return tuple(change(placed) if n in where else placed for n, placed in enumerate(arrangement))


def _merge(arrangement: Arrangement, spots: Sequence[Spot], heading: str) -> Arrangement | None:
    at = sorted({n for spot in spots for n in spot.at})
    if len(spots) < 2 or len(at) < sum(len(spot.at) for spot in spots):
        return None
    name = heading or _common_name(arrangement, spots)
    if any(spot.whole and has_sections(arrangement, spot) for spot in spots):
        together = list(_under_one_part(arrangement, at, name)) if all(s.whole for s in spots) else []
    else:
        together = [_union_of(arrangement, spots, name)]
    rest = tuple(placed for n, placed in enumerate(arrangement) if n not in at)
    return _insert(rest, at[0], *together) if together else None


def _common_name(arrangement: Arrangement, spots: Sequence[Spot]) -> str:
    """Return what sections are called that become one: by all where they tell different kinds of thing."""
    roles = {arrangement[spot.at[0]].plan.role for spot in spots}
    named_ones = spots if len(roles) > 1 else spots[:1]
    return "和".join(spot_name(arrangement, spot) for spot in named_ones)


def _under_one_part(arrangement: Arrangement, at: Iterable[int], name: str) -> Iterator[PlacedSection]:
    for n in at:
        placed = arrangement[n]
        yield replace(placed, plan=replace(placed.plan, part=name, heading=own_name(placed.plan)))


def _union_of(arrangement: Arrangement, spots: Sequence[Spot], name: str) -> PlacedSection:
    """Return the section that several became: at the place of the first, with the id of the first named."""
    given = [arrangement[n] for spot in spots for n in spot.at]
    first = arrangement[min(n for spot in spots for n in spot.at)]
    kept, *others = sorted(given, key=lambda placed: not placed.section)
    merged = [i for placed in others for i in (placed.section, *placed.merged) if i]
    opening = next((placed.plan for placed in given if placed.plan.role is SectionRole.LEAD), None)
    plan = replace(
        # What opens the document stays without a heading, whatever goes into it.
        opening
        or with_heading(replace(given[0].plan, part=first.plan.part, heading=first.plan.heading), name),
        questions=tuple(dict.fromkeys(q for placed in given for q in placed.plan.questions)),
        length=sum(placed.plan.length for placed in given),
    )
    return replace(first, section=kept.section, plan=plan, merged=(*kept.merged, *merged))


def _divide(arrangement: Arrangement, spot: Spot, headings: Sequence[str]) -> Arrangement | None:
    if len(spot.at) != 1 or len(headings) < 2:
        return None
    [at] = spot.at
    placed = arrangement[at]
    heir = max(range(len(headings)), key=lambda n: headings[n] == own_name(placed.plan))
    share = replace(placed.plan, length=placed.plan.length // len(headings))
    pieces = [
        replace(placed, plan=with_heading(share, heading))
        if n == heir
        else PlacedSection(
            0, replace(new_section(placed.plan, heading), length=share.length), part=placed.part
        )
        for n, heading in enumerate(headings)
    ]
    return (*arrangement[:at], *pieces, *arrangement[at + 1 :])


def _swap(arrangement: Arrangement, first: Spot, second: Spot) -> Arrangement | None:
    one, other = sorted((first, second), key=lambda spot: spot.at)
    if one.at[-1] >= other.at[0] or any(_is_discontinuous(spot) for spot in (one, other)):
        return None
    blocks = [[arrangement[n] for n in spot.at] for spot in (one, other)]
    if any(len(spot.at) > 1 or (has_sections(arrangement, spot) and spot.whole) for spot in (one, other)):
        if not all(_is_part(arrangement, spot) for spot in (one, other)):
            return None
    else:
        blocks = [_at_place_of(here, there) for here, there in (blocks, blocks[::-1])]
    between = arrangement[one.at[-1] + 1 : other.at[0]]
    return (*arrangement[: one.at[0]], *blocks[1], *between, *blocks[0], *arrangement[other.at[-1] + 1 :])


def _is_discontinuous(spot: Spot) -> bool:
    """Return whether other sections stand between those of a spot, as after one of a part was moved away."""
    return len(spot.at) <= spot.at[-1] - spot.at[0]


def _is_part(arrangement: Arrangement, spot: Spot) -> bool:
    return spot.whole or not arrangement[spot.at[0]].plan.heading


def _at_place_of(moving: Sequence[PlacedSection], there: Sequence[PlacedSection]) -> list[PlacedSection]:
    return [replace(moving[0], plan=_in_place_of(moving[0].plan, there[0].plan))]


def _in_place_of(plan: SectionPlan, there: SectionPlan) -> SectionPlan:
    """Return a plan as it stands where another stood: under its part, at its level."""
    name = own_name(plan)
    return (
        replace(plan, part=there.part, heading=name)
        if there.heading
        else replace(plan, part=name, heading="")
    )
