"""The findings of the whole document as the chat shows them."""

from collections.abc import Iterable

from bot.compliance.rule import Exemption
from bot.conversation.turns.context import TurnContext
from bot.domain.document import Document
from bot.domain.finding import FixKind
from bot.domain.genre import GenreKind
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.drafting.outline.proposing import section_name, section_names
from bot.drafting.release import OpenFinding, context_of, document_findings, with_decisions
from bot.texts import checking
from bot.texts.conversation import releasing as texts


def open_findings(context: TurnContext) -> tuple[OpenFinding, ...]:
    """Return every finding of the document in hand with what was decided about it; some 50 ms."""
    return with_decisions(_findings(*_inputs(context)), context.allowed, context.accepted)


def findings_before(context: TurnContext) -> tuple[OpenFinding, ...]:
    """Return the same findings, computed before the change that a step makes."""
    return with_decisions(
        context.computed.of(_findings, *_inputs(context)), context.allowed, context.accepted
    )


_Inputs = tuple[Document | None, Ledger, GenreKind | None, tuple[Exemption, ...], tuple[HouseWord, ...]]


def _inputs(context: TurnContext) -> _Inputs:
    papers = (context.document, context.ledger, context.genre.kind)
    return *papers, context.allowed, context.house.in_force


def _findings(
    document: Document | None,
    ledger: Ledger,
    kind: GenreKind | None,
    allowed: tuple[Exemption, ...],
    house: tuple[HouseWord, ...],
) -> tuple[OpenFinding, ...]:
    return document_findings(document, context_of(document, ledger, kind, allowed, house)) if document else ()


def finding_lines(document: Document, found: Iterable[OpenFinding]) -> list[str]:
    """Return findings, each in a line."""
    called = section_names(document)
    return [
        texts.line(texts.where(called.get(p.section, "")), p.finding.quote, p.finding.message) for p in found
    ]


def finding_text(document: Document, point: OpenFinding, number: int, total: int) -> str:
    """Return one finding with its sentence, and what could stand instead."""
    found = point.finding
    fix = (checking.safe_fix if found.fix.kind is FixKind.AUTO else checking.suggestion)(
        found.fix.replacement
    )
    where = _location(document, point)
    return texts.finding(number, total, where, point.sentence, found.quote, found.message, fix)


def _location(document: Document, point: OpenFinding) -> str:
    section = document.section(point.section)
    return texts.where(section_name(document, section) if section else "")
