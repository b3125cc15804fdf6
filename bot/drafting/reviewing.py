"""The review sheet of a document, put together from the store: for the person who signs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot import __version__
from bot.compliance.formulations import table as formulations
from bot.compliance.register import rules_by_id
from bot.compliance.rule import Context, Exemption
from bot.computing import compute
from bot.domain.document import Document, Section
from bot.domain.fact import Fact
from bot.domain.finding import AcceptedFinding, Aspect
from bot.domain.genre import GenreKind
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.domain.passage import StoredPassage
from bot.drafting.outline.proposing import section_name
from bot.drafting.release import OpenFinding, context_of, open_findings, section_spans
from bot.drafting.sources import untold
from bot.drafting.sources.attribution import attributions
from bot.drafting.sources.tracing import Kind, Statement, statements
from bot.export import plain
from bot.export.aigc_label import is_by_model
from bot.export.review import Part, Review
from bot.facts.wording import clause_around
from bot.store.store import Store
from bot.texts import review as texts
from bot.texts.conversation import releasing

_BESIDE = 8


@dataclass(frozen=True)
class ReviewMaterial:
    """Everything that a review sheet is made from."""

    document: Document
    context: Context
    accepted: tuple[AcceptedFinding, ...]
    messages: Mapping[str, tuple[str, datetime]]
    """What the user wrote and when, by the id that facts name."""
    passages: Sequence[StoredPassage]
    today: date
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return what was told, and what the user wrote into the text."""
        return self.context.facts or ()


async def material_of(
    store: Store,
    document: Document,
    kind: GenreKind | None,
    allowed: tuple[Exemption, ...],
    today: date,
    house: tuple[HouseWord, ...] = (),
) -> ReviewMaterial:
    """Return the papers of a document from the store."""
    async with store.read() as asked:
        ledger = await asked.ledger(document.id)
        accepted = await asked.accepted_findings(document.id)
        messages = await asked.messages(fact.message for fact in ledger.facts)
    shown = (s.current.provenance.passages for s in document.live if s.current)
    used = list(dict.fromkeys(passage for own in shown for passage in own))
    passages, _ = await store.holdings.passages(used) if used else ((), 0)
    context = context_of(document, ledger, kind, allowed, house)
    return ReviewMaterial(document, context, accepted, messages, passages, today, ledger)


async def review_sheet(
    store: Store,
    document: Document,
    kind: GenreKind | None,
    allowed: tuple[Exemption, ...],
    today: date,
    house: tuple[HouseWord, ...] = (),
) -> Review:
    """Return the review sheet of a document; some 100 ms of work, off the event loop."""
    return await compute(sheet_from, await material_of(store, document, kind, allowed, today, house))


def sheet_from(papers: ReviewMaterial) -> Review:
    """Return the review sheet."""
    document = papers.document
    sources, found = tuple(_sources(papers)), open_findings(document, papers.context, papers.accepted)
    findings = tuple(_findings(papers, [p for p in found if not p.is_about(Aspect.PROPOSAL)]))
    proposals = (*_proposals(papers, [p for p in found if p.is_about(Aspect.PROPOSAL)]), *_untold(papers))
    versions, exemplars = tuple(_versions(document)), tuple(_exemplars(papers))
    parts = (
        Part(texts.FACTS, texts.FACT_COLUMNS, (1, 3), tuple(_facts(papers))),
        *((Part(texts.PROPOSALS, texts.PROPOSAL_COLUMNS, (2, 6, 2), proposals),) if proposals else ()),
        Part(
            texts.SENTENCES, texts.SENTENCE_COLUMNS, (2, 6, 6), tuple(_sentences(papers)), texts.NO_VERSIONS
        ),
        Part(texts.SOURCES, texts.SOURCE_COLUMNS, (3, 3, 3, 5), sources, texts.NO_SOURCES),
        Part(texts.FINDINGS, texts.FINDING_COLUMNS, (1, 4, 5, 4), findings, texts.NO_FINDINGS),
        Part(texts.VERSIONS, texts.VERSION_COLUMNS, (4, 2, 4), versions, texts.NO_VERSIONS),
        Part(texts.EXEMPLARS, texts.EXEMPLAR_COLUMNS, (1, 1), exemplars, texts.NO_EXEMPLARS),
    )
    return Review(releasing.review_file(document.title), parts)


def _facts(papers: ReviewMaterial) -> Iterator[tuple[str, str]]:
    document, known = papers.document, formulations.table()
    brief = document.brief
    written = [s.current for s in document.live if s.current]
    models = dict.fromkeys(v.provenance.model for s in document.live for v in s.versions)
    issued = brief.issued.isoformat() if brief.issued else ""
    for name, value in (
        (texts.TITLE, document.title),
        (texts.ISSUER, brief.issuer),
        (texts.GENRE, brief.genre),
        (texts.PERIOD, brief.period),
        (texts.ADDRESSEE, brief.addressee),
        (texts.ISSUED, issued),
        (texts.LENGTH, texts.length(len(document.live), sum(len(v.text) for v in written))),
        (texts.MODEL, "、".join(filter(None, models)) or texts.NO_MODEL),
        (texts.LABEL, _label(document)),
        (texts.TABLE, texts.table(known.as_of, known.age(papers.today), known.stale(papers.today))),
        (texts.PROGRAM, texts.program(__version__, len(rules_by_id()))),
        (texts.MADE, texts.moment(datetime.now(UTC))),
        (texts.SIGNED, texts.SIGN_HERE),
    ):
        yield name, value or texts.UNSAID


def _label(document: Document) -> str:
    if document.unlabelled:
        return texts.LABEL_REMOVED
    return texts.LABEL_KEPT if is_by_model(document) else texts.LABEL_NONE


def _sources(papers: ReviewMaterial) -> Iterator[tuple[str, ...]]:
    document = papers.document
    text = plain.render(document)
    places = section_spans(document, text)
    for found in statements(text, papers.facts, document.brief):
        section = next((s for s, start, end in places if start <= found.start < end), None)
        written = _around(text, found)
        ground = texts.ground(found.ground, found.formula)
        yield _name(document, section), written, ground, "\n".join(_quotation(papers, f) for f in found.facts)


def _around(text: str, found: Statement) -> str:
    """Return the words; a figure says nothing without a few beside it."""
    if found.kind is not Kind.FIGURE:
        return text[found.start : found.end]
    return clause_around(text, found.start, found.end, _BESIDE).rpartition("】")[2]


def _quotation(papers: ReviewMaterial, fact: Fact) -> str:
    message, at = papers.messages.get(fact.message, ("", None))
    return texts.message_quote(message, fact.text, at)


def _sentences(papers: ReviewMaterial) -> Iterator[tuple[str, ...]]:
    """Yield every sentence with the facts behind it; one that the drafter proposed is marked as such."""
    document = papers.document
    for section in document.live:
        text = section.current.text if section.current else ""
        for found in attributions(section, papers.ledger, document.brief):
            told = "\n".join(fact.text for fact in found.facts)
            ground = told or (texts.IS_PROPOSED if found.proposed else texts.NO_FACT)
            yield _name(document, section), text[found.start : found.end], ground


def _proposals(papers: ReviewMaterial, found: Sequence[OpenFinding]) -> Iterator[tuple[str, ...]]:
    document = papers.document
    for point in found:
        state = texts.TO_CONFIRM if point.open else texts.CONFIRMED
        yield _name(document, document.section(point.section)), point.finding.quote, state


def _untold(papers: ReviewMaterial) -> Iterator[tuple[str, ...]]:
    """Yield what the text cites, and the items of its plans, that nobody told."""
    document = papers.document
    for words in untold.citations(document, papers.ledger):
        yield texts.CITED, words, texts.TO_CONFIRM
    for section, line in untold.items(document, papers.ledger):
        yield _name(document, section), line, texts.TO_CONFIRM


def _findings(papers: ReviewMaterial, points_: Sequence[OpenFinding]) -> Iterator[tuple[str, ...]]:
    document = papers.document
    for point in points_:
        found = point.finding
        where = texts.finding_place(_name(document, document.section(point.section)), found.quote)
        yield texts.LEVELS[found.severity], where, f"{found.message}\n（{found.source}）", _decision(point)


def _decision(point: OpenFinding) -> str:
    if point.accepted:
        return texts.acceptance(point.accepted.reason, point.accepted.by, point.accepted.at)
    return texts.office_exception(point.allowed.reason) if point.allowed else texts.OPEN_CHECK


def _versions(document: Document) -> Iterator[tuple[str, ...]]:
    for section in document.live:
        if section.versions:
            names = [texts.AUTHORS[v.author] for v in section.versions]
            shown = texts.current_version(section.shown, len(section.versions))
            yield _name(document, section), shown, texts.authors(names)


def _exemplars(papers: ReviewMaterial) -> Iterator[tuple[str, ...]]:
    for stored in papers.passages:
        yield stored.title, texts.passage(stored.passage.heading_path)


def _name(document: Document, section: Section | None) -> str:
    return section_name(document, section) if section else texts.OUTSIDE
