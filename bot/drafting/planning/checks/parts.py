"""What the clerk has decided of the outline: the parts that she ordered, and the sections that stay."""

from collections.abc import Iterator

from bot.drafting.outline.plans import own_name
from bot.drafting.planning.checks.case import Case, is_main
from bot.texts.prompting import planning as texts


def parts_by_order(case: Case) -> Iterator[str]:
    """Complain where the parts are not those that the clerk has ordered, in her words and order."""
    parts = case.commission.parts
    kept = {own_name(section.plan) for section in case.commission.kept}
    mains = [piece.heading for piece in case.sketch.pieces if is_main(piece)]
    if parts and [m for m in mains if m in parts or m not in kept] != list(parts):
        yield texts.wrong_parts(parts)


def standing_sections(case: Case) -> Iterator[str]:
    """Complain where a section that stays is missing, has another heading, or has lost what it tells."""
    pieces = {piece.section: piece for piece in case.sketch.pieces if piece.section}
    for section in case.commission.kept:
        piece, name = pieces.get(section.id), own_name(section.plan)
        if piece is None:
            yield texts.missing_section(section.id, name)
        elif piece.heading != name:
            yield texts.wrong_heading(section.id, name)
        elif lost := set(case.commission.written.get(section.id, ())) - set(piece.facts):
            yield texts.missing_facts(section.id, sorted(lost))
    wanted = [section.id for section in case.commission.kept if section.id in pieces]
    found = [piece.section for piece in case.sketch.pieces if piece.section in wanted]
    if found != wanted:
        yield texts.wrong_order(wanted)


def no_dropped_headings(case: Case) -> Iterator[str]:
    """Complain of a heading that the clerk took away."""
    for piece in case.sketch.pieces:
        if piece.heading and piece.heading in case.commission.gone:
            yield texts.returning_heading(piece.heading)
