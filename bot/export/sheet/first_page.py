"""The first page holds text: an addressee that would leave it none goes to the imprint (7.3.2)."""

from dataclasses import replace
from math import ceil

from bot.config import Layout
from bot.export.sheet.sheet import Block, Kind, Sheet
from bot.export.word.measures import measures_of
from bot.language.characters import width
from bot.texts import paper

_ABOVE_TEXT = (Kind.TITLE, Kind.SUBTITLE, Kind.ADDRESSEE)


def with_text_on_first_page(sheet: Sheet, layout: Layout) -> Sheet:
    """Return the sheet, its addressee in the imprint where the first page would else hold no text."""
    addressee = next((p for p in sheet.content if isinstance(p, Block) and p.kind is Kind.ADDRESSEE), None)
    if addressee is None or _has_room(sheet, layout):
        return sheet
    named = f"{paper.ADDRESSED}{addressee.text.rstrip('：: ')}。"
    copies = "\n".join(filter(None, (named, sheet.imprint.copies)))
    rest = tuple(part for part in sheet.content if part is not addressee)
    # The addressee stands before everything that the paper is turned for.
    turns = tuple(at - 1 for at in sheet.turns)
    return replace(sheet, content=rest, turns=turns, imprint=replace(sheet.imprint, copies=copies))


def _has_room(sheet: Sheet, layout: Layout) -> bool:
    """Return whether a line of text has room below head, title and addressee."""
    # What writes Word files takes a third of a second to load, and a sheet may never be written.
    from bot.export.word.parts.letterhead import head_height

    measures = measures_of(layout)
    lines = 2
    for part in sheet.content:
        if not isinstance(part, Block) or part.kind not in _ABOVE_TEXT:
            break
        own = part.text.split("\n")
        lines += sum(max(1, ceil(width(line) / measures.characters)) for line in own)
    return head_height(sheet.head, layout, measures) + lines * measures.line <= measures.height
