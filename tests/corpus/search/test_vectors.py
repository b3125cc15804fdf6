"""The vectors in their file: the near are found, the forgotten are gone, and harm costs nothing else."""

import math
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.corpus.search.index import Place
from bot.corpus.search.vectors import Vector, Vectors, forget, unit_vector
from bot.errors import UsageError

_SIZE = 256


def _clustered(count: int) -> list[list[float]]:
    """Return vectors as models make them: around some subjects, and off the middle as a whole."""
    chance = random.Random(7)
    offset = [chance.gauss(0, 0.3) for _ in range(_SIZE)]
    subjects = [[chance.gauss(0, 1) for _ in range(_SIZE)] for _ in range(40)]
    return [
        [o + s + chance.gauss(0, 0.8) for o, s in zip(offset, chance.choice(subjects), strict=True)]
        for _ in range(count)
    ]


def _filled(file: Path, vectors: list[Vector]) -> Vectors:
    held = Vectors(file, "m 0")
    held.keep([((n, n // 10), vector) for n, vector in enumerate(vectors)])
    return held


def test_the_nearest_are_those_that_comparing_with_all_finds(tmp_path: Path) -> None:
    made = _clustered(2_020)
    held = _filled(tmp_path / "v.db", [unit_vector(one) for one in made[:2_000]])
    places = [(n, n // 10) for n in range(2_000)]
    missed = 0
    for asked in made[2_000:]:
        by_all = sorted(places, key=lambda p: -_cosine(asked, made[p[0]]))[:10]
        missed += len(set(by_all) - set(held.nearest(unit_vector(asked), places, 10)))
    assert missed <= 0.02 * 200


def _cosine(a: list[float], b: list[float]) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True)) / math.hypot(*a) / math.hypot(*b)


def test_only_the_places_asked_about_are_found(tmp_path: Path) -> None:
    held = _filled(tmp_path / "v.db", [unit_vector([1, n]) for n in range(30)])
    found = held.nearest(unit_vector([1, 0]), [(20, 2), (21, 2), (5, 0), (999, 99)], 3)
    assert found == [(5, 0), (20, 2), (21, 2)]


def test_vectors_outlive_the_process_but_not_their_model(tmp_path: Path) -> None:
    file, places = tmp_path / "v.db", [(1, 0), (2, 0)]
    _filled(file, [unit_vector([1, 0]), unit_vector([0, 1]), unit_vector([1, 1])])
    assert Vectors(file, "m 0").lacking(places) == []
    assert Vectors(file, "another 0").lacking(places) == places
    assert Vectors(file, "m 0").lacking(places) == places


def test_the_vectors_of_a_forgotten_exemplar_leave_no_trace_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "v.db"
    vectors = [unit_vector([n + 1.0] * 8 + [1.0]) for n in range(20)]
    _filled(file, vectors)
    assert vectors[13] in file.read_bytes()
    forget(file, [1])
    left = file.read_bytes()
    assert not any(vector in left for vector in vectors[10:])
    assert all(vector in left for vector in vectors[:10])
    assert Vectors(file, "m 0").lacking([(9, 0), (13, 1)]) == [(13, 1)]


def _rubbish(file: Path) -> None:
    file.write_bytes(b"rubbish " * 1_000)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _missing(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("harm", [_rubbish, _empty, _missing])
def test_a_harmed_file_is_begun_afresh(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    file = tmp_path / "v.db"
    _filled(file, [unit_vector([1, 0])])
    harm(file)
    forget(file, [0])
    again = Vectors(file, "m 0")
    assert again.lacking([(0, 0)]) == [(0, 0)]
    again.keep([((0, 0), unit_vector([0, 1]))])
    assert again.nearest(unit_vector([0, 1]), [(0, 0)], 1) == [(0, 0)]


def test_a_folder_in_its_place_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "v.db").mkdir()
    with pytest.raises(UsageError, match=r"v\.db"):
        Vectors(tmp_path / "v.db", "m 0")


@pytest.mark.parametrize("components", [[0.0, 0.0], [math.nan, 1.0], [math.inf, 1.0], []])
def test_a_vector_without_a_direction_is_none(components: list[float]) -> None:
    with pytest.raises(ValueError, match="direction"):
        unit_vector(components)


def test_two_processes_write_to_one_file(tmp_path: Path) -> None:
    file = tmp_path / "v.db"
    one, other = Vectors(file, "m 0"), Vectors(file, "m 0")
    places: list[Place] = [(1, 1), (2, 1)]
    one.keep([(places[0], unit_vector([1, 0]))])
    other.keep([(places[0], unit_vector([1, 0])), (places[1], unit_vector([0, 1]))])
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM vectors").fetchone() == (2,)
    connection.close()
    assert Vectors(file, "m 0").lacking(places) == []
