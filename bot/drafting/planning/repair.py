"""What still fails in a plan that was asked for twice is set right by rules, so that it can be laid out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce

from bot.domain.document import Section
from bot.drafting.genres.passing_on import title_passing_on
from bot.drafting.outline.plans import own_name
from bot.drafting.planning.checks.case import blocks, is_main
from bot.drafting.planning.checks.headings import LONGEST, has_figure
from bot.drafting.planning.checks.holding import can_stand
from bot.drafting.planning.checks.title import faults
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.sketch import Kind, Piece, Sketch
from bot.drafting.planning.wire import kind_of_heading
from bot.privacy.tokens import has_foreign_token
from bot.regex import regex
from bot.texts.prompting import planning as texts
from bot.understanding.titles import title_of

_CLAUSE = regex("[，、；,;]")
_REPEATED = regex("([\u4e00-\u9fff]{2,})\\1")

_ROUNDS = 5
"""So many times the form is set right at most; two are the rule."""

Pieces = tuple[Piece, ...]


def repair(sketch: Sketch, commission: Commission) -> Sketch:
    """Return the sketch as it can be laid out; entries that fit nowhere in it are in no piece."""
    steps: Sequence[Callable[[Sketch, Commission], Pieces]] = (
        _legible,
        _with_standing_sections,
        _without_removals,
        _by_order,
        _normalise_levels,
        _in_order,
        _with_entries,
    )
    sketch = reduce(lambda s, step: replace(s, pieces=step(s, commission)), steps, sketch)
    told = {n for piece in sketch.pieces for n in piece.facts}
    may_be_left = bool(commission.ledger.wishes or commission.ledger.doubts)
    left = tuple(n for n in sketch.left if may_be_left and n not in told)
    phrases = tuple(f for f in sketch.formulations if not has_foreign_token(f))
    main_line = "" if has_foreign_token(sketch.main_line) else sketch.main_line
    title = _title(sketch.title, commission)
    return replace(sketch, title=title, main_line=main_line, formulations=phrases, left=left)


def _title(title: str, commission: Commission) -> str:
    """Return the title that was given, the model's without what it says twice, or that of the genre."""
    brief = commission.document.brief
    if known := brief.title or title_passing_on(commission.genre, brief, commission.ledger.facts):
        return known
    once = _REPEATED.sub(r"\1", title)
    bad = has_foreign_token(once) or any(faults(once, brief, commission.genre))
    return title_of(commission.genre, brief) if bad else once


def _legible(sketch: Sketch, commission: Commission) -> Pieces:
    """Return the pieces with headings of words alone, and without tokens of nobody."""
    return tuple(_with_heading(piece, commission) for piece in sketch.pieces)


def _with_heading(piece: Piece, commission: Commission) -> Piece:
    heading = piece.heading
    if has_foreign_token(heading):
        heading = ""
    if heading not in commission.parts and has_figure(heading):
        heading = next((c for c in _CLAUSE.split(heading) if not has_figure(c) and len(c) > 1), heading)
    if len(heading) > LONGEST:
        heading = _CLAUSE.split(heading)[0][:LONGEST]
    if not heading and (piece.level or piece.is_group):
        heading = texts.HEADINGS.get(piece.kind, texts.HEADINGS["state"])
    intent = "" if has_foreign_token(piece.intent) else piece.intent
    first = "" if has_foreign_token(piece.first) else piece.first
    return replace(piece, heading=heading, intent=intent, first=first, level=piece.level or bool(heading))


# -- what the clerk has decided ----------------------------------------------------------------------


def _with_standing_sections(sketch: Sketch, commission: Commission) -> Pieces:
    """Return the pieces with the sections that stay: each once, in their order, with their own headings."""
    kept = {section.id: section for section in commission.kept}
    pieces = [*_first_of_each(sketch.pieces, kept)]
    for n, section in enumerate(commission.kept):
        if not any(piece.section == section.id for piece in pieces):
            before = [s.id for s in commission.kept[:n]]
            at = max((m for m, p in enumerate(pieces) if p.section in before), default=_front(pieces) - 1)
            pieces.insert(at + 1, Piece(0, "", Kind.STATE, section=section.id))
    told = {piece.section: piece for piece in pieces}
    order = iter(commission.kept)
    in_order = (told[next(order).id] if piece.section in kept else piece for piece in pieces)
    return tuple(_as_standing(piece, kept) for piece in in_order)


def _first_of_each(pieces: Iterable[Piece], kept: dict[int, Section]) -> Iterator[Piece]:
    """Yield the pieces, of which only the first stands for a section, and none for one that is not kept."""
    seen: set[int] = set()
    for piece in pieces:
        first = piece.section in kept and piece.section not in seen and not piece.is_group
        seen.add(piece.section)
        yield piece if first else replace(piece, section=0)


def _front(pieces: Sequence[Piece]) -> int:
    """Return where the first piece stands that does not open the document."""
    return next((n for n, piece in enumerate(pieces) if piece.kind is not Kind.LEAD), len(pieces))


def _as_standing(piece: Piece, kept: dict[int, Section]) -> Piece:
    section = kept.get(piece.section)
    if section is None:
        return piece
    level = 2 if section.plan.heading else 1 if section.plan.part else 0
    return replace(piece, heading=own_name(section.plan), level=level)


def _without_removals(sketch: Sketch, commission: Commission) -> Pieces:
    """Return the pieces without headings that the clerk took away: what they held finds another place."""
    gone = commission.gone
    return tuple(p for p in sketch.pieces if p.section or not p.heading or p.heading not in gone)


def _by_order(sketch: Sketch, commission: Commission) -> Pieces:
    """Return the pieces with the parts that the clerk has ordered, each with what stood below it."""
    parts = commission.parts
    if not parts:
        return sketch.pieces
    known = blocks(sketch.pieces)
    mine = {part: _block_of(part, known, parts) for part in parts}
    ordered = [mine[part] for part in parts]
    others = [b for b in known if not is_main(b[0]) or (b[0].section and b[0].heading not in parts)]
    before = [b for b in others if b[0].kind is Kind.LEAD]
    after = [b for b in others if b not in before]
    return tuple(piece for block in (*before, *ordered, *after) for piece in block)


def _block_of(part: str, known: Sequence[Pieces], parts: Sequence[str]) -> Pieces:
    """Return the part as it was planned under this heading or one that has it in it; else an empty one."""
    mains = [block for block in known if is_main(block[0])]
    same = [b for b in mains if b[0].heading == part]
    like = [b for b in mains if b[0].heading not in parts and part in b[0].heading and not b[0].section]
    for block in (*same, *like):
        return (replace(block[0], heading=part), *block[1:])
    return (Piece(1, part, kind_of_heading(part), must=True),)


# -- the form ----------------------------------------------------------------------------------------


def _normalise_levels(sketch: Sketch, commission: Commission) -> Pieces:
    """Return the pieces in levels that hang together, each heading once: one may undo the other."""
    names = {section.id: section.plan.part for section in commission.kept}
    pieces = sketch.pieces
    for _ in range(_ROUNDS):
        formed = _once_each(_level(pieces, names))
        if formed == pieces:
            break
        pieces = formed
    return pieces


def _level(pieces: Pieces, names: dict[int, str]) -> Pieces:
    """Return pieces in which a part has a text, or sections, and never both."""
    return tuple(p for block in blocks(pieces) for p in _level_block(block, names))


def _level_block(block: Pieces, names: dict[int, str]) -> Pieces:
    first, *below = block
    if first.level > 1 or (below and not first.level):
        # Nothing of level one stands before them: each section is a part of its own.
        raised = (replace(p, level=1) if p.level > 1 and not names.get(p.section) else p for p in block)
        return _under_their_own(tuple(raised), names)
    if not below:
        return (_with_text(first),) if not first.is_group or first.entries else ()
    part = next((names[p.section] for p in below if names.get(p.section)), first.heading)
    group = replace(first, kind=Kind.GROUP, facts=(), gaps=(), heading=part, section=0)
    if first.section:
        # A section that stays keeps its text: those below it become parts beside it.
        return (first, *(replace(p, level=1) for p in below))
    return (group, below[0].holding(first) if not below[0].section else below[0], *below[1:])


def _under_their_own(pieces: Pieces, names: dict[int, str]) -> Pieces:
    """Return pieces, those of level two that stay under the part that they had."""
    out: list[Piece] = []
    open_part = ""
    for piece in pieces:
        if piece.level > 1 and names[piece.section] != open_part:
            open_part = names[piece.section]
            out.append(Piece(1, open_part, Kind.GROUP))
        elif piece.level < 2:
            open_part = ""
        out.append(piece)
    return tuple(out)


def _with_text(piece: Piece) -> Piece:
    return replace(piece, kind=kind_of_heading(piece.heading)) if piece.is_group else piece


def _once_each(pieces: Pieces) -> Pieces:
    """Return pieces with what comes twice under one heading put together where it came first."""
    parts: dict[object, list[Piece]] = {}
    for n, block in enumerate(blocks(pieces)):
        key = block[0].heading or n
        same = parts.setdefault(key, [])
        if not same:
            same.append(block[0])
        elif not block[1:] or len(same) == 1:
            _join(same, block[0])
        for piece in block[1:]:
            _join(same, piece)
    return tuple(piece for block in parts.values() for piece in block)


def _join(block: list[Piece], piece: Piece) -> None:
    """Put a piece into a block: to the one of its heading, or behind all."""
    for n, other in enumerate(block):
        if other.heading == piece.heading and not (other.section and piece.section):
            if other.is_group and not piece.section:
                return
            # A section that stays takes the place of a bare heading of its name.
            one, more = (piece, other) if piece.section else (other, piece)
            block[n] = one.holding(more)
            return
    if not piece.is_group:
        block.append(piece)


def _in_order(sketch: Sketch, commission: Commission) -> Pieces:
    """Return the pieces with the sections that stay in their order, each with the part it is in."""
    order = {section.id: n for n, section in enumerate(commission.kept)}
    found = [_sort_below(block, order) for block in blocks(sketch.pieces)]
    ranks = {n: min(r) for n, b in enumerate(found) if (r := [order[p.section] for p in b if p.section])}
    slots = iter(sorted(ranks, key=lambda n: ranks[n]))
    return tuple(p for n, block in enumerate(found) for p in (found[next(slots)] if n in ranks else block))


def _sort_below(block: Pieces, order: dict[int, int]) -> Pieces:
    kept = iter(sorted((p for p in block if p.section), key=lambda p: order[p.section]))
    return tuple(next(kept) if piece.section else piece for piece in block)


# -- what stands where -------------------------------------------------------------------------------


def _with_entries(sketch: Sketch, commission: Commission) -> Pieces:
    """Return the pieces with each entry once, where it may stand; what is left has no place yet."""
    facts = {fact.id: fact for fact in commission.ledger.facts}
    gaps = {gap.id for gap in commission.ledger.gaps}
    fixed = {n: section for section, numbers in commission.written.items() for n in numbers}
    taken: set[int] = set()

    def stands(number: int, piece: Piece) -> bool:
        if fixed.get(number, piece.section) != piece.section or number in taken:
            return False
        return (
            number in fixed or number in gaps or (number in facts and can_stand(facts[number], piece, sketch))
        )

    def held(numbers: Iterable[int], piece: Piece) -> tuple[int, ...]:
        own = tuple(n for n in dict.fromkeys(numbers) if stands(n, piece))
        taken.update(own)
        return own

    return tuple(
        replace(
            piece,
            facts=held((*commission.written.get(piece.section, ()), *piece.facts), piece),
            gaps=held((n for n in piece.gaps if n in gaps), piece),
        )
        for piece in sketch.pieces
    )
