"""Which sentences of a text state what no longer holds: by their tags, else by figures, names and words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.document import Brief, Clause
from bot.domain.fact import Fact
from bot.domain.ledger import Ledger
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.suspecting import is_suspect
from bot.drafting.renewing.swapping import is_akin, occurs, swaps
from bot.drafting.sources.tracing import Ground, Kind, Statement, statements
from bot.drafting.writing.tags import clause_spans
from bot.facts.superseded import stale_mentions_of
from bot.facts.use import states
from bot.facts.wording import bigrams
from bot.language.sentences import sentence_spans


@dataclass(frozen=True)
class ObsoleteSpan:
    """A place that only facts that ended account for."""

    start: int
    end: int
    """Offsets into the text."""
    facts: tuple[int, ...]
    calculated: bool = False


@dataclass(frozen=True)
class ObsoleteStatement:
    """A sentence that states what holds no more."""

    start: int
    end: int
    """Offsets into the text."""
    changes: tuple[Change, ...]
    clauses: tuple[Clause, ...] = ()
    """Its clauses that have a source."""
    lost: tuple[ObsoleteSpan, ...] = ()
    """Its places that only facts that ended account for."""

    @property
    def calculated(self) -> bool:
        """Return whether it states what was calculated from an old figure."""
        return any(one.calculated for one in self.lost)


def obsolete_statements(
    text: str, clauses: Sequence[Clause], changes: Sequence[Change], ledger: Ledger, brief: Brief
) -> Iterator[ObsoleteStatement]:
    """Yield the sentences of a text that state what the changes have ended, in order."""
    tags = list(clause_spans(text, clauses))
    lost = list(_obsolete_figures(text, changes, ledger))
    if is_suspect(text, changes, ledger.facts):
        lost += _obsolete_names(text, changes, ledger, brief)
    for start, end in sentence_spans(text) if changes else ():
        own = tuple(c for (low, high), c in tags if low < end and start < high)
        near = [one for one in lost if start <= one.start and one.end <= end]
        sentence = text[start:end]
        found = tuple(c for c in changes if _states(sentence, c, own, near, ledger.facts))
        if found:
            yield ObsoleteStatement(start, end, found, own, tuple(near))


def _states(
    sentence: str, change: Change, own: Sequence[Clause], near: Sequence[ObsoleteSpan], held: Sequence[Fact]
) -> bool:
    """Return whether a sentence states an old fact, where the change concerns what it says of it."""
    if any(change.old.id in one.facts for one in near):
        return True
    if not any(clause.facts for clause in own):
        return _is_relevant(change, sentence) and _is_in_words(sentence, change.old, held)
    tagged = [clause for clause in own if change.old.id in clause.facts]
    # A day alone, or a figure in a form that is not known, may be the old one: it is not passed over.
    return bool(tagged) and (
        _is_relevant(change, sentence)
        or any(is_akin(change, c.text, [f for f in held if f.id in c.facts]) for c in tagged)
    )


def _is_relevant(change: Change, sentence: str) -> bool:
    """Return whether a sentence says what changed, where that is a figure, a date or a name."""
    exchanged = swaps(change)
    return exchanged is None or any(occurs(swap, sentence) for swap in exchanged)


def _is_in_words(sentence: str, old: Fact, held: Sequence[Fact]) -> bool:
    """Return whether a sentence tells an old fact in its words, more closely than any that holds."""
    said = bigrams(sentence)
    shared = len(said & bigrams(old.text))
    return states(sentence, old.text) and all(len(said & bigrams(f.text)) < shared for f in held)


def _obsolete_figures(text: str, changes: Sequence[Change], ledger: Ledger) -> Iterator[ObsoleteSpan]:
    """Yield the figures and dates that only old facts have."""
    for change in changes:
        now = next(iter(change.now), None)
        for place in stale_mentions_of(text, change.old, now, ledger.facts):
            yield ObsoleteSpan(place.start, place.end, (change.old.id,))


def _obsolete_names(
    text: str, changes: Sequence[Change], ledger: Ledger, brief: Brief
) -> Iterator[ObsoleteSpan]:
    """Yield the names that only old facts told, and what was calculated from them."""
    old = {change.old.id: change.old for change in changes}
    known = statements(text, (*ledger.facts, *old.values()), brief)
    of_old = [s for s in known if any(fact.id in old for fact in s.facts) and _counts(s)]
    now = statements(text, ledger.facts, brief) if of_old else ()
    nowhere = {(s.start, s.end) for s in now if s.ground is Ground.NONE}
    for s in of_old:
        if (s.start, s.end) in nowhere:
            told = tuple(fact.id for fact in s.facts if fact.id in old)
            yield ObsoleteSpan(s.start, s.end, told, s.ground is Ground.DERIVED)


def _counts(s: Statement) -> bool:
    """Return whether nothing else finds it: figures and dates that were told are found where they stand."""
    return s.ground is Ground.DERIVED or s.kind is Kind.NAME
