"""Sentences that nobody told: the drafter proposed them, and the clerk confirms or strikes each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.document import Clause, Section
from bot.drafting.writing.tags import clause_spans, clauses_of, clauses_standing
from bot.language.document.headings import enumeration_at
from bot.language.figures.numerals import chinese_integer, parse_integer
from bot.regex import regex

_CLOSING = "。！？；"
_ITEM = regex("(?:(?<=[。；\n])|^)[一二三四五六七八九十]{1,2}(?=是)")


def section_proposals(section: Section) -> Iterator[tuple[int, int]]:
    """Yield where the proposed sentences stand in what the user sees of a section."""
    if section.current:
        yield from proposal_spans(section.current.text, clauses_of(section))


def proposal_spans(text: str, clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """Yield where the proposed sentences of a text stand, word for word, their closing marks included."""
    for (start, end), clause in clause_spans(text, clauses):
        if clause.proposed:
            yield start, end + (text[end : end + 1] in _CLOSING and end < len(text))


def strike_sentence(text: str, sentence: str) -> str:
    """Return the text without a sentence; a paragraph that was nothing else goes with it.

    Where it was an item of 一是, 二是, those behind it move up.
    """
    before, found, after = text.partition(sentence)
    if not found:
        return text
    rest = "\n".join(line for line in f"{before}{after}".splitlines() if line.strip())
    return _renumber(rest) if enumeration_at(sentence, 0) else rest


def remaining_clauses(text: str, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses that a text still holds once something was struck, be it under another number."""
    return clauses_standing(text, [c if c.text in text else _without_number(c) for c in clauses])


def _without_number(clause: Clause) -> Clause:
    number = enumeration_at(clause.text, 0)
    return replace(clause, text=clause.text[number.end :]) if number else clause


def _renumber(text: str) -> str:
    """Return the text with the items of each series numbered without a gap."""
    was = now = 0

    def number(m: re.Match[str]) -> str:
        nonlocal was, now
        value = parse_integer(m.group()) or 0
        now = 1 if value <= was or not was else now + 1
        was = value
        return chinese_integer(now)

    return _ITEM.sub(number, text)
