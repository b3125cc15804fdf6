"""Each fact of the ledger belongs into one section, and so does each gap that the text is to mark."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.domain.ledger import Gap
from bot.drafting.planning.checks.case import Case
from bot.drafting.planning.sketch import FRAMING, Kind, Piece
from bot.regex import regex
from bot.texts.prompting import planning as texts

_ON_FORM = regex("发文字号|文号|成文日期|落款|签发|主送|抄送|印发日期")
"""What a gap speaks of that the letterhead carries: the text need not mark it."""

_WITHOUT = (*FRAMING, Kind.ANNEX)
"""Kinds that need no entries: custom supplies their sentences, or they are forms to be filled in."""


def facts_once(case: Case) -> Iterator[str]:
    """Complain of facts that no section uses, or several, and of numbers that no fact has."""
    known = [fact.id for fact in case.commission.ledger.facts]
    used = (n for p in case.sketch.pieces for n in p.facts)
    yield from _once(known, [n for n in known if n not in case.sketch.left], used, texts.FACT)


def no_omissions(case: Case) -> Iterator[str]:
    """Complain of facts that are left out though neither a wish nor a doubt could have said so."""
    ledger = case.commission.ledger
    if case.sketch.left and not (ledger.wishes or ledger.doubts):
        yield texts.needless_exclusion(case.sketch.left)


def gaps_once(case: Case) -> Iterator[str]:
    """Complain in the same way of gaps; those that the form carries may be left out."""
    gaps = case.commission.ledger.gaps
    wanted = [gap.id for gap in gaps if not is_on_form(gap)]
    used = (n for p in case.sketch.pieces for n in p.gaps)
    yield from _once([gap.id for gap in gaps], wanted, used, texts.GAP)


def is_on_form(gap: Gap) -> bool:
    """Return whether the letterhead or the signature marks a gap: the text need not."""
    return _ON_FORM.search(gap.what) is not None


def no_empty_sections(case: Case) -> Iterator[str]:
    """Complain of sections that have nothing to tell and that nothing demands."""
    kept = {section.id for section in case.commission.kept}
    ordered = set(case.commission.parts)
    for piece in case.sketch.sections:
        if is_empty(piece) and piece.section not in kept and piece.heading not in ordered:
            yield texts.empty(piece.heading)


def is_empty(piece: Piece) -> bool:
    """Return whether a section has neither entries nor a reason to stand without them."""
    return not (piece.is_group or piece.entries or piece.must or piece.kind in _WITHOUT)


def _once(known: list[int], wanted: list[int], used: Iterable[int], name: str) -> Iterator[str]:
    counts = Counter(used)
    if unknown := [n for n in counts if n not in known]:
        yield texts.unknown(name, unknown)
    if missing := [n for n in wanted if n not in counts]:
        yield texts.missing(name, missing)
    if doubled := [n for n in known if counts[n] > 1]:
        yield texts.duplicates(name, doubled)
