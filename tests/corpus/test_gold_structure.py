"""Boundaries, headings and noise of the annotated pieces; run with -s to see the figures."""

import sys

from bot.corpus.cleaning.cleaner import noise
from bot.corpus.parsing.splitting import split
from tests.corpus import gold
from tests.corpus.dirt import f1
from tests.corpus.found_headings import headings

_TOLERANCE = 2
_ENOUGH = 0.95


def test_every_annotated_piece_is_found() -> None:
    for piece in gold.pieces():
        found = split(gold.text(piece["source_file"])).pieces
        near = [
            (start, end)
            for start, end in found
            if abs(start - piece["start"]) <= _TOLERANCE and abs(end - piece["end"]) <= _TOLERANCE
        ]
        assert len(near) == 1, (piece["piece_id"], found)


def test_headings_of_every_annotated_piece() -> None:
    for piece in gold.pieces():
        truth = {(h["level"], h["char_offset"]) for h in piece["headings"]}
        found = headings(gold.text(piece["source_file"]), piece["start"], piece["end"])
        score = f1(truth, {(h.level, h.offset) for h in found})
        sys.stdout.write(f"{piece['piece_id']:8} headings F1 {score:.3f} of {len(truth)}\n")
        assert score >= _ENOUGH, piece["piece_id"]


def test_noise_of_every_annotated_piece() -> None:
    for piece in gold.pieces():
        inside = range(piece["start"], piece["end"])
        truth = {at for start, end, _ in piece["noise_spans"] for at in range(start, end)}
        found = noise(gold.text(piece["source_file"]))
        score = f1(truth, {at for span in found for at in range(span.start, span.end) if at in inside})
        sys.stdout.write(f"{piece['piece_id']:8} noise F1 {score:.3f} of {len(truth)}\n")
        assert score >= _ENOUGH, piece["piece_id"]
