"""Each sentence of a section with the facts behind it: by its tags first, else by its figures and names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.document import Brief, Section
from bot.domain.fact import Fact
from bot.domain.ledger import Ledger
from bot.drafting.proposals import section_proposals
from bot.drafting.sources.tracing import statements
from bot.drafting.writing.tags import clause_spans, clauses_of
from bot.language.sentences import sentence_spans


@dataclass(frozen=True)
class Attribution:
    """A sentence with what it rests on."""

    start: int
    end: int
    """Offsets into the current version."""
    facts: tuple[Fact, ...] = ()
    proposed: bool = False


def attributions(section: Section, ledger: Ledger, brief: Brief) -> Iterator[Attribution]:
    """Yield the sentences of what the user sees of a section, in order."""
    if section.current is None:
        return
    text, own = section.current.text, [*section_proposals(section)]
    tags = list(clause_spans(text, clauses_of(section)))
    for start, end in sentence_spans(text):
        near = (n for (low, high), c in tags if low < end and start < high for n in c.facts)
        known = dict.fromkeys(held for n in near if (held := ledger.held(n)))
        facts = tuple(known) or _matching_facts(text[start:end], ledger.facts, brief)
        yield Attribution(start, end, facts, any(low < end and start < high for low, high in own))


def _matching_facts(sentence: str, facts: Sequence[Fact], brief: Brief) -> tuple[Fact, ...]:
    found = statements(sentence, facts, brief)
    return tuple(dict.fromkeys(fact for one in found for fact in one.facts))
