"""What stands between a document and its file: the findings of the whole text, and which were let stand."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.compliance.checker import all_findings, exemplar_findings
from bot.compliance.rule import Context, Exemption
from bot.compliance.spots import one_per_spot
from bot.domain.document import Document, Section
from bot.domain.finding import AcceptedFinding, Aspect, Finding, Fix, FixKind, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.drafting.proposals import section_proposals
from bot.drafting.revision import own_words
from bot.drafting.writing.tags import clauses_of
from bot.export import plain
from bot.language.sentences import sentence_spans
from bot.texts import paper
from bot.texts.conversation import handover

_PROPOSAL = "proposal"
"""By what a decision about a proposed sentence is on record; no rule for texts in general."""


@dataclass(frozen=True)
class OpenFinding:
    """A finding of the whole text, as a person decides about it."""

    finding: Finding
    """Its offsets are those of the whole plain text."""
    section: int
    """The section it stands in; 0 for title, addressee, signature and date of issue."""
    sentence: str
    place: str
    """What it is known by beside its words: the sentence, or for a named gap its section."""
    nth: int
    """Which one it is among those with the same rule, quote and place, from 0."""
    accepted: AcceptedFinding | None = None
    allowed: Exemption | None = None
    """What the office lets stand, where that covers it."""

    @property
    def key(self) -> tuple[str, str, str, int]:
        """Return what makes it the same finding after an edit elsewhere."""
        return (self.finding.rule, self.finding.quote, self.place, self.nth)

    @property
    def mark(self) -> str:
        """Return the key in eight characters, for a button."""
        return hashlib.sha256("\0".join(map(str, self.key)).encode()).hexdigest()[:8]

    def is_about(self, aspect: Aspect) -> bool:
        """Return whether that is what it is about."""
        return self.finding.about is aspect

    @property
    def open(self) -> bool:
        """Return whether nobody has decided about it."""
        return not (self.accepted or self.allowed)

    @property
    def is_blocking(self) -> bool:
        """Return whether the file waits for a decision about it."""
        return self.open and self.finding.severity is Severity.ERROR

    @property
    def warns(self) -> bool:
        """Return whether it is worth a look, and no more."""
        return self.open and self.finding.severity is Severity.WARN


def open_findings(
    document: Document, context: Context, accepted: Sequence[AcceptedFinding]
) -> tuple[OpenFinding, ...]:
    """Return every finding of the whole document, in the order of the text, and what was decided of it."""
    return with_decisions(document_findings(document, context), context.allowed, accepted)


def document_findings(document: Document, context: Context) -> tuple[OpenFinding, ...]:
    """Return every finding of the whole document, in the order of the text; some 50 ms."""
    text = plain.render(document)
    places = section_spans(document, text)
    taken = (f for section, start, end in places for f in _copy_findings(section, text, start, end))
    own = (f for section, start, end in places for f in _proposal_findings(section, text, start, end))
    found = one_per_spot((*all_findings(text, context), *taken, *own))
    return tuple(_as_open_findings(text, places, found))


def with_decisions(
    found: Sequence[OpenFinding], allowed: Sequence[Exemption], accepted: Sequence[AcceptedFinding]
) -> tuple[OpenFinding, ...]:
    """Return findings with what was decided of each."""
    known = {(s.rule, s.quote, s.place, s.nth): s for s in accepted}
    return tuple(
        replace(p, accepted=known.get(p.key), allowed=next((a for a in allowed if a.covers(p.finding)), None))
        for p in found
    )


def context_of(
    document: Document,
    ledger: Ledger,
    kind: GenreKind | None,
    allowed: tuple[Exemption, ...],
    house: tuple[HouseWord, ...] = (),
) -> Context:
    """Return what the whole document is judged against: what was told, and what the user wrote into it."""
    return Context(
        document.brief,
        kind,
        (*ledger.facts, *own_words(*document.live)),
        clauses=tuple(clause for section in document.live for clause in clauses_of(section)),
        whole=True,
        allowed=allowed,
        house=house,
        superseded=ledger.superseded,
        forbidden=ledger.forbidden,
        typeset=True,
    )


def _copy_findings(section: Section, text: str, start: int, end: int) -> Iterator[Finding]:
    """Yield what is taken from exemplars: it was found when they were at hand."""
    for found in exemplar_findings(section.current.findings) if section.current else ():
        at = text.find(found.quote, start, end)
        if at >= 0:
            yield replace(found, start=at, end=at + len(found.quote))


def _proposal_findings(section: Section, text: str, start: int, end: int) -> Iterator[Finding]:
    """Yield the sentences that the drafter proposed, as the whole text has them."""
    written = section.current.text if section.current else ""
    for low, high in section_proposals(section):
        quote = written[low:high]
        at = text.find(quote, start, end)
        if at >= 0:
            own = (_PROPOSAL, Severity.WARN, at, at + len(quote), quote)
            said = (handover.PROPOSED, handover.PROPOSED_SOURCE)
            yield Finding(*own, *said, Fix(FixKind.AUTO), Aspect.PROPOSAL)


def section_spans(document: Document, text: str) -> list[tuple[Section, int, int]]:
    """Return where the sections stand in the whole text; annexes stand behind the date of issue."""
    places, at = [], 0
    for section in sorted(document.live, key=lambda s: s.plan.role is SectionRole.ANNEX):
        own = plain.running_text(document, section)
        at = text.index(own, at)
        places.append((section, at, at + len(own)))
        at += len(own)
    return places


def _as_open_findings(
    text: str, places: Sequence[tuple[Section, int, int]], found: Sequence[Finding]
) -> Iterator[OpenFinding]:
    spans, at, counts = [*sentence_spans(text), (len(text), len(text))], 0, Counter[tuple[str, str, str]]()
    for finding in found:
        while spans[at][1] <= finding.start < len(text):
            at += 1
        sentence = text[slice(*spans[at])]
        within = next((p for p in places if p[1] <= finding.start < p[2]), None)
        section = within[0].id if within else 0
        place = _gap_name(text, finding, within) or sentence
        like = (finding.rule, finding.quote, place)
        yield OpenFinding(finding, section, sentence, place, counts[like])
        counts[like] += 1


def _gap_name(text: str, finding: Finding, within: tuple[Section, int, int] | None) -> str:
    """Return the section of a gap that says what it lacks, and how often that is lacking there.

    Gaps stand side by side in one sentence: filling one must not ask about its neighbour again.
    """
    if within is None or not finding.quote.startswith(paper.GAP_START):
        return ""
    section, start, end = within
    return f"{section.id}/{text.count(finding.quote, start, end)}"
