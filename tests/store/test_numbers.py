"""A number is given once: what has it on a button, in a log or in a record that stays means nothing else."""

import sqlite3
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from bot.domain.document import Author, Brief, Version
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.orders import Draft
from bot.store.records import templates
from bot.store.store import Store
from bot.store.tables import migrations, schema
from bot.store.tables.numbering import number_once

_PLAN = SectionPlan(SectionRole.LEAD, "", "", (), "", "", "", 100)
_NUMBERED = ("documents", "sections", "jobs", "templates", "steps", "requests", "exemplars")


async def _everything(store: Store, chat: str) -> dict[str, int]:
    """Let a chat have one of everything, and return the numbers."""
    async with store.write() as tx:
        document = await tx.add_document(chat, "题", Brief("工作总结"))
        await tx.set_outline(document, (_PLAN,))
        found = await tx.document(document)
        assert found
        section = found.sections[0].id
        await tx.add_version(section, Version(0, "甲句。", Author.MODEL), show=True)
        job = await tx.add_job(chat, Draft(document, section))
        template = await templates.keep(tx, chat, "模板.docx", chat.encode(), {})
    return {"document": document, "section": section, "job": job.id, "template": template.id}


async def test_what_was_forgotten_gives_its_numbers_to_nobody(store: Store) -> None:
    gone = await _everything(store, "test:a")
    async with store.write() as tx:
        await tx.waive_label(gone["document"], "test:a")
        await tx.forget("test:a")
    kept = await _everything(store, "test:b")
    assert not set(gone.items()) & set(kept.items())
    async with store.read() as tx:
        document = await tx.document(kept["document"])
    assert document
    assert not document.unlabelled


def _as_before(home: Path) -> None:
    """Bring a record to the shape that it had when numbers were given again."""
    connection = sqlite3.connect(home / "gongwen.db")
    connection.execute("PRAGMA foreign_keys=OFF")
    for name in _NUMBERED:
        table = schema.metadata.tables[name]
        made = str(CreateTable(table).compile(dialect=sqlite.dialect()))
        fresh = made.replace(" AUTOINCREMENT", "").replace(f"TABLE {name} ", f"TABLE {name}_old ", 1)
        connection.execute(fresh)
        connection.execute(f"INSERT INTO {name}_old SELECT * FROM {name}")
        connection.execute(f"DROP TABLE {name}")
        connection.execute(f"ALTER TABLE {name}_old RENAME TO {name}")
    connection.execute("DELETE FROM sqlite_sequence")
    connection.execute("UPDATE schema_version SET version = ?", (_BEFORE,))
    connection.commit()
    connection.close()


_BEFORE = migrations.STEPS.index(number_once)


async def test_a_former_record_counts_on_from_what_it_gave(home: Path) -> None:
    store = await Store.open(home)
    kept, gone = await _everything(store, "test:a"), await _everything(store, "test:b")
    async with store.write() as tx:
        await tx.waive_label(gone["document"], "test:b")
        await tx.forget("test:b")
    await store.close()
    _as_before(home)
    store = await Store.open(home)
    try:
        async with store.read() as tx:
            document = await tx.document(kept["document"], history=True)
        assert document
        assert [v.text for s in document.sections for v in s.versions] == ["甲句。"]
        new = await _everything(store, "test:c")
        assert new["document"] > gone["document"]
        async with store.write() as tx:
            await tx.forget("test:c")
        assert not set(new.items()) & set((await _everything(store, "test:d")).items())
    finally:
        await store.close()
    connection = sqlite3.connect(home / "gongwen.db")
    assert not connection.execute("PRAGMA foreign_key_check").fetchall()
    made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    assert all("AUTOINCREMENT" in made[name] for name in _NUMBERED)
    connection.close()
