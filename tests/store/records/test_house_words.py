"""The lists of words: the last entry for a form holds, and what all share goes back to whoever gave it."""

from pathlib import Path

from sqlalchemy import text

from bot.domain.document import Brief
from bot.domain.history import Before, Step
from bot.domain.house_word import HouseWord
from bot.store.records import house_words
from bot.store.store import Store

_OLD, _NEW = HouseWord("政务中心", "政务服务中心", "更名"), HouseWord("政务中心", "便民服务中心", "")
_OTHER = HouseWord("亮点纷呈", "", "")


async def _forms(store: Store, chat: str) -> list[tuple[str, str]]:
    async with store.read() as asked:
        return [(word.avoided, word.used) for word in (await house_words.lists_of(asked, chat)).in_force]


async def test_the_last_entry_for_a_form_holds_and_goes_with_all_before_it(store: Store) -> None:
    async with store.write() as tx:
        await house_words.keep(tx, "a", (_OLD, _OTHER))
        learned = await house_words.learn(tx, "a", _NEW)
    assert await _forms(store, "a") == [("政务中心", "便民服务中心"), ("亮点纷呈", "")]
    assert await _forms(store, "b") == []
    async with store.write() as tx:
        assert await house_words.drop(tx, "b", learned) == ""
        assert await house_words.drop(tx, "a", learned) == "政务中心"
    assert await _forms(store, "a") == [("亮点纷呈", "")]


async def test_undoing_the_step_that_learned_an_entry_lets_the_older_one_hold(store: Store) -> None:
    async with store.write() as tx:
        await house_words.keep(tx, "a", (_OLD,))
        document = await tx.add_document("a", "总结", Brief())
        learned = await house_words.learn(tx, "a", _NEW)
        await tx.add_step(document, Step(0, "以后", before=Before(learned=learned)))
    async with store.write() as tx:
        [step] = await tx.last_steps(document, 1)
        await tx.undo(document, step)
    assert await _forms(store, "a") == [("政务中心", "政务服务中心")]


async def test_what_all_share_goes_back_to_its_giver_who_keeps_what_is_newer(store: Store) -> None:
    async with store.write() as tx:
        assert not await house_words.share(tx, "a")
        await house_words.keep(tx, "a", (_OLD, _OTHER))
        assert await house_words.share(tx, "a")
        await house_words.keep(tx, "a", (_NEW,))
    assert await _forms(store, "b") == [("政务中心", "政务服务中心"), ("亮点纷呈", "")]
    assert ("政务中心", "便民服务中心") in await _forms(store, "a")
    async with store.write() as tx:
        assert await house_words.take_back(tx, "b")
        assert not await house_words.take_back(tx, "b")
    assert await _forms(store, "b") == []
    assert set(await _forms(store, "a")) == {("政务中心", "便民服务中心"), ("亮点纷呈", "")}


async def test_a_database_of_a_program_without_lists_takes_one(home: Path, url: str) -> None:
    store = await Store.open(home, url)
    async with store.write() as tx:
        await tx.execute(text("DROP TABLE house_words"))
        await tx.execute(text("UPDATE schema_version SET version = version - 1"))
    await store.close()
    store = await Store.open(home, url)
    async with store.write() as tx:
        await house_words.keep(tx, "a", (_OLD,))
    assert await _forms(store, "a") == [("政务中心", "政务服务中心")]
    await store.close()
