"""The findings of the whole document as the chat shows them."""

from collections.abc import Iterable

from bot.compliance.rule import Allowed
from bot.conversation.desk import Desk
from bot.domain.document import Document
from bot.domain.genre import GenreKind
from bot.domain.ledger import Ledger
from bot.drafting.outline import section_name, section_names
from bot.drafting.release import Point, context_of, decided, undecided
from bot.texts import checking
from bot.texts import releasing as texts


def points(desk: Desk) -> tuple[Point, ...]:
    """Return every finding of the document in hand with what was decided about it; some 50 ms."""
    return decided(_undecided(*_of(desk)), desk.allowed, desk.settled)


def points_before(desk: Desk) -> tuple[Point, ...]:
    """Return the same findings, computed before the change that a step makes."""
    return decided(desk.computed.of(_undecided, *_of(desk)), desk.allowed, desk.settled)


def _of(desk: Desk) -> tuple[Document | None, Ledger, GenreKind | None, tuple[Allowed, ...]]:
    return desk.document, desk.ledger, desk.genre.kind, desk.allowed


def _undecided(
    document: Document | None, ledger: Ledger, kind: GenreKind | None, allowed: tuple[Allowed, ...]
) -> tuple[Point, ...]:
    return undecided(document, context_of(document, ledger, kind, allowed)) if document else ()


def in_lines(document: Document, found: Iterable[Point]) -> list[str]:
    """Return findings, each in a line."""
    called = section_names(document)
    return [
        texts.line(texts.where(called.get(p.section, "")), p.finding.quote, p.finding.message) for p in found
    ]


def told(document: Document, point: Point, number: int, total: int) -> str:
    """Return one finding with its sentence, and what could stand instead."""
    found = point.finding
    fix = (checking.replaced if found.fix.kind == "auto" else checking.suggested)(found.fix.replacement)
    where = _where(document, point)
    return texts.point(number, total, where, point.sentence, found.quote, found.message, fix)


def _where(document: Document, point: Point) -> str:
    section = document.section(point.section)
    return texts.where(section_name(document, section) if section else "")
