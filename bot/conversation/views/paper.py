"""The document as a page shows it: its text with sources, findings, gaps, and what can be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices import section as choices
from bot.conversation.choices.findings import Fill
from bot.conversation.replies import Button
from bot.conversation.steps.release.releasing import finding_buttons
from bot.conversation.turns.context import TurnContext
from bot.conversation.views import keyboards
from bot.conversation.views.open_findings import open_findings
from bot.conversation.views.progress import sections_to_write
from bot.domain.document import Document, Progress, Section
from bot.domain.fact import Fact
from bot.domain.finding import Aspect
from bot.drafting.outline.proposing import section_names
from bot.drafting.release import OpenFinding
from bot.drafting.revision import paragraphs_by_hand
from bot.drafting.sources.attribution import Attribution, attributions
from bot.export import plain
from bot.export.sheet.blocks import Part, blocks, blocks_by_section
from bot.export.sheet.sheet import Block, Kind
from bot.texts import paper
from bot.texts.conversation import dialog

_Cut: TypeAlias = tuple[int, int]
_Parts: TypeAlias = Mapping[int, tuple[Part, ...]]


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph with one source."""

    text: str
    level: int = 0
    """The level of the heading that it is; 0 for everything else."""
    facts: tuple[int, ...] = ()
    proposed: bool = False
    mark: str = ""
    """The finding that points at it; empty for none."""
    made: bool = False
    """True where no version holds it: it is made around them, as numbers and headings are."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it will stand in the file."""

    kind: Kind
    pieces: tuple[Piece, ...]
    line: int = -1
    """Which line of its version it is; -1 for what is made around the versions."""
    by_hand: bool = False


@dataclass(frozen=True)
class SectionSheet:
    """A section of the document."""

    id: int
    name: str
    progress: str
    shown: int
    last: int
    paragraphs: tuple[Paragraph, ...]
    buttons: tuple[Button, ...]
    ways: tuple[Button, ...]
    """The ways to have it written otherwise."""
    chars: int


@dataclass(frozen=True)
class Point:
    """A finding that nobody has decided about."""

    mark: str
    section: int
    quote: str
    message: str
    blocks: bool
    buttons: tuple[Button, ...]


@dataclass(frozen=True)
class Blank:
    """A gap in the text, which a word or two will fill."""

    what: str
    section: int
    fill: Button


@dataclass(frozen=True)
class Source:
    """What a sentence rests on."""

    fact: str
    said: str
    """The words of the clerk that it was told in."""


@dataclass(frozen=True)
class Paper:
    """A document as it stands now."""

    public_id: str
    title: str
    opening: tuple[Paragraph, ...]
    """What stands before the sections."""
    sections: tuple[SectionSheet, ...]
    closing: tuple[Paragraph, ...]
    points: tuple[Point, ...]
    sources: Mapping[int, Source]
    blanks: tuple[Blank, ...]
    buttons: tuple[Button, ...]


def paper_of(
    context: TurnContext, messages: Mapping[str, str], busy: frozenset[int], *, judged: bool
) -> Paper | None:
    """Return the document in hand; `busy` are the sections that are being written.

    It takes some 60 ms where it is judged: without, its text has no findings, gaps and sources yet.
    """
    document = context.document
    if document is None or not document.live:
        return None
    found = tuple(p for p in open_findings(context) if p.open) if judged else ()
    blanks = tuple(_blanks(document, found))
    parts = blocks_by_section(document)
    sections = tuple(_sections(context, document, parts, found, busy, judged))
    opening, closing = _around(document, parts)
    return Paper(
        document.public_id,
        document.title,
        opening,
        sections,
        closing,
        tuple(_point(document, p) for p in found if not p.is_about(Aspect.GAP)),
        {fact.id: _source(fact, messages) for fact in context.facts},
        blanks,
        tuple(_document_buttons(document, bool(found))),
    )


def _sections(
    context: TurnContext,
    document: Document,
    parts: _Parts,
    found: Sequence[OpenFinding],
    busy: frozenset[int],
    judged: bool,
) -> Iterator[SectionSheet]:
    called = section_names(document)
    for section in document.live:
        own = [p for p in found if p.section == section.id]
        known = list(attributions(section, context.ledger, context.brief)) if judged else []
        yield SectionSheet(
            section.id,
            called[section.id],
            "busy" if section.id in busy else _progress(section),
            section.shown,
            section.last,
            tuple(_paragraphs(section, parts.get(section.id, ()), known, own)),
            tuple(_buttons(context, section)),
            tuple(button for row in keyboards.of_rewrite(context, section) for button in row),
            len(section.current.text) if section.current else 0,
        )


def _document_buttons(document: Document, to_see: bool) -> Iterator[Button]:
    settled = all(section.progress is Progress.ADOPTED for section in document.live)
    unwritten = bool(sections_to_write(document))
    for row in keyboards.of_document(document, settled, unwritten, to_see):
        yield from row


def _progress(section: Section) -> str:
    current = section.current
    if current is None:
        return Progress.OPEN.value
    return section.progress.value if current.complete else "partial"


def _buttons(context: TurnContext, section: Section) -> Iterator[Button]:
    of = context.shown_version(section)
    if section.current is None:
        return
    if section.progress is not Progress.ADOPTED:
        yield Button(dialog.ADOPT, choices.Adopt(of))
    if not keyboards.can_rewrite(context, section):
        yield Button(dialog.AGAIN, choices.DraftAgain(of))
    if section.last > 1:
        yield Button(dialog.PREVIOUS, choices.ShowEarlier(of))
        yield Button(dialog.NEXT, choices.ShowLater(of))


def _around(document: Document, sections: _Parts) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Return what stands before the sections and what stands behind them."""
    inner = {key for own in sections.values() for key in map(_key, own)}
    parts = [part for part in blocks(document) if isinstance(part, Block)]
    own = [n for n, part in enumerate(parts) if _key(part) in inner]
    first, last = (own[0], own[-1] + 1) if own else (len(parts), len(parts))
    return tuple(map(_plain, parts[:first])), tuple(map(_plain, parts[last:]))


def _key(part: object) -> str:
    return f"{part.kind}\0{part.text}" if isinstance(part, Block) else ""


def _plain(block: Block) -> Paragraph:
    return Paragraph(block.kind, tuple(Piece(run.text, run.level) for run in block.runs))


def _paragraphs(
    section: Section, parts: Sequence[Part], known: Sequence[Attribution], found: Sequence[OpenFinding]
) -> Iterator[Paragraph]:
    text = section.current.text if section.current else ""
    mine, points, at = paragraphs_by_hand(section), list(_places(text, found)), 0
    for part in parts:
        if not isinstance(part, Block):
            yield Paragraph(Kind.BODY, (Piece("\n".join(plain.lines((part,)))),))
            continue
        pieces: list[Piece] = []
        line = -1
        for run in part.runs:
            start = text.find(run.text, at) if run.text else -1
            if start < 0:
                pieces.append(Piece(run.text, run.level, made=True))
                continue
            at, line = start + len(run.text), text.count("\n", 0, start)
            pieces += _cut(text, (start, at), run.level, known, points)
        yield Paragraph(part.kind, tuple(pieces), line, line >= 0 and text.splitlines()[line] in mine)


def _places(text: str, found: Sequence[OpenFinding]) -> Iterator[tuple[int, int, str]]:
    """Yield where the findings stand in a version, each with its mark."""
    for point in found:
        sentence = max(text.find(point.sentence.strip()), 0)
        at = text.find(point.finding.quote, sentence)
        if at >= 0 and point.finding.quote:
            yield at, at + len(point.finding.quote), point.mark


def _cut(
    text: str, span: _Cut, level: int, known: Sequence[Attribution], points: Sequence[tuple[int, int, str]]
) -> Iterator[Piece]:
    """Yield a stretch of a version, cut wherever its source or a finding begins or ends."""
    start, end = span
    ends = {end, *(e for a in known for e in (a.start, a.end)), *(e for p in points for e in p[:2])}
    at = start
    for cut in sorted(e for e in ends if start < e <= end):
        own = next((a for a in known if a.start <= at < a.end), None)
        facts = tuple(f.id for f in own.facts) if own else ()
        mark = next((m for low, high, m in points if low <= at < high), "")
        yield Piece(text[at:cut], level, facts, bool(own and own.proposed), mark)
        at = cut


def _blanks(document: Document, found: Sequence[OpenFinding]) -> Iterator[Blank]:
    """Yield the gaps in what is written; a section that is not written yet is none that a word fills."""
    unwritten = {section.id for section in document.live if section.current is None}
    for point in found:
        if point.section in unwritten:
            continue
        buttons = [b for row in finding_buttons(document, None, point) for b in row]
        fill = next((b for b in buttons if isinstance(b.choice, Fill)), None)
        if fill and point.is_about(Aspect.GAP):
            what = point.finding.quote.removeprefix(paper.GAP_START).rstrip("】")
            yield Blank(what, point.section, fill)


def _point(document: Document, point: OpenFinding) -> Point:
    rows = finding_buttons(document, None, point)
    buttons = tuple(button for row in rows for button in row)
    found = point.finding
    return Point(point.mark, point.section, found.quote, found.message, point.is_blocking, buttons)


def _source(fact: Fact, messages: Mapping[str, str]) -> Source:
    said = "……".join(quote.text for quote in fact.quotes) or messages.get(fact.message, "")
    return Source(fact.text, said)
