"""What the library is measured against: rank_bm25 and SQLite FTS5, over segmented words, with filters."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import rjieba
from rank_bm25 import BM25Okapi

from bot.domain.passage import StoredPassage

_LIMIT = 5


class Rival(Protocol):
    """A search engine that holds passages and answers with their texts."""

    def search(self, text: str, genre: str, role: str) -> Sequence[str]:
        """Return the texts of the five best passages; an empty genre and role mean any."""
        ...

    def add(self, passages: Sequence[StoredPassage]) -> None:
        """Take passages in."""
        ...

    def remove(self, ids: Sequence[int]) -> None:
        """Forget passages."""
        ...


class RankBM25:
    """BM25 in Python and numpy: everything is scored, every change builds anew."""

    def __init__(self, passages: Sequence[StoredPassage]) -> None:
        self._passages = {p.id: p for p in passages}
        self._words = {p.id: _words(p) for p in passages}
        self._build()

    def _build(self) -> None:
        self._order = list(self._passages.values())
        self._engine = BM25Okapi([self._words[p.id] for p in self._order])

    def search(self, text: str, genre: str, role: str) -> Sequence[str]:
        """Return the texts of the five best passages; an empty genre and role mean any."""
        scores = self._engine.get_scores(rjieba.cut(text)).tolist()
        kept = (
            n for n, p in enumerate(self._order) if not genre or (p.genre == genre and p.passage.role == role)
        )
        return [self._order[n].passage.text for n in sorted(kept, key=lambda n: -scores[n])[:_LIMIT]]

    def add(self, passages: Sequence[StoredPassage]) -> None:
        """Take passages in."""
        self._passages |= {p.id: p for p in passages}
        self._words |= {p.id: _words(p) for p in passages}
        self._build()

    def remove(self, ids: Sequence[int]) -> None:
        """Forget passages."""
        for identifier in ids:
            del self._passages[identifier]
        self._build()


class FTS5:
    """SQLite's full-text search in a file."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS found "
            "USING fts5(words, text UNINDEXED, genre UNINDEXED, role UNINDEXED)"
        )

    def search(self, text: str, genre: str, role: str) -> Sequence[str]:
        """Return the texts of the five best passages; an empty genre and role mean any."""
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(rjieba.cut(text)) if word.isalnum())
        among, values = (" AND genre = ? AND role = ?", (genre, role)) if genre else ("", ())
        query = f"SELECT text FROM found WHERE found MATCH ?{among} ORDER BY rank LIMIT {_LIMIT}"
        return [text for (text,) in self._connection.execute(query, (wanted, *values))]

    def add(self, passages: Sequence[StoredPassage]) -> None:
        """Take passages in."""
        rows = [(p.id, " ".join(_words(p)), p.passage.text, p.genre, p.passage.role) for p in passages]
        with self._connection:
            self._connection.executemany(
                "INSERT INTO found (rowid, words, text, genre, role) VALUES (?, ?, ?, ?, ?)", rows
            )

    def remove(self, ids: Sequence[int]) -> None:
        """Forget passages."""
        with self._connection:
            self._connection.executemany("DELETE FROM found WHERE rowid = ?", [(i,) for i in ids])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _words(stored: StoredPassage) -> list[str]:
    return [
        w for w in rjieba.cut("\n".join((*stored.passage.heading_path, stored.passage.text))) if w.isalnum()
    ]
