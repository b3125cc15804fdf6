"""A database of a former version opens, and whatever it held is there."""

import sqlite3
from pathlib import Path

from bot.corpus.importing import understood
from bot.domain.history import Before
from bot.store.store import Store
from tests.corpus.documents import SUMMARY

_FIRST = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
INSERT INTO schema_version VALUES (1);
CREATE TABLE messages (
  id VARCHAR NOT NULL PRIMARY KEY, chat VARCHAR NOT NULL, text TEXT NOT NULL, at DATETIME NOT NULL
);
CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY);
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

_FIFTH = """
CREATE TABLE schema_version (version INTEGER NOT NULL);
INSERT INTO schema_version VALUES (5);
CREATE TABLE messages (
  id VARCHAR NOT NULL PRIMARY KEY, chat VARCHAR NOT NULL, text TEXT NOT NULL, at DATETIME NOT NULL
);
CREATE TABLE documents (
  id INTEGER NOT NULL PRIMARY KEY, chat VARCHAR NOT NULL, title TEXT NOT NULL, brief TEXT NOT NULL,
  at DATETIME NOT NULL
);
CREATE TABLE sections (
  id INTEGER NOT NULL PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents (id),
  position INTEGER NOT NULL, plan TEXT NOT NULL, progress VARCHAR NOT NULL, shown INTEGER NOT NULL,
  missing TEXT NOT NULL
);
CREATE TABLE facts (
  id INTEGER NOT NULL PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents (id),
  section INTEGER REFERENCES sections (id), text TEXT NOT NULL, message VARCHAR NOT NULL,
  sentence INTEGER NOT NULL, replaces INTEGER REFERENCES facts (id), at DATETIME NOT NULL
);
INSERT INTO messages VALUES ('m1', 'test:a', '集中学习7次，党课2次', '2026-07-01 08:00:00');
INSERT INTO documents VALUES (1, 'test:a', '甲总结', '{}', '2026-07-01 08:00:00');
INSERT INTO documents VALUES (2, 'test:a', '乙总结', '{}', '2026-07-01 08:00:00');
INSERT INTO sections VALUES (7, 1, 0, '{}', 'open', 0, '[]');
INSERT INTO facts VALUES
  (1, 1, 7, '集中学习7次', 'm1', 0, NULL, '2026-07-01 08:00:00'),
  (2, 1, 7, '党课2次', 'm1', 0, NULL, '2026-07-01 08:00:00'),
  (3, 2, NULL, '义诊3场', 'm2', 0, NULL, '2026-07-01 08:00:00'),
  (4, 1, 7, '集中学习9次', 'm3', 0, 1, '2026-07-01 08:00:00'),
  (5, 1, 7, '', 'm4', 0, 2, '2026-07-01 08:00:00'),
  (6, 2, NULL, '义诊4场', 'm5', 0, 3, '2026-07-01 08:00:00'),
  (7, 2, NULL, '', 'm6', 0, 6, '2026-07-01 08:00:00');
"""


async def test_the_facts_of_a_former_database_stand_in_the_ledger(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "gongwen.db")
    connection.executescript(_FIFTH)
    connection.close()
    for _ in range(2):
        store = await Store.open(tmp_path)
        try:
            async with store.read() as inside:
                first, second = await inside.ledger(1), await inside.ledger(2)
                [step] = await inside.steps(1)
                told, _ = (await inside.messages(["m1"]))["m1"]
        finally:
            await store.close()
        assert [(f.id, f.section, f.text, f.message) for f in first.facts] == [(4, 7, "集中学习9次", "m3")]
        assert [f.text for f in first.superseded] == ["集中学习7次", "党课2次"]
        assert second.facts == ()
        assert [f.text for f in second.superseded] == ["义诊3场", "义诊4场"]
        assert (step.label, step.before) == ("", Before())
        assert told == "集中学习7次，党课2次"


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
