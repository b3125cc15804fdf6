"""Tags say where a figure is from: one that its entries do not have is tagged wrong, or not at all."""

from collections.abc import Iterator

from bot.domain.fact import Fact, Quantity
from bot.drafting.review.draft import Draft, Part
from bot.drafting.review.faults.fault import Fault, Weight
from bot.drafting.writing.tags import clause_spans
from bot.facts.evidence import evidence, figures, wordings
from bot.facts.figures.ranges import covers
from bot.facts.figures.tracing import quantities_without_source
from bot.facts.wording import bigrams, clause_around
from bot.language.sentences import sentence_spans
from bot.texts.prompting import faults as texts

KIND = "tag"


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each figure that another entry tells than its tag says, or that has no tag.

    What nobody told, or what was calculated, is none: the first is found by its rule, the second is right.
    """
    for part in draft.parts:
        if any(clause.facts for clause in part.clauses):
            yield from _wrong_tags(draft, part)
            yield from _missing_tags(draft, part)


def _wrong_tags(draft: Draft, part: Part) -> Iterator[Fault]:
    for clause in part.clauses:
        own = tuple(f for f in draft.ledger.facts if f.id in clause.facts)
        for q in quantities_without_source(clause.text, evidence(own, draft.document.brief)) if own else ():
            if other := _source_fact(draft.ledger.facts, clause.text, q):
                line = texts.tag_wrong(part.name, clause.text, clause.text[q.start : q.end], other.id)
                yield Fault(KIND, part.section.id, clause.text, line)


def _missing_tags(draft: Draft, part: Part) -> Iterator[Fault]:
    """Yield the told figures of sentences without any tag; a paragraph of the user's needs none."""
    tags = [span for span, _ in clause_spans(part.text, part.clauses)]
    own = [(s, part.text[s:e]) for s, e in sentence_spans(part.text) if not _has_tag(s, e, tags)]
    public = evidence((), draft.document.brief)
    for start, sentence in own:
        if any(sentence in paragraph for paragraph in part.kept):
            continue
        beside = _of_paragraph(part, start, draft)
        for q in quantities_without_source(sentence, public):
            told = _source_fact(draft.ledger.facts, sentence, q)
            if told and not _source_fact(beside, sentence, q):
                line = texts.tag_missing(part.name, sentence[q.start : q.end], told.id)
                yield Fault(KIND, part.section.id, sentence, line, Weight.ADVISING)


def _of_paragraph(part: Part, start: int, draft: Draft) -> tuple[Fact, ...]:
    """Return the facts that the paragraph of a title is tagged with: what it names is told behind it."""
    low, high = part.text.rfind("\n", 0, start) + 1, part.text.find("\n", start)
    line = part.text[low:] if high < 0 else part.text[low:high]
    if start - low > _TITLE:
        return ()
    numbers = {n for clause in part.clauses if clause.text in line for n in clause.facts}
    return tuple(fact for fact in draft.ledger.facts if fact.id in numbers)


_TITLE = 6
"""So far from the beginning of its line a title may begin: behind the number."""


def _has_tag(start: int, end: int, tags: list[tuple[int, int]]) -> bool:
    return any(start < high <= end for _, high in tags)


def _source_fact(facts: tuple[Fact, ...], text: str, q: Quantity) -> Fact | None:
    """Return the fact that tells this figure of the same thing, or `None`."""
    said = bigrams(clause_around(text, q.start, q.end))
    return next(
        (
            fact
            for fact in facts
            if any(covers(told, q) for words in wordings(fact) for told in figures(words))
            and said & bigrams(fact.text)
        ),
        None,
    )
