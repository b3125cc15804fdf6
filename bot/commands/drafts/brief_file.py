"""A BRIEF.toml: what is to be written, and what a clerk would send; a thread of messages is one as well."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.domain.document import Brief, Letterhead
from bot.domain.genre import Genre, IssuerKind
from bot.errors import UsageError
from bot.files import plain
from bot.language.entry import normalise
from bot.language.figures.periods import find_period
from bot.privacy.marks import is_classified
from bot.texts import command_line as texts
from bot.texts.corpus import classification_mark
from bot.understanding.brief import genre_like, issuer_kind

_GOLD = frozenset(
    (
        *("fact", "correction", "pending", "wish", "datum", "aside", "secret", "glue", "contradiction"),
        *("expected_in_document", "forbidden_in_document", "must_wait", "derived"),
    )
)
"""What an annotated thread says of its messages: left alone."""


def _unless_empty(value: object) -> object:
    return None if value in ("", 0) else value


class BriefFile(BaseModel):
    """What a BRIEF.toml holds; what is empty was not said."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    genre: str = ""
    issuer: str = ""
    issuer_kind: Annotated[IssuerKind | None, BeforeValidator(_unless_empty)] = None
    period: str = ""
    topic: str = ""
    addressee: str = ""
    signature: str = ""
    """Who signs at the end where that is not the issuer: another unit, or a post and a name."""
    issued: Annotated[date | None, BeforeValidator(_unless_empty)] = None
    target_chars: Annotated[int | None, BeforeValidator(_unless_empty)] = Field(default=None, gt=0)
    letterhead: Letterhead = Letterhead()
    """What the office prints around the text."""
    messages: list[str]
    """What a clerk would send, in order."""


def load(path: Path) -> BriefFile:
    """Return what a file holds; a .txt holds messages alone, a line each.

    Raise UsageError with one line where it is no brief.
    """
    try:
        written = plain.read(path.name, path.read_bytes())
        said = {"messages": _lines(written)} if path.suffix == ".txt" else tomllib.loads(written)
        table = {key: _normalise(value) for key, value in said.items()}
        if is_classified("\n".join((written, *_strings(table)))):
            raise UsageError(classification_mark(path.name))
        return BriefFile.model_validate({key: v for key, v in table.items() if key not in _GOLD})
    except OSError as error:
        raise UsageError(texts.unreadable(str(path), error.errno)) from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(texts.brief_unreadable(str(path))) from error
    except ValidationError as error:
        key = ".".join(map(str, error.errors()[0]["loc"]))
        raise UsageError(texts.brief_key(str(path), key)) from error


def _normalise(value: Any) -> Any:
    """Return a value of a file as a message goes through at the door."""
    if isinstance(value, str):
        return normalise(value).text
    if isinstance(value, list):
        return [_normalise(item) for item in value]
    return {key: _normalise(item) for key, item in value.items()} if isinstance(value, dict) else value


def _lines(written: str) -> list[str]:
    return [line.strip() for line in written.splitlines() if line.strip()]


def reading_brief(asked: BriefFile) -> Brief:
    """Return the brief of a file as it was written, whatever it lacks."""
    return Brief(
        genre=asked.genre,
        issuer=asked.issuer,
        issuer_kind=asked.issuer_kind or issuer_kind(asked.issuer),
        period=asked.period,
        topic=asked.topic,
        addressee=asked.addressee,
        signature=asked.signature,
        issued=asked.issued,
        target_chars=asked.target_chars,
        letterhead=asked.letterhead,
    )


def drafting_brief(path: Path, asked: BriefFile, genres: Mapping[str, Genre], year: int) -> Brief:
    """Return the brief of a file for a draft, its genre by the name it has here.

    Raise UsageError where it lacks something, or names a genre that is not written.
    """
    genre = genre_like(asked.genre, genres)
    if not genre:
        raise UsageError(texts.unknown_genre(asked.genre, "、".join(genres)))
    known = genres[genre]
    wanted = ("issuer", *(("topic",) if not known.matter else ()), *(("period",) if known.dated else ()))
    for key in wanted:
        if not getattr(asked, key):
            raise UsageError(texts.brief_key(str(path), key))
    period = _period(path, asked.period, year) if asked.period else ""
    return reading_brief(asked.model_copy(update={"genre": genre, "period": period}))


def _period(path: Path, written: str, year: int) -> str:
    """Return the period as it stands in a title: 今年 becomes its year."""
    found = find_period(written, year)
    if found is None:
        raise UsageError(texts.brief_period(str(path), written))
    return written[: found.start] + found.text + written[found.end :]


def _strings(table: dict[str, Any]) -> Iterator[str]:
    """Yield the words of a brief as they will be read, each from the beginning of a line."""
    for value in table.values():
        yield from (str(item) for item in (value if isinstance(value, list) else [value]))
