"""From data to the brief: what the clerk named goes where the form carries it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.document import Brief
from bot.domain.genre import Genre
from bot.domain.ledger import Datum, Field
from bot.language.periods import find_period
from bot.understanding.brief import genre_named, issuer_kind

_DIGITS = 5
"""Digits of a length in characters: nobody is asked for a document of 100,000."""


def briefed(brief: Brief, data: Iterable[Datum], genres: Mapping[str, Genre], year: int) -> Brief:
    """Return the brief with the data in it; a value that does not fit its field changes nothing.

    `year` is the one that a period without a year belongs to: 上半年, 今年.
    """
    held = list(data)
    for datum in held:
        brief = _with(brief, datum, genres, year)
    copies = [d.value for d in held if d.field is Field.COPIES]
    letterhead = replace(brief.letterhead, copies="，".join(copies)) if copies else brief.letterhead
    return replace(brief, letterhead=letterhead)


def _with(brief: Brief, datum: Datum, genres: Mapping[str, Genre], year: int) -> Brief:
    value = datum.value.strip()
    match datum.field:
        case Field.GENRE:
            return replace(brief, genre=genre_named(value, genres) or brief.genre)
        case Field.ISSUER:
            return replace(brief, issuer=value, issuer_kind=issuer_kind(value))
        case Field.PERIOD:
            found = find_period(value, year)
            return replace(brief, period=found.text if found else brief.period)
        case Field.TOPIC:
            return replace(brief, topic=value)
        case Field.ADDRESSEE:
            return replace(brief, addressee=value)
        case Field.ISSUED:
            return replace(brief, issued=_day(value) or brief.issued)
        case Field.TARGET_CHARS:
            return replace(brief, target_chars=_length(value) or brief.target_chars)
        case Field.NUMBER:
            return replace(brief, letterhead=replace(brief.letterhead, number=value))
        case Field.SIGNATORY:
            return replace(brief, letterhead=replace(brief.letterhead, signatory=value))
    return brief


def _length(value: str) -> int:
    """Return a number of characters; 0 for what is none, or more than any document has."""
    return int(value) if value.isdecimal() and len(value) <= _DIGITS else 0


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
