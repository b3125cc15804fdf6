"""Every figure and every run of words of the new messages is registered, and nothing as two things."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from bot.domain.fact import Quote
from bot.domain.ledger import Entry, LeftOut, Wish
from bot.domain.said import ClerkMessage
from bot.language.sentences import clauses
from bot.regex import regex
from bot.texts.prompting import reading as texts
from bot.understanding.checks.complaint import CheckContext, Complaint, Fault, all_quotes, quotes_of
from bot.understanding.checks.numbers import message_figures

_HAN = regex("[\u4e00-\u9fff]+")
_LEAST = 4
_SAME = 0.75
"""How much of the longer of two quotes is common to both where they are the same words."""
_OTHERS = {Wish: "要求", LeftOut: "不写"}
_ASIDE = "闲话"

Span = tuple[int, int]


def omissions(case: CheckContext) -> Iterator[Complaint]:
    """Yield the figures and the runs of four or more Han characters that no entry accounts for."""
    placed = [(quote.message, quote.text) for _, quote in all_quotes(case)]
    placed += [(q.message, f.head) for f in case.reading.facts if f.head for q in f.quotes]
    for said in case.talk.new:
        words = [words for message, words in placed if message == said.id]
        free = _free(said.text, (*words, *_titles(said.text)))
        spans = sorted({*_figures(said, free), *_runs(said.text, free)})
        for clause, certain in _clauses(said.text, spans, free):
            line = texts.words_without_entry(case.number[said.id], clause)
            fault = Fault.PROVED if certain else Fault.EXCUSABLE
            yield Complaint(fault, line, quote=Quote(said.id, clause))


def _titles(text: str) -> Iterator[str]:
    """Yield the first rows of tables: they only name what stands below them."""
    rows = ["", *text.splitlines()]
    for (above, row), below in zip(pairwise(rows), rows[2:], strict=False):
        columns = row.count("\t")
        if columns and below.count("\t") == columns != above.count("\t") and not message_figures(row):
            yield row


def double_entries(case: CheckContext) -> Iterator[Complaint]:
    """Yield facts whose own words are an order, an aside, or something to be left out as well.

    Only the first quote holds the words of a fact itself; what is quoted behind it is borrowed.
    """
    others = [(q, name) for e in case.reading.entries for name in _other_kind(e) for q in quotes_of(e)]
    others += [(quote, _ASIDE) for quote in case.reading.asides]
    for fact in case.reading.facts:
        for own, (other, name) in product(fact.quotes[:1], others):
            if _is_same(own, other, case):
                yield Complaint(Fault.JUDGED, texts.double_entry(fact.id, name, own.text), fact.id)


def _other_kind(entry: Entry) -> tuple[str, ...]:
    return tuple(name for kind, name in _OTHERS.items() if isinstance(entry, kind))


def _is_same(own: Quote, other: Quote, case: CheckContext) -> bool:
    """Return whether two quotes are the same words but for a few around them."""
    if own.message != other.message:
        return False
    said = case.words_of(own.message)
    (a, b), (c, d) = _span(said, own.text), _span(said, other.text)
    return min(b, d) - max(a, c) > max(b - a, d - c, 0) * _SAME


def _span(said: str, words: str) -> Span:
    at = said.find(words)
    return (at, at + len(words)) if at >= 0 and words else (0, 0)


def _free(text: str, placed: Iterable[str]) -> list[bool]:
    """Return for each character whether no quote holds it; a quote counts wherever its words stand."""
    free = [True] * len(text)
    for words in filter(None, placed):
        for m in re.finditer(re.escape(words), text):
            free[m.start() : m.end()] = [False] * len(words)
    return free


def _figures(said: ClerkMessage, free: list[bool]) -> Iterator[Span]:
    yield from ((q.start, q.end) for q in message_figures(said.text) if all(free[q.start : q.end]))


def _runs(text: str, free: list[bool]) -> Iterator[Span]:
    open_text = "".join(c if is_free else "\0" for c, is_free in zip(text, free, strict=True))
    yield from (m.span() for m in _HAN.finditer(open_text) if m.end() - m.start() >= _LEAST)


def _clauses(text: str, spans: list[Span], free: list[bool]) -> Iterator[tuple[str, bool]]:
    """Yield what is free of each clause with something unregistered in it, and whether that is a figure."""
    figures = {(q.start, q.end) for q in message_figures(text)}
    at = 0
    for clause in clauses(text):
        start = text.find(clause, at)
        at = start + len(clause)
        inside = [span for span in spans if start <= span[0] < at]
        if inside:
            low, high = _widen(inside[0][0], inside[-1][1], start, at, free)
            yield text[low:high].strip(), any(span in figures for span in inside)


def _widen(low: int, high: int, start: int, end: int, free: list[bool]) -> Span:
    """Return the span with what is free beside it in its clause."""
    while low > start and free[low - 1]:
        low -= 1
    while high < end and free[high]:
        high += 1
    return low, high
