"""What an import understands of a file, before anything is stored.

Parsing is imported where it is needed: its tables take a while to compile, and most processes only search.
"""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from bot.corpus.reading import LIBRARY_CHARACTERS, read_all
from bot.domain.genre import GenreKind
from bot.domain.passage import Exemplar
from bot.domain.piece import Parsed, Piece
from bot.errors import UnreadableFile
from bot.texts import corpus as texts


@dataclass(frozen=True)
class ParsedFile:
    """A file, or one out of an archive, and what it holds."""

    name: str
    parsed: Parsed


def parse_file(name: str, content: bytes, most: int = LIBRARY_CHARACTERS) -> tuple[ParsedFile, ...]:
    """Return what a file holds, an archive's files one by one; raise UnreadableFile."""
    from bot.corpus.parsing import parse_text

    return tuple(ParsedFile(found, parse_text(text)) for found, text in read_all(name, content, most))


def understood(name: str, content: bytes, most: int = LIBRARY_CHARACTERS) -> tuple[Exemplar, ...]:
    """Return the exemplars that a file holds, rejected ones too; raise UnreadableFile where it holds none."""
    exemplars = tuple(
        exemplar(file.name, piece, number if len(file.parsed.pieces) > 1 else 0)
        for file in parse_file(name, content, most)
        for number, piece in enumerate(file.parsed.pieces, 1)
    )
    if not exemplars:
        raise UnreadableFile(texts.only_adverts(name))
    return exemplars


def whole(name: str, text: str, genre: GenreKind) -> Exemplar:
    """Return the one exemplar that a text of a known genre is."""
    from bot.corpus.parsing import parse_piece

    return exemplar(name, parse_piece(text, 0, len(text), genre))


def exemplar(name: str, piece: Piece, number: int = 0) -> Exemplar:
    """Return a piece as the library keeps it; one without a title is called after its file and place."""
    source = PurePath(name.replace("\\", "/"))
    return Exemplar(
        title=piece.title or texts.untitled(source.stem, number),
        genre=piece.genre,
        issuer_kind=piece.issuer_kind,
        year=piece.year,
        grade=piece.grade,
        reasons=piece.reasons,
        source=source.name,
        sha256=hashlib.sha256(piece.text.encode()).hexdigest(),
        passages=piece.passages,
        period=piece.period,
        topic=piece.topic,
        entities=piece.entities,
        fingerprint=piece.fingerprint,
    )
