"""A database of a former version opens, and whatever it held is there."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import text

from bot.conversation.state import Awaiting, ChatState, Stage, load_state
from bot.corpus.library.importing import extract_exemplars
from bot.domain.document import Author, Brief, Clause, Document, Version
from bot.domain.finding import AcceptedFinding
from bot.domain.genre import OwnGenre, SectionPlan, SectionRole
from bot.domain.history import Before
from bot.drafting.revision import paragraphs_by_hand
from bot.drafting.writing.tags import clauses_of
from bot.store.records import own_genres, templates
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
CREATE TABLE versions (
  section INTEGER NOT NULL REFERENCES sections (id), number INTEGER NOT NULL, text TEXT NOT NULL,
  author VARCHAR NOT NULL, complete BOOLEAN NOT NULL, instruction TEXT NOT NULL, provenance TEXT NOT NULL,
  findings TEXT NOT NULL, at DATETIME NOT NULL, PRIMARY KEY (section, number)
);
CREATE TABLE label_waivers (
  id INTEGER NOT NULL PRIMARY KEY, document INTEGER NOT NULL, chat VARCHAR NOT NULL, at DATETIME NOT NULL
);
CREATE TABLE chats (
  id VARCHAR NOT NULL PRIMARY KEY, state TEXT NOT NULL, revision INTEGER NOT NULL,
  delivered INTEGER NOT NULL, at DATETIME NOT NULL
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


_STATE = {
    "stage": "facts",
    "document": 1,
    "section": 7,
    "question": 2,
    "skipped": [0],
    "awaiting": "correction",
    "target": 0,
    "proposal": "",
    "brief": {"genre": "", "issuer": "", "issuer_kind": "其他", "period": "", "topic": "", "issued": None},
    "outline": [],
    "turn": 0,
    "step": 9,
}
_AGREED = {
    "genre": "工作总结",
    "issuer": "青石镇人民政府",
    "issuer_kind": "乡镇街道",
    "period": "2026年上半年",
    "topic": "防汛工作",
    "addressee": "",
    "issued": None,
    "target_chars": 3000,
    "letterhead": {"mark": "青石镇人民政府文件", "printed": None},
}
_PLAN = {
    "role": "做法成效",
    "part": "一、主要做法",
    "heading": "",
    "questions": [{"ask": "查险几次？", "label": "查险次数", "optional": False}],
    "guidance": "",
    "opening": "",
    "closing": "",
    "length": 400,
}


async def _opened(home: Path, states: Mapping[str, object]) -> dict[str, tuple[ChatState, Document | None]]:
    """Return where the chats of a former database stand, with the documents in hand."""
    connection = sqlite3.connect(home / "gongwen.db")
    connection.executescript(_FIFTH)
    for chat, state in states.items():
        row = (chat, json.dumps(state), 3, 3, "2026-07-01 08:00:00")
        connection.execute("INSERT INTO chats VALUES (?, ?, ?, ?, ?)", row)
    connection.commit()
    connection.close()
    store = await Store.open(home)
    try:
        async with store.read() as inside:
            found = {}
            for chat in states:
                state = load_state((await inside.chat(chat)).state)
                assert state.document in (0, *await inside.document_ids(chat))
                # The documents of the former database have no plans that could be read.
                document = await inside.document(state.document) if state.document > 2 else None
                found[chat] = (state, document)
            return found
    finally:
        await store.close()


async def test_a_chat_goes_on_where_the_former_program_left_it(tmp_path: Path) -> None:
    chats = await _opened(tmp_path, {"test:a": _STATE})
    assert chats == {"test:a": (ChatState(Stage.FACTS, 1, 7, step=9), None)}


async def test_what_was_still_being_agreed_becomes_a_document(tmp_path: Path) -> None:
    begun = {"document": 0, "section": 0, "brief": _AGREED}
    brief = {**_STATE, **begun, "stage": "brief", "awaiting": "topic", "proposal": "上半年"}
    outline = {**_STATE, **begun, "stage": "outline", "awaiting": "", "outline": [_PLAN, _PLAN], "turn": 1}
    start = {**_STATE, "stage": "start", "document": 0, "section": 0, "awaiting": ""}
    chats = await _opened(tmp_path, {"test:b": brief, "test:c": outline, "test:d": start})
    at_brief, asked = chats["test:b"]
    at_outline, proposed = chats["test:c"]
    assert asked
    assert proposed
    assert at_brief == ChatState(Stage.BRIEF, asked.id, awaiting=Awaiting.TOPIC, proposal="上半年", step=9)
    assert at_outline == ChatState(Stage.OUTLINE, proposed.id, turn=1, step=9)
    assert chats["test:d"] == (ChatState(step=9), None)
    assert asked.brief == proposed.brief
    assert (asked.brief.issuer, asked.brief.target_chars) == ("青石镇人民政府", 3000)
    assert asked.title == "青石镇人民政府2026年上半年防汛工作总结"
    assert asked.sections == ()
    assert [s.plan.part for s in proposed.live] == ["一、主要做法", "一、主要做法"]
    assert proposed.live[0].plan.questions[0].label == "查险次数"


_EIGHTH = (
    "DROP TABLE own_genres",
    "DROP TABLE struck_habits",
    "DROP TABLE versions",
    "DROP TABLE requests",
    "ALTER TABLE sections DROP COLUMN past",
    """CREATE TABLE versions (
      section INTEGER NOT NULL REFERENCES sections (id), number INTEGER NOT NULL, text TEXT NOT NULL,
      author VARCHAR NOT NULL, complete BOOLEAN NOT NULL, instruction TEXT NOT NULL, provenance TEXT NOT NULL,
      findings TEXT NOT NULL, at TIMESTAMP WITH TIME ZONE NOT NULL, PRIMARY KEY (section, number)
    )""",
    "UPDATE schema_version SET version = 8",
)
_SENT = "\n\n".join(f"第{n}条：写清楚谁在什么时候做了什么，做了多少，结果怎样。" for n in range(30))
_CLAUSES = [{"text": "甲句", "facts": [3]}, {"text": "乙句", "facts": [], "proposed": True}]
_TOLD = {"model": "m", "sent": [_SENT], "clauses": _CLAUSES}
_RETOLD = {"model": "m", "sent": [f"{_SENT}更精炼", "接着写"]}
_COLUMNS = ("number", "text", "author", "complete", "instruction", "provenance")
_ROWS: tuple[dict[str, Any], ...] = (
    dict(zip(_COLUMNS, (1, "甲句。\n乙句。", "model", True, "", _TOLD), strict=True)),
    dict(zip(_COLUMNS, (2, "甲句。\n丙句。", "user", True, "换掉第二句", {}), strict=True)),
    dict(zip(_COLUMNS, (3, "甲句。\n丙句", "model", False, "", _RETOLD), strict=True)),
)
_INSERT = """
INSERT INTO versions VALUES (
  :section, :number, :text, :author, :complete, :instruction, :provenance, '[]', '2026-07-01 08:00:00'
)"""


async def _eighth(store: Store) -> tuple[int, int]:
    """Bring a new record to the shape it had when versions stood in columns, with three of them."""
    plan = SectionPlan(SectionRole.LEAD, "", "", (), "", "", "", 100)
    async with store.write() as tx:
        document = await tx.add_document("test:a", "题", Brief("工作总结"))
        await tx.set_outline(document, (plan, plan))
        found = await tx.document(document)
        assert found
        section = found.sections[0].id
        for statement in _EIGHTH:
            await tx.execute(text(statement))
        for row in _ROWS:
            provenance = json.dumps(row["provenance"])
            await tx.execute(text(_INSERT), {**row, "section": section, "provenance": provenance})
        wording = {"number": 0, "text": "戊句。", "author": "model", "provenance": {"model": "m"}}
        offer = {"section": section, "paragraph": 1, "versions": [wording], "sent": ["另写一句"]}
        await tx.save_chat("test:a", json.dumps({"document": document, "offer": offer}))
        await tx.show_version(section, 2)
    return document, section


async def test_versions_that_stood_in_columns_are_all_there(home: Path, url: str) -> None:
    store = await Store.open(home, url)
    document, section = await _eighth(store)
    await store.close()
    for _ in range(2):
        store = await Store.open(home, url)
        try:
            async with store.read() as inside:
                shown, whole = await inside.document(document), await inside.document(document, history=True)
                assert shown and whole
                [first, second, third] = whole.sections[0].versions
                offer = load_state((await inside.chat("test:a")).state).offer
                assert offer
                every = (first, second, third, *offer.versions)
                sent = [await inside.sent(version.provenance.request) for version in every]
        finally:
            await store.close()
        assert sent == [(_SENT,), (), (f"{_SENT}更精炼", "接着写"), ("另写一句",)]
        for row, version in zip(_ROWS, (first, second, third), strict=True):
            assert {name: getattr(version, name) for name in _COLUMNS[:5]} == {
                name: row[name] for name in _COLUMNS[:5]
            }
        now = shown.sections[0]
        assert (now.current, now.last, now.instructions) == (second, 3, ("换掉第二句",))
        assert paragraphs_by_hand(now) == {"丙句。"}
        assert clauses_of(now) == (Clause("甲句", (3,)),)
        assert shown.sections[1].last == 0
    store = await Store.open(home, url)
    async with store.write() as tx:
        assert await tx.add_version(section, Version(0, "丁句。\n乙句。", Author.USER), show=True) == 4
        kept = await tx.document(document)
    await store.close()
    assert kept
    assert clauses_of(kept.sections[0]) == (Clause("乙句", proposed=True),)
    assert paragraphs_by_hand(kept.sections[0]) == {"丁句。"}


async def test_decisions_about_proposals_are_told_from_those_about_years(home: Path, url: str) -> None:
    store = await Store.open(home, url)
    async with store.write() as tx:
        document = await tx.add_document("test:a", "题", Brief("工作总结"))
        for quote in ("26年", "定期听取意见。"):
            await tx.accept_finding(document, AcceptedFinding("D01", quote, "句", 0, "", "test:a"))
        await tx.execute(text("UPDATE schema_version SET version = 14"))
    await store.close()
    store = await Store.open(home, url)
    async with store.read() as inside:
        kept = {s.quote: s.rule for s in await inside.accepted_findings(document)}
    await store.close()
    assert kept == {"26年": "D01", "定期听取意见。": "proposal"}


async def test_what_was_shared_before_givers_were_known_goes_to_whoever_takes_it_back(
    home: Path, url: str
) -> None:
    store = await Store.open(home, url)
    [exemplar] = extract_exemplars("旧.txt", SUMMARY.encode()).exemplars
    shared = await store.holdings.add(exemplar, "organisation")
    assert shared
    async with store.write() as tx:
        await templates.keep(tx, templates.SHARED, "模板.docx", b"PK", {})
        for table in ("exemplars", "templates"):
            await tx.execute(text(f"DROP INDEX ix_{table}_giver"))
            await tx.execute(text(f"ALTER TABLE {table} DROP COLUMN giver"))
        await tx.execute(text("UPDATE schema_version SET version = 29"))
    await store.close()
    store = await Store.open(home, url)
    assert await store.holdings.give_back(shared, "test:a")
    async with store.write() as tx:
        assert await templates.take_back(tx, 1, "test:a")
        [back] = await templates.of_chat(tx, "test:a")
    [own] = await store.holdings.exemplars("test:a")
    await store.close()
    assert (own.title, back.name) == (exemplar.title, "模板.docx")


async def test_an_old_database_has_every_index_of_a_new_one(tmp_path: Path) -> None:
    await _opened(tmp_path, {})
    await (await Store.open(tmp_path / "new")).close()
    both = _indexes(tmp_path / "new") & _indexes(tmp_path)
    assert {"ix_messages_document", "ix_own_genres_chat", "ix_struck_habits_chat"} <= both


async def test_an_old_database_gives_the_number_of_a_genre_only_once(tmp_path: Path) -> None:
    await _opened(tmp_path, {})
    store = await Store.open(tmp_path)
    async with store.write() as tx:
        gone = await own_genres.keep(tx, "a", OwnGenre("安全简报", "简报", "一、甲\n二、乙"))
        await own_genres.drop(tx, "a", gone.id)
        kept = await own_genres.keep(tx, "a", OwnGenre("阅读总结", "工作总结", "一、甲\n二、乙"))
    await store.close()
    assert kept.id != gone.id


def _indexes(home: Path) -> set[str]:
    rows = sqlite3.connect(home / "gongwen.db").execute("SELECT name FROM sqlite_master WHERE type = 'index'")
    return {name for (name,) in rows}


async def test_an_old_library_opens_and_takes_new_exemplars(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "gongwen.db")
    connection.executescript(_FIRST)
    connection.close()
    for _ in range(2):
        store = await Store.open(tmp_path)
        try:
            [old, *_] = await store.holdings.exemplars()
            assert (old.title, old.genre) == ("旧总结", "总结")
            [new] = extract_exemplars("新.txt", SUMMARY.encode()).exemplars
            await store.holdings.add(new, "organisation")
            [near] = await store.holdings.similar(new.fingerprint.keys, "organisation")
            assert (near.title, near.fingerprint.places) == (new.title, new.fingerprint.places)
        finally:
            await store.close()
