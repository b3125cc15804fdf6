"""What an import understands of a file, before anything is stored.

Parsing is imported where it is needed: its tables take a while to compile, and most processes only search.
"""

import hashlib
from dataclasses import dataclass
from pathlib import PurePath

from bot.corpus.progress import SyncProgress, ignore_progress, with_progress
from bot.domain.genre import GenreKind
from bot.domain.passage import Exemplar
from bot.domain.piece import Parsed, Piece
from bot.errors import UnreadableFile
from bot.files.names import storable
from bot.files.reading import LIBRARY_CHARACTERS, Refused, has_broken_lines, read_all
from bot.texts import corpus as texts

_LARGE = 256 * 1024
_PACKED, _UNPACKING = (".zip", ".docx", ".xlsx"), 8
"""What is packed grows about so many times."""


@dataclass(frozen=True)
class ParsedFile:
    """A file, or one out of an archive, and what it holds."""

    name: str
    parsed: Parsed


@dataclass(frozen=True)
class ParsedFiles:
    """What a file holds, an archive's documents one by one."""

    parsed: tuple[ParsedFile, ...]
    refused: tuple[Refused, ...]
    """The documents of an archive that could not be read."""


@dataclass(frozen=True)
class Extraction:
    """What an import makes of a file."""

    exemplars: tuple[Exemplar, ...]
    """Rejected ones too."""
    refused: tuple[Refused, ...] = ()
    """The documents of an archive that hold no exemplar."""


def is_large(name: str, content: bytes) -> bool:
    """Return whether a file is worth a process of its own, which takes a second to start."""
    packed = PurePath(name).suffix.lower() in _PACKED
    return len(content) * (_UNPACKING if packed else 1) > _LARGE


def parse_file(
    name: str, content: bytes, most: int = LIBRARY_CHARACTERS, told: SyncProgress = ignore_progress
) -> ParsedFiles:
    """Return what a file holds; raise UnreadableFile where nothing of it can be read."""
    from bot.corpus.parsing.parser import parse_text

    contents = read_all(name, content, most)
    if len(contents.texts) == 1:
        [(found, text)] = contents.texts
        return ParsedFiles(
            (ParsedFile(found, parse_text(text, told, has_broken_lines(found))),), contents.refused
        )
    parsed = tuple(
        ParsedFile(found, parse_text(text, wrapped=has_broken_lines(found)))
        for found, text in with_progress(contents.texts, told)
    )
    return ParsedFiles(parsed, contents.refused)


def extract_exemplars(
    name: str, content: bytes, most: int = LIBRARY_CHARACTERS, told: SyncProgress = ignore_progress
) -> Extraction:
    """Return the exemplars that a file holds; raise UnreadableFile where it holds none."""
    files = parse_file(name, content, most, told)
    exemplars = tuple(
        exemplar_of_piece(file.name, piece, number if len(file.parsed.pieces) > 1 else 0)
        for file in files.parsed
        for number, piece in enumerate(file.parsed.pieces, 1)
    )
    empty = tuple(
        Refused(file.name, texts.only_adverts(PurePath(file.name).name))
        for file in files.parsed
        if not file.parsed.pieces
    )
    if not exemplars:
        raise UnreadableFile(empty[0].line)
    return Extraction(exemplars, (*files.refused, *empty))


def exemplar_of_text(name: str, text: str, genre: GenreKind, called: str = "") -> Exemplar:
    """Return the one exemplar that a text of a known genre is; `called` is the word for the genre (批复)."""
    from bot.corpus.parsing.parser import Surroundings, parse_piece

    return exemplar_of_piece(name, parse_piece(text, 0, len(text), genre, Surroundings(called=called)))


def exemplar_of_piece(name: str, piece: Piece, number: int = 0) -> Exemplar:
    """Return a piece as the library keeps it; one without a title is called after its file and place."""
    source = PurePath(storable(name).replace("\\", "/"))
    return Exemplar(
        title=piece.title or texts.fallback_title(source.stem, number),
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
