"""Vectors of the passages in one SQLite file beside the index: derived, and made anew for another model.

The nearest are looked for in two steps, so that no array library is needed: by the signs of the components,
held in memory as one whole number a passage, then exactly among the nearest of these. At 4,000 passages of
1,024 components that takes 12 ms and loses nothing of note: `tests/corpus/search/test_vectors.py` compares.
"""

import logging
import math
import operator
import sqlite3
import struct
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from heapq import nsmallest
from pathlib import Path

from bot.corpus.search.index import Place
from bot.errors import UsageError
from bot.texts import corpus as texts

logger = logging.getLogger(__name__)

Vector = bytes
"""Components of a vector of length 1, as little-endian float32."""

_EXACTLY = 200
_BYTES_EACH = 4
# The sign of a little-endian float is the first bit of its last byte.
_SIGNS = bytes(b"01"[byte >> 7] for byte in range(256))
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (
  passage INTEGER NOT NULL, exemplar INTEGER NOT NULL, vector BLOB NOT NULL, PRIMARY KEY (passage, exemplar)
);
CREATE INDEX IF NOT EXISTS vectors_by_exemplar ON vectors (exemplar);
CREATE TABLE IF NOT EXISTS origin (name TEXT NOT NULL);
"""


def vectors_file(index_folder: Path) -> Path:
    """Return where the vectors are that belong to an index."""
    return index_folder / "vectors.db"


def unit_vector(components: Sequence[float]) -> Vector:
    """Return the components as a vector of length 1; raise ValueError where they have no direction."""
    length = math.hypot(*components)
    if not 0 < length < math.inf:
        raise ValueError("a vector without a direction")
    return struct.pack(f"<{len(components)}f", *(c / length for c in components))


def components(vector: Vector) -> int:
    """Return how many components a vector has."""
    return len(vector) // _BYTES_EACH


def forget(file: Path, exemplars: Iterable[int]) -> None:
    """Take the vectors of exemplars out of the file, whichever model made them."""
    gone = [(exemplar,) for exemplar in exemplars]
    if not gone or not file.exists():
        return
    try:
        with _open(file) as connection:
            connection.executemany("DELETE FROM vectors WHERE exemplar = ?", gone)
    except sqlite3.DatabaseError as error:
        # Nothing of what was to be forgotten may stay in a file that cannot be edited.
        logger.warning("vectors dropped error=%s", type(error).__name__)
        file.unlink(missing_ok=True)


class Vectors:
    """The vectors that one model made."""

    def __init__(self, file: Path, origin: str) -> None:
        """Take over what the file holds of this origin; raise UsageError where there can be no such file."""
        self._file = file
        try:
            rows = _load(file, origin)
        except sqlite3.OperationalError as error:
            raise UsageError(texts.index_unusable(str(file))) from error
        except sqlite3.DatabaseError:
            logger.warning("vectors torn, starting afresh")
            file.unlink()
            rows = _load(file, origin)
        self._signs: dict[Place, int] = {}
        self.size = 0
        """How many components each vector has; 0 while there is none."""
        self._learn(rows)

    def lacking(self, places: Iterable[Place]) -> list[Place]:
        """Return the places that have no vector yet."""
        if not self._file.exists():
            self._signs.clear()
        return [place for place in places if place not in self._signs]

    def keep(self, rows: Sequence[tuple[Place, Vector]]) -> None:
        """Store vectors, all of `size` once there is one."""
        with _open(self._file) as connection:
            statement = "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)"
            connection.executemany(statement, [(*place, vector) for place, vector in rows])
        self._learn(rows)

    def forget(self, exemplars: Iterable[int]) -> None:
        """Take the vectors of exemplars out."""
        forget(self._file, exemplars)

    def nearest(self, vector: Vector, among: Sequence[Place], most: int) -> list[Place]:
        """Return those of the places whose vectors are nearest to this one, nearest first."""
        if not self._file.exists():
            # Opening it would make an empty one, and nobody would see that all are lacking.
            return []
        signs, known = _signs(vector), self._signs
        apart = (((known[place] ^ signs).bit_count(), place) for place in among if place in known)
        near = [place for _, place in nsmallest(max(_EXACTLY, most), apart)]
        return [place for _, place in nsmallest(most, self._distances(vector, near))]

    def _learn(self, rows: Sequence[tuple[Place, Vector]]) -> None:
        for place, vector in rows:
            self._signs[place] = _signs(vector)
            self.size = components(vector)

    def _distances(self, vector: Vector, places: Sequence[Place]) -> Iterator[tuple[float, Place]]:
        wanted = struct.Struct(f"<{components(vector)}f")
        asked = wanted.unpack(vector)
        marks = ",".join("?" * len(places))
        select = f"SELECT passage, exemplar, vector FROM vectors WHERE passage IN ({marks})"  # noqa: S608  marks only
        with _open(self._file) as connection:
            for passage, exemplar, held in connection.execute(select, [passage for passage, _ in places]):
                if len(held) == wanted.size:
                    yield -sum(map(operator.mul, asked, wanted.unpack(held))), (passage, exemplar)


def _signs(vector: Vector) -> int:
    return int(vector[_BYTES_EACH - 1 :: _BYTES_EACH].translate(_SIGNS), 2)


def _load(file: Path, origin: str) -> list[tuple[Place, Vector]]:
    with _open(file) as connection:
        if connection.execute("SELECT name FROM origin").fetchall() != [(origin,)]:
            connection.execute("DELETE FROM vectors")
            connection.execute("DELETE FROM origin")
            connection.execute("INSERT INTO origin VALUES (?)", (origin,))
        rows = connection.execute("SELECT passage, exemplar, vector FROM vectors")
        return [((passage, exemplar), vector) for passage, exemplar, vector in rows]


@contextmanager
def _open(file: Path) -> Iterator[sqlite3.Connection]:
    """Lend the file for one transaction, which other processes wait for."""
    with closing(sqlite3.connect(file, timeout=10)) as connection:
        # What a user has us forget must not linger in free pages.
        connection.execute("PRAGMA secure_delete=ON")
        connection.executescript(_SCHEMA)
        with connection:
            yield connection
