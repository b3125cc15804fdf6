"""`corpus parse`: what an import would understand of a file; nothing is written."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from bot.commands.places import content_of
from bot.corpus.library.importing import ParsedFiles, exemplar_of_piece, parse_file
from bot.domain.piece import Piece
from bot.texts import command_line as texts


def show_pieces(path: Path, as_json: bool) -> None:
    """Show the pieces of a file; raise UsageError where it is not there or cannot be read."""
    content = content_of(path)
    files = parse_file(path.name, content)
    if as_json:
        click.echo(json.dumps(as_values(files), ensure_ascii=False))
    else:
        _show(files)


def as_values(files: ParsedFiles) -> dict[str, object]:
    """Return the pieces in the shape that programs read; `file` tells those of an archive apart."""
    return {
        "pieces": [{"file": f.name, **_piece(piece)} for f in files.parsed for piece in f.parsed.pieces],
        "outside": [{"file": f.name, **asdict(span)} for f in files.parsed for span in f.parsed.outside],
        "refused": [{"file": one.name, "error": one.line} for one in files.refused],
    }


def _piece(piece: Piece) -> dict[str, object]:
    return {
        "title": piece.title,
        "genre": piece.genre,
        "issuer_kind": piece.issuer_kind,
        "year": piece.year,
        "period": piece.period,
        "topic": piece.topic,
        "start": piece.start,
        "end": piece.end,
        "grade": piece.grade,
        "reasons": piece.reasons,
        "headings": [asdict(heading) for heading in piece.headings],
        "noise": [asdict(span) for span in piece.noise],
        "entities": [asdict(entity) for entity in piece.entities],
        "sections": [{"heading_path": p.heading_path, "role": p.role} for p in piece.passages],
    }


def _show(files: ParsedFiles) -> None:
    for file in files.parsed:
        alone = len(file.parsed.pieces) == 1
        for number, piece in enumerate(file.parsed.pieces, 1):
            title = exemplar_of_piece(file.name, piece, 0 if alone else number).title
            traits = (piece.genre, piece.issuer_kind, piece.period or "", piece.topic)
            counts = (len(piece.headings), len(piece.noise), len(piece.entities))
            click.echo(texts.piece(title, traits, counts, piece.grade, piece.reasons))
    for one in files.refused:
        click.echo(one.line)
