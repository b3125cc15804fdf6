"""The check of a document: its cost and how it grows, and what it finds and lets pass, by family."""

import time
from collections.abc import Iterator

from bot.compliance.checker import all_findings, check
from bot.compliance.register import families
from bot.compliance.rule import Context, Source
from bot.corpus.library.importing import exemplar_of_text
from bot.domain.finding import Severity
from bot.domain.genre import GenreKind
from bot.facts.extract import extract_facts
from tests.bench import generated
from tests.compliance.documents import clean_documents
from tests.compliance.mutation import plantings, recall

_EXEMPLARS, _FACTS, _LENGTH, _LONG = 20, 60, 5_000, 200_000
_REPEATS = 5


def _sources() -> tuple[Source, ...]:
    words = generated.words()
    texts = [text for clean in clean_documents() for text in (clean.text,)]
    texts += [generated.text_of(e) for e in generated.exemplars(_EXEMPLARS * 10, words, seed=5)]
    exemplars = [exemplar_of_text("范例.txt", text, GenreKind.SUMMARY) for text in texts[:_EXEMPLARS]]
    return tuple(Source(e.title, tuple(p.text for p in e.passages), e.entities) for e in exemplars)


def _context() -> Context:
    facts = [fact for clean in clean_documents() for fact in clean.context.facts or ()]
    facts += extract_facts("。".join(f"第{n}支部学习{n + 3}次，参加{n * 7 + 2}人次" for n in range(_FACTS)))
    return Context(kind=GenreKind.SUMMARY, facts=tuple(facts[:_FACTS]), sources=_sources(), whole=True)


def _text(length: int) -> str:
    joined = "\n".join(clean.text for clean in clean_documents())
    return (joined * (length // len(joined) + 1))[:length]


def _milliseconds(text: str, context: Context) -> float:
    spent = []
    for _ in range(_REPEATS if len(text) < _LONG else 1):
        all_findings.cache_clear()
        began = time.perf_counter()
        check(text, context)
        spent.append((time.perf_counter() - began) * 1000)
    return sorted(spent)[len(spent) // 2]


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    context = _context()
    short = _milliseconds(_text(_LENGTH), context)
    long = _milliseconds(_text(_LONG), context)
    name = f"{_LENGTH} characters, {_EXEMPLARS} exemplars, {_FACTS} facts"
    yield name, "≤ 100", short, short <= 100, "ms"
    growth = (long / _LONG) / (short / _LENGTH)
    yield f"a character of {_LONG} against one of {_LENGTH}", "≤ 1.5", growth, growth <= 1.5, "×"


def quality() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield recall over planted errors by family and severity, and false alarms on clean documents."""
    counted = recall(list(plantings()))
    for name, family in families().items():
        ids = {rule.id for rule in family}
        planted = sum(counted.planted[rule] for rule in ids)
        if planted:
            yield f"{name}: {planted} planted", "—", counted.of(ids) * 100, True, "%"
    for severity, least in ((Severity.ERROR, 97.0), (Severity.WARN, 90.0)):
        found = counted.by_severity(severity) * 100
        yield f"planted {severity}s found", f"≥ {least:.0f}", found, found >= least, "%"
    texts = clean_documents()
    alarms = sum(f.severity is not Severity.INFO for c in texts for f in check(c.text, c.context))
    rate = alarms * 2000 / sum(len(c.text) for c in texts)
    yield f"alarms a 2,000 characters in {len(texts)} clean documents", "≤ 1", rate, rate <= 1, ""
