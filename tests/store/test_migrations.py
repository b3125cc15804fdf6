"""A library of the first version opens, and its exemplars are found under their genre's kind."""

import sqlite3
from pathlib import Path

from bot.corpus.importing import understood
from bot.store.store import Store
from tests.corpus.documents import SUMMARY

_FIRST = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
INSERT INTO schema_version VALUES (1);
CREATE TABLE exemplars (
  id INTEGER NOT NULL PRIMARY KEY, title TEXT NOT NULL, genre VARCHAR NOT NULL, issuer_kind VARCHAR NOT NULL,
  year INTEGER, grade VARCHAR NOT NULL, reasons TEXT NOT NULL, source TEXT NOT NULL, sha256 VARCHAR NOT NULL,
  scope VARCHAR NOT NULL, added INTEGER NOT NULL, removed INTEGER
);
CREATE TABLE passages (
  id INTEGER NOT NULL PRIMARY KEY, exemplar INTEGER NOT NULL REFERENCES exemplars (id),
  position INTEGER NOT NULL,
  heading_path TEXT NOT NULL, role VARCHAR NOT NULL, text TEXT NOT NULL
);
INSERT INTO exemplars VALUES
  (1, '旧总结', '工作总结', '学校', 2024, 'good', '[]', 'a.txt', 'x', 'organisation', 1, NULL);
"""


async def test_an_old_library_opens_and_takes_new_exemplars(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "gongwen.db")
    connection.executescript(_FIRST)
    connection.close()
    for _ in range(2):
        store = await Store.open(tmp_path)
        try:
            [old, *_] = await store.shelf.exemplars()
            assert (old.title, old.genre) == ("旧总结", "总结")
            [new] = understood("新.txt", SUMMARY.encode()).exemplars
            await store.shelf.shelve(new, "organisation")
            [near] = await store.shelf.resembling(new.fingerprint.keys, "organisation")
            assert (near.title, near.fingerprint.places) == (new.title, new.fingerprint.places)
        finally:
            await store.close()
