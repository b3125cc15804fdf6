"""From data to the brief: what the clerk named goes where the form carries it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from bot.domain.document import Brief
from bot.domain.fact import Quantity
from bot.domain.genre import Genre, IssuerKind
from bot.domain.ledger import Datum, Field, Gap, Wish, WishKind
from bot.language.figures.periods import find_period
from bot.language.figures.quantities import quantities
from bot.lexicon.customs import is_personal
from bot.lexicon.form import without_place
from bot.regex import regex
from bot.texts import paper
from bot.understanding.brief import genre_by_name, genre_like, issuer_kind
from bot.understanding.copies import copies_of
from bot.understanding.prompting.masking import short_names

_PRINTED = regex("印(?:发|制|刷|了)?\\s*(?P<run>\\d{1,5})\\s*份")
_HOUR = 60
_NUMERAL = regex(r"\d+(?:\.\d+)?")
_DIGITS = 5
"""Digits of a length in characters: nobody is asked for a document of 100,000."""


def apply_data(
    brief: Brief,
    data: Iterable[Datum],
    genres: Mapping[str, Genre],
    year: int,
    gaps: Iterable[Gap] = (),
    wishes: Iterable[Wish] = (),
) -> Brief:
    """Return the brief with the data in it; a value that does not fit its field changes nothing.

    Of the gaps only that of the document number belongs to the head, of the wishes how long is spoken.

    `year` is the one that a period without a year belongs to: 上半年, 今年.
    """
    held, wishes = list(data), list(wishes)
    for datum in held:
        brief = _with_datum(brief, datum, genres, year)
    brief = replace(brief, signature=_signer(brief))
    if not any(d.field is Field.TARGET_CHARS for d in held):
        spoken = _length_of_speech(wishes, genres.get(brief.genre))
        brief = replace(brief, target_chars=spoken or brief.target_chars)
    copies = copies_of([d for d in held if d.field is Field.COPIES], brief.genre)
    attached = tuple(d.value.strip() for d in held if d.field is Field.ATTACHMENT)
    own = brief.letterhead
    head = replace(
        own,
        copies=copies or own.copies,
        attachments=attached or own.attachments,
        run=_copies_to_print(wishes) or own.run,
    )
    return replace(brief, letterhead=replace(head, number=_document_number(head.number, gaps)))


_NUMBER = regex("文号|发文字号|编号")


def _document_number(number: str, gaps: Iterable[Gap]) -> str:
    """Return the document number; a mark that it is missing where the clerk has said that it is to come."""
    if number not in ("", paper.gap_mark(paper.NUMBER)):
        return number
    return paper.gap_mark(paper.NUMBER) if any(_NUMBER.fullmatch(gap.what) for gap in gaps) else ""


def _with_datum(brief: Brief, datum: Datum, genres: Mapping[str, Genre], year: int) -> Brief:
    value = without_place(datum.value.strip())
    match datum.field:
        case Field.GENRE:
            named = genre_by_name(value, genres) or genre_like(value, genres)
            return replace(brief, genre=named or brief.genre)
        case Field.ISSUER if value not in short_names(brief.issuer):
            return replace(brief, issuer=value, issuer_kind=issuer_kind(value))
        case Field.SIGNATURE:
            return replace(brief, signature=value)
        case Field.PERIOD:
            found = find_period(value, year)
            return replace(brief, period=found.text if found else brief.period)
        case Field.TOPIC:
            return replace(brief, topic=value)
        case Field.TITLE:
            return replace(brief, title="".join(value.split()))
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


_BETWEEN = regex("[、，,；;]")


def _signer(brief: Brief) -> str:
    """Return who signs where that is not the issuer: nobody by a short name of it, nor whom it is sent to."""
    name = brief.signature
    units = (brief.issuer, *_BETWEEN.split(brief.addressee))
    unit = any(u.endswith(name) or name in short_names(u) for u in units if name)
    by_a_unit = is_personal(brief.genre) and issuer_kind(name) is not IssuerKind.OTHER
    return "" if unit or by_a_unit else name


def _copies_to_print(wishes: Iterable[Wish]) -> int:
    """Return how many are to be printed: 共印50份; 0 where nobody has said it."""
    told = [int(m["run"]) for wish in wishes for m in _PRINTED.finditer(wish.quote.text)]
    return told[-1] if told else 0


def _length_of_speech(wishes: Iterable[Wish], genre: Genre | None) -> int:
    """Return the characters of what is to be spoken so long: 讲15分钟左右; 0 where nobody has said it."""
    orders = (w.order for w in wishes if w.kind is WishKind.LENGTH)
    told = [minutes for order in orders for q in quantities(order) if (minutes := _minutes(q))]
    return round(told[-1] * genre.pace) if genre and told else 0


def _minutes(told: Quantity) -> float:
    """Return the minutes that a quantity says, of a range the most; 0 for what is no time."""
    *_, most = (told.value, *_NUMERAL.findall(told.unit))
    if told.unit.endswith("分钟"):
        return float(most)
    return float(most) * _HOUR if told.unit.endswith("小时") else 0.0


def _length(value: str) -> int:
    """Return a number of characters; 0 for what is none, or more than any document has."""
    return int(value) if value.isdecimal() and len(value) <= _DIGITS else 0


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
