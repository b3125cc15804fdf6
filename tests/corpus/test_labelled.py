"""How much of what belongs to a unit is found, and how little else, in texts of many offices."""

import re
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.corpus.cleaning.cleaner import clean
from bot.corpus.names.entities import entities
from bot.corpus.parsing.parser import parse_text
from bot.domain.passage import Entity
from tests.corpus.labelled import LABELLED
from tests.corpus.openings import OPENINGS, Opening

PROSE = Path(__file__).with_name("clean_prose.txt").read_text("utf-8")


def _plain(text: str) -> str:
    return re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", text))


def _found(text: str) -> list[Entity]:
    return [e for e in entities(clean(text).text, text) if e.kind != "quantity"]


def _labels(expected: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((kind, _plain(name)) for kind, names in expected.items() for name in names.split())


def _is_told(kind: str, name: str, found: list[Entity]) -> bool:
    return any(e.kind == kind and name in _plain(e.text) for e in found)


def _is_labelled(entity: Entity, expected: dict[str, str]) -> bool:
    told = _plain(entity.text)
    return any(name in told or told in name for _, name in _labels(expected))


def test_nearly_all_that_belongs_to_a_unit_is_found() -> None:
    wanted = [(text, kind, name) for text, expected in LABELLED for kind, name in _labels(expected)]
    missed = [(kind, name) for text, kind, name in wanted if not _is_told(kind, name, _found(text))]
    print(f"\nrecall: {len(wanted) - len(missed)} of {len(wanted)}")  # noqa: T201
    assert len(missed) <= 0.02 * len(wanted), missed


def test_hardly_anything_else_is_found() -> None:
    found = [(e, expected) for text, expected in LABELLED for e in _found(text)]
    wrong = [e for e, expected in found if not _is_labelled(e, expected)]
    print(f"\nprecision: {len(found) - len(wrong)} of {len(found)}")  # noqa: T201
    assert len(wrong) <= 0.02 * len(found), wrong


@pytest.mark.parametrize("paragraph", PROSE.splitlines(), ids=lambda p: p[:12])
def test_prose_that_names_nobody_has_nothing_to_avoid(paragraph: str) -> None:
    assert entities(paragraph) == ()


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda o: o.text[:16])
def test_an_opening_says_what_the_document_is(opening: Opening) -> None:
    [piece] = parse_text(opening.text).pieces
    told = (piece.genre, piece.issuer_kind, piece.year, piece.period, piece.topic)
    assert told == (opening.genre, opening.issuer_kind, opening.year, opening.period, opening.topic)


@pytest.mark.parametrize(
    "unit", ["王", "村", "市", "、", "“", "《", "：", "王、", "组长：", "·", "员", "中国", "阿", "王小", "-"]
)
def test_one_thing_repeated_costs_no_more_than_its_length(unit: str) -> None:
    # Four times the text may cost eight times as much where that is a second: a square costs sixteen.
    quarter, whole = (_cost(unit * (count // len(unit))) for count in (25_000, 100_000))
    assert whole < 1 or whole < 8 * quarter


def _cost(text: str) -> float:
    before = time.process_time()
    entities(text, text)
    return time.process_time() - before
