"""The document beside the conversation as JSON, each button with the choice that it stands for."""

from collections.abc import Iterable
from typing import Any

from bot.conversation.choices.codec import encode
from bot.conversation.replies import Button
from bot.conversation.views.paper import Paper, Paragraph, Piece, Point, SectionSheet


def paper_for_page(paper: Paper) -> dict[str, Any]:
    """Return a document as a page is told of it."""
    return {
        "id": paper.public_id,
        "title": paper.title,
        "opening": [_paragraph(one) for one in paper.opening],
        "sections": [_section(one) for one in paper.sections],
        "closing": [_paragraph(one) for one in paper.closing],
        "points": [_point(one) for one in paper.points],
        "sources": {number: [source.fact, source.said] for number, source in paper.sources.items()},
        "blanks": [
            {"what": one.what, "section": one.section, "fill": encode(one.fill.choice)}
            for one in paper.blanks
        ],
        "buttons": _buttons(paper.buttons),
    }


def _section(sheet: SectionSheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "name": sheet.name,
        "progress": sheet.progress,
        "shown": sheet.shown,
        "last": sheet.last,
        "chars": sheet.chars,
        "paragraphs": [_paragraph(one) for one in sheet.paragraphs],
        "buttons": _buttons(sheet.buttons),
        "ways": _buttons(sheet.ways),
    }


def _paragraph(paragraph: Paragraph) -> dict[str, Any]:
    told = {"kind": paragraph.kind.value, "pieces": [_piece(one) for one in paragraph.pieces]}
    return (
        told
        | ({"line": paragraph.line} if paragraph.line >= 0 else {})
        | ({"mine": True} if paragraph.by_hand else {})
    )


def _piece(piece: Piece) -> dict[str, Any]:
    told: dict[str, Any] = {"text": piece.text}
    for name, value in (("level", piece.level), ("facts", piece.facts), ("mark", piece.mark)):
        if value:
            told[name] = value
    flags = {name: True for name in ("proposed", "made") if getattr(piece, name)}
    return told | flags


def _point(point: Point) -> dict[str, Any]:
    return {
        "mark": point.mark,
        "section": point.section,
        "quote": point.quote,
        "message": point.message,
        "blocks": point.blocks,
        "buttons": _buttons(point.buttons),
    }


def _buttons(buttons: Iterable[Button]) -> list[tuple[str, str]]:
    return [(button.label, encode(button.choice)) for button in buttons]
