"""What code can tell of a draft: how long it is, what it states, what it should not, and what it took."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.commands.drafts.drafting import DraftResult
from bot.commands.evaluation.phrases import longest_repeated_phrase, longest_shared_phrase
from bot.compliance.checker import check
from bot.compliance.rule import Exemption, Rule
from bot.compliance.rules.facts import t901_superseded_values, t902_forbidden_words
from bot.domain.finding import UNTOLD, Finding, Severity
from bot.domain.genre import Genre
from bot.drafting.release import context_of
from bot.drafting.review.draft import draft_of
from bot.drafting.review.faults import unstated
from bot.drafting.writing.tags import clauses_of
from bot.export import plain
from bot.export.files import gaps
from bot.store.records.jobs import Usage

_REPEATED = 14
"""From so many characters on a phrase that stands twice is told."""


@dataclass(frozen=True)
class Measures:
    """What was measured of a draft; what is listed stands in the order of the text or of the ledger."""

    chars: int
    """Of the whole text, blanks apart."""
    target: int | None
    facts: int
    missing: tuple[str, ...]
    """The facts that the draft does not state."""
    superseded: tuple[str, ...]
    """Values that were corrected and stand all the same."""
    forbidden: tuple[str, ...]
    """Words that were to be left out."""
    gaps: tuple[str, ...]
    proposals: tuple[str, ...]
    unsupported: tuple[str, ...]
    """Figures, dates and names that nobody told."""
    shared: str | None
    """The longest phrase that an exemplar has as well; `None` where none was shown."""
    repeated: str
    """The longest phrase that stands twice; empty where it is short."""
    used: Usage
    seconds: float

    @property
    def stated(self) -> int:
        """Return how many facts the draft states."""
        return self.facts - len(self.missing)

    @cached_property
    def percent(self) -> int | None:
        """Return the length in percent of the target; `None` where none is set."""
        return round(100 * self.chars / self.target) if self.target else None


def measure(
    done: DraftResult,
    genre: Genre,
    allowed: tuple[Exemption, ...],
    exemplars: Sequence[str],
    seconds: float,
) -> Measures:
    """Return the measures of a draft; `exemplars` are the texts it was shown. Some 100 ms of work."""
    document, ledger, brief = done.document, done.ledger, done.document.brief
    text = plain.render(document)
    found = check(text, context_of(document, ledger, genre.kind, allowed))
    told = (brief.issuer, brief.topic, brief.period, brief.addressee, *(fact.text for fact in ledger.facts))
    repeated = longest_repeated_phrase(text, (document.title, brief.issuer, brief.topic))
    return Measures(
        chars=len("".join(text.split())),
        target=brief.target_chars,
        facts=len(ledger.facts),
        missing=tuple(fact.text for fact in unstated.missing(draft_of(document, genre, ledger))),
        superseded=_quotes(found, t901_superseded_values.RULE),
        forbidden=_quotes(found, t902_forbidden_words.RULE),
        gaps=tuple(gaps(document)),
        proposals=tuple(clause.text for s in document.live for clause in clauses_of(s) if clause.proposed),
        unsupported=tuple(f.quote for f in found if f.about in UNTOLD and f.severity is Severity.ERROR),
        shared=longest_shared_phrase(text, exemplars, told) if exemplars else None,
        repeated=repeated if len(repeated) >= _REPEATED else "",
        used=done.used,
        seconds=seconds,
    )


def _quotes(found: Sequence[Finding], rule: Rule) -> tuple[str, ...]:
    return tuple(f.quote for f in found if f.rule == rule.id)
