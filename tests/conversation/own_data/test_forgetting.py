"""Forgotten means gone from every file at once, while the program goes on."""

import asyncio
from pathlib import Path

import pytest

from bot.domain.said import ClerkMessage
from bot.errors import StoreBusy
from bot.store.store import Store
from bot.texts.conversation import dialog
from tests.commands.shell import gongwen, refused
from tests.corpus.formats import zipped
from tests.talk import at_first_question, talking, texts

_SAID = ("金丝雀巷", "13800138000", "wang_jg1980")
_OLD = "澜川市水务集团2026年志愿服务工作总结\n一、工作开展情况\n" + "".join(
    f"（{n}）开展志愿服务{n}场，值班电话13800138000，地点在金丝雀巷。\n" for n in "一二三四五六七八"
)


def _holding(home: Path) -> list[tuple[str, str]]:
    """Return what still stands in which file."""
    files = [(path.name, path.read_bytes()) for path in home.rglob("*") if path.is_file()]
    return [
        (name, words)
        for name, content in files
        for words in _SAID
        if words.encode() in content or words.encode("utf-16-le") in content
    ]


async def _busy(_: Store, *, to_its_end: bool = False) -> bool:
    raise StoreBusy("数据库正忙")


async def test_what_was_said_and_sent_is_gone_while_the_program_runs(home: Path) -> None:
    async with talking(home) as talk:
        await talk.sends_file("旧稿.txt", _OLD.encode())
        await talk.sends_file("许多.zip", zipped(**{"稿.txt": _OLD.replace("志愿", "便民").encode()}))
        await at_first_question(talk)
        await talk.says("金丝雀巷开展宣讲12次，联系人微信wang_jg1980，手机13800138000")
        await talk.goes_through("起草这节")
        assert _holding(home)
        await talk.goes_through("/forget", "全部删除")
        assert _holding(home) == []
        assert await talk.store.holdings.exemplars(talk.chat) == []


async def test_a_forgetting_that_was_broken_off_is_finished_by_the_next_start(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("金丝雀巷开展宣讲12次")
        await talk.says("/forget")
        with monkeypatch.context() as full:
            full.setattr(Store, "purge", _busy)
            assert "数据库正忙" in texts(await talk.says("全部删除"))
    async with talking(home) as talk:
        assert dialog.FORGOTTEN in texts(talk.all)
        assert _holding(home) == []
        await at_first_question(talk)


async def test_a_forgetting_that_was_broken_off_is_finished_before_anything_else(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("/forget")
        with monkeypatch.context() as full:
            full.setattr(Store, "purge", _busy)
            await talk.says("全部删除")
        assert dialog.FORGOTTEN in texts(await talk.says("帮我写青石镇人民政府2026年防汛工作总结"))
        assert "防汛" in (await talk.document()).title


async def test_others_are_let_in_while_much_is_forgotten(home: Path) -> None:
    store = await Store.open(home)
    async with store.write() as transaction:
        for n in range(1_200):
            await transaction.add_message("a", ClerkMessage(f"m{n}", "金丝雀巷"))
        await transaction.add_message("b", ClerkMessage("other", "红星路"))
    more = True
    left = []
    while more:
        async with store.write() as transaction:
            more = await transaction.forget_some("a")
            left.append(len(await transaction.messages([f"m{n}" for n in range(1_200)])))
    async with store.read() as asked:
        assert "other" in await asked.messages(["other"])
    await store.close()
    assert left[:3] == [700, 200, 0]


async def test_the_log_of_the_record_is_emptied(home: Path) -> None:
    store = await Store.open(home)
    try:
        async with store.write() as transaction:
            await transaction.save_chat("a", "金丝雀巷")
            await transaction.forget("a")
        await store.purge()
        assert _holding(home) == []
        assert (home / "gongwen.db-wal").stat().st_size == 0
    finally:
        await store.close()


def test_a_document_of_draft_can_be_removed(tmp_path: Path, home: Path) -> None:
    brief = tmp_path / "要点.toml"
    brief.write_text(
        'genre = "工作要点"\nissuer = "青禾市图书馆"\nperiod = "2026年"\ntopic = "志愿服务"\n'
        'messages = ["金丝雀巷开展宣讲12次"]\n',
        "utf-8",
    )
    gongwen("draft", brief, "-o", tmp_path / "稿.docx")
    assert ("gongwen.db", "金丝雀巷") in _holding(home)
    done = gongwen("forget", 1)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 号" in done.stdout
    assert _holding(home) == []
    refused(gongwen("forget", 1), "没有 1 号文稿")
    refused(gongwen("export", 1, "-o", tmp_path / "再.docx"), "没有 1 号文稿")


async def test_a_document_of_a_conversation_is_removed_there(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        assert "已定" in texts(await talk.says("/status"))
    refused(await asyncio.to_thread(gongwen, "forget", 1), "/forget")
