"""A first request: what is to be written, by whom, for when; the rest of the message is read as ever."""

import re
from collections.abc import Iterator, Mapping

from bot.domain.genre import Genre
from bot.domain.ledger import Field
from bot.language.figures.periods import find_period
from bot.lexicon.calendar import FEAST_NAME
from bot.lexicon.units import is_unit
from bot.regex import regex
from bot.understanding.brief import (
    brief_of_request,
    genre_by_name,
    is_full_name,
    is_sure_issuer,
    is_sure_topic,
    other_genre,
)
from bot.understanding.rules.clauses.cutting import clauses
from bot.understanding.rules.data import NamedDatum

_GIVEN_TO = regex(
    "(?:报|给|呈|送|报送|上报|呈报)(?:给)?(?P<value>[一-鿿]{2,24}?)(?:的|报的|看的)?(?=$|[，,。；;！!？? ])"
)
_LEAD = regex("^.*?(?:我是|我们是|这里是|就是我们)")
_UNIT = regex(
    "(?:就是|我们是|单位(?:全称)?[是：:]?|发文(?:单位|机关)[是：:]?|我是|代"
    "|以)?(?:我们)?(?P<value>[一-鿿（）()]{4,40}?)(?=的|发?$"
    "|[，,。；;！!？? ])"
)
_LONGEST, _AROUND_PERIOD = 90, 3
HOLIDAY = "放假"
"""The topic by which a genre tells of holidays."""
_HOLIDAY = regex(f"{FEAST_NAME}|国庆|劳动节|[春暑寒秋高农忙温]{{1,2}}假")


def opening_data(text: str, genres: Mapping[str, Genre], this_year: int) -> list[NamedDatum]:
    """Return the data of the clause that orders a document, and of those beside it; else nothing."""
    pieces = clauses(text)
    for n, piece in enumerate(pieces):
        if genre := _genre_of_order(piece.text, genres):
            told = [*_request_data(piece.text, piece.start, genre, genres, this_year)]
            for other in pieces[:n] + pieces[n + 1 :]:
                told += _data_beside(other.text, other.start, this_year)
            return _distinct(told)
    return []


def holiday_told(text: str, genre: Genre | None) -> NamedDatum | None:
    """Return the first holiday that a text names as the topic, if the genre tells of holidays."""
    named = _HOLIDAY.search(text) if genre and HOLIDAY in genre.topics else None
    return NamedDatum(Field.TOPIC, named.group(), *named.span()) if named else None


def _genre_of_order(words: str, genres: Mapping[str, Genre]) -> str:
    """Return the genre that a clause orders, in its own words: 帮我起个稿 does not say one."""
    if len(words) > _LONGEST:
        return ""
    brief = brief_of_request(words, genres, 2000)
    named = brief.genre or other_genre(words, genres)
    if not named or words == named or genre_by_name(words, genres):
        return named
    ends = re.search(rf"(?:{_spellings(named, genres)})(?:一?[份篇个])?(?:[的吧呗啊了]|😭|谢谢)*$", words)
    orders = re.search(
        "(?:帮|替|请|麻烦).{0,4}(?:写|起草|弄|拟|做|搞|整|出)|(?:写|起草|弄|拟|起|要|来|发|整|出|搞"
        "|做)(?:一|1)?(?:个|份|篇)|^要写|[份篇]$",
        words,
    )
    period = find_period(words, 2000)
    return named if orders or (ends and period and len(words) > 8) else ""


def _spellings(named: str, genres: Mapping[str, Genre]) -> str:
    words = (named, *(genres[named].aliases if named in genres else ()))
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


_ORDERING = regex(
    "(?:(?:帮|替|给|请|麻烦).{0,4}?(?:写|起草|起|弄|拟|做|搞|整|出)|(?:写|起草|要|发|弄|来|出|整|起|搞))(?:一下)?(?:一|1)?[个份篇]?"
)


def _request_data(
    words: str, at: int, genre: str, genres: Mapping[str, Genre], year: int
) -> Iterator[NamedDatum]:
    ordering = _ORDERING.search(words)
    behind = words[ordering.end() :] if ordering else ""
    brief = brief_of_request(behind if len(behind) > len(genre) else words, genres, year)
    end = at + len(words)
    issuer = brief.issuer if is_sure_issuer(brief.issuer, words) else ""
    topic = brief.topic if is_sure_topic(brief.topic) else ""
    told = (
        (Field.GENRE, genre),
        (Field.ISSUER, "" if issuer.startswith("全") else issuer),
        (Field.PERIOD, brief.period),
        (Field.TOPIC, re.sub("^(?:全(?:公司|集团|[县市区镇乡校院局厂])|我们?|的)", "", topic)),
    )
    yield from (NamedDatum(field, value, at, end) for field, value in told if value)


def _data_beside(words: str, at: int, year: int) -> Iterator[NamedDatum]:
    """Yield whom it goes to, who issues it and what period it speaks of, from a clause beside the request."""
    whole = (at, at + len(words))
    if (m := _GIVEN_TO.search(words)) and is_unit(m["value"]):
        yield NamedDatum(Field.ADDRESSEE, m["value"], *whole)
    elif (m := _UNIT.match(_LEAD.sub("", words))) and is_unit(m["value"]):
        yield NamedDatum(Field.ISSUER, m["value"], *whole)
    period = find_period(words, year)
    if period and len(words) <= period.end - period.start + _AROUND_PERIOD * (1 + 9 * bool(m)):
        yield NamedDatum(Field.PERIOD, period.text, *whole)


def _distinct(told: list[NamedDatum]) -> list[NamedDatum]:
    """Return each field once, as it was told first; a unit by its whole name, if that is told anywhere."""
    told.sort(key=lambda named: named.field is Field.ISSUER and not is_full_name(named.value))
    return list({named.field: named for named in reversed(told)}.values())
