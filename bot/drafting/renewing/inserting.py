"""New sentences are put in the place of old ones: a version in which everything else is the same."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.compliance.checker import relocate_exemplar_findings
from bot.domain.document import Author, Clause, Section, Version
from bot.domain.ledger import Ledger
from bot.drafting.renewing.stale import StaleSentence
from bot.drafting.writing.tags import carry_clauses, clause_spans, clauses_of


@dataclass(frozen=True)
class SentenceRenewal:
    """A sentence with what stands in its place."""

    stale: StaleSentence
    text: str
    """Empty where it was struck."""
    clauses: tuple[Clause, ...] = ()
    """The clauses of the new text that have a source."""

    @property
    def is_other(self) -> bool:
        """Return whether the sentence changes."""
        return self.text != self.stale.text


def renew_by_code(found: Sequence[StaleSentence], ledger: Ledger) -> tuple[SentenceRenewal, ...]:
    """Return the sentences that code renews by itself; their clauses name what holds now."""
    return tuple(
        SentenceRenewal(one, one.instead, _retag(carry_clauses(one.clauses, one.text, one.instead), ledger))
        for one in found
        if one.instead is not None
    )


def version_with(
    section: Section, renewed: Sequence[SentenceRenewal], author: Author | None = None
) -> Version | None:
    """Return the version in which the sentences are renewed; `None` where nothing changes or is left.

    Without an author it is of whoever wrote the section before the user changed it.
    """
    current = section.current
    changed = sorted((r for r in renewed if r.is_other), key=lambda r: r.stale.start)
    if current is None or not changed:
        return None
    text = _text_with(current.text, changed)
    if not text.strip():
        return None
    own = replace(current.provenance, clauses=_clauses(section, changed))
    found = relocate_exemplar_findings(current.findings, text)
    who = author or _writer(section)
    return replace(current, number=0, text=text, author=who, instruction="", provenance=own, findings=found)


def _writer(section: Section) -> Author:
    writers = (author for author in reversed(section.authors) if author is not Author.USER)
    return next(writers, Author.USER)


def _text_with(text: str, renewed: Sequence[SentenceRenewal]) -> str:
    """Return the text with the new sentences; a paragraph that was nothing but struck ones goes with them."""
    for one in reversed(renewed):
        before, behind = text[: one.stale.start], text[one.stale.end :]
        if not one.text and (not before or before.endswith("\n")) and behind[:1] in ("", "\n"):
            before, behind = (before, behind[1:]) if behind else (before[:-1], "")
        text = before + one.text + behind
    return text


def _clauses(section: Section, renewed: Sequence[SentenceRenewal]) -> tuple[Clause, ...]:
    """Return the clauses of the new version: those of other sentences as they were."""
    text = section.current.text if section.current else ""
    kept = [
        (end, clause)
        for (start, end), clause in clause_spans(text, clauses_of(section))
        if not any(start < r.stale.end and r.stale.start < end for r in renewed)
    ]
    fresh = [(r.stale.start, clause) for r in renewed for clause in r.clauses]
    return tuple(clause for _, clause in sorted((*kept, *fresh), key=lambda one: one[0]))


def _retag(clauses: Sequence[Clause], ledger: Ledger) -> tuple[Clause, ...]:
    """Return the clauses under the facts that hold, without those that none does."""
    named = (replace(c, facts=tuple(f.id for n in c.facts if (f := ledger.held(n)))) for c in clauses)
    return tuple(clause for clause in named if clause.facts or clause.proposed)
