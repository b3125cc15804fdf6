"""What a cleaned text says about itself, put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.corpus.parsing.dates import period_of, year_of
from bot.corpus.parsing.genres import genre_of
from bot.corpus.parsing.issuers import issuer_kind_of
from bot.corpus.parsing.topics import topic_of
from bot.domain.genre import GenreKind, IssuerKind


@dataclass(frozen=True)
class Metadata:
    """The fields by which an exemplar is listed and filtered."""

    genre: GenreKind
    issuer_kind: IssuerKind
    year: int | None
    period: str | None
    topic: str


def metadata(
    title: str | None,
    text: str,
    headings: Sequence[str],
    genre: GenreKind | None = None,
    collection: str = "",
    above: str = "",
) -> Metadata:
    """Return the metadata of the text below a title.

    `genre` where it is known beforehand; `collection` is the title of the collection that the text stands in,
    `above` what its head has over the title: the document number.
    """
    genre = genre or genre_of(title, text, headings, collection)
    year = year_of(title, above + text, genre)
    return Metadata(
        genre=genre,
        issuer_kind=issuer_kind_of(title, text),
        year=year,
        period=period_of(title, text, year, genre),
        topic=topic_of(title, text),
    )
