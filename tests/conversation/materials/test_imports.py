"""A large file on its way into one's own library: how far it is, what is answered meanwhile, and a stop."""

import asyncio
from pathlib import Path

import pytest

from bot.conversation.events import File
from bot.conversation.replies import Say
from bot.corpus.library import importing
from tests.bench import generated
from tests.corpus.formats import zipped
from tests.talk import Talk, talking, texts


@pytest.fixture(autouse=True)
def _any_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_LARGE", 1_000)


def _file(documents: int) -> bytes:
    written = generated.exemplars(documents * generated.PASSAGES_EACH, generated.words())
    return zipped(**{e.source: generated.text_of(e).encode() for e in written})


async def _reading(talk: Talk, documents: int) -> asyncio.Task[None]:
    """Send a large file and return, when a tenth of it has been read, what goes on reading."""
    far, show = asyncio.Event(), talk.channel.acknowledge

    async def acknowledge(chat: str, job: int, text: str, share: float = 0) -> None:
        await show(chat, job, text, share)
        if f"已读 {documents // 10}/{documents} 篇" in text:
            far.set()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(talk.channel, "acknowledge", acknowledge)
        reading = asyncio.create_task(talk.engine.handle(talk.chat, File("f1", "材料.zip", _file(documents))))
        await far.wait()
    return reading


async def test_one_message_tells_how_far_it_is_and_becomes_the_answer(home: Path) -> None:
    async with talking(home) as talk:
        [told] = await talk.sends_file("材料.zip", _file(30))
        jobs, shown = zip(*talk.channel.acknowledged, strict=True)
        assert isinstance(told, Say)
        assert set(jobs) == {told.job}
        assert "正在读“材料.zip”" in shown[0]
        assert "已读 30/30 篇" in shown[-1]
        assert 3 < len(shown) <= 11
        assert "您的范例库：30 篇" in texts(await talk.says("/library"))


async def test_meanwhile_the_chat_is_answered(home: Path) -> None:
    async with talking(home) as talk:
        reading = await _reading(talk, 60)
        assert "还是空的" in texts(await talk.says("/library"))
        assert not reading.done()
        await reading
        assert "您的范例库：60 篇" in texts(await talk.says("/library"))


@pytest.mark.slow
async def test_a_stop_ends_it_and_nothing_of_it_is_kept(home: Path) -> None:
    async with talking(home) as talk:
        reading = await _reading(talk, 60)
        assert await talk.says("停") == []
        await reading
        assert "已停下，“材料.zip”没有收完" in texts(talk.all)
        assert "还是空的" in texts(await talk.says("/library"))


@pytest.mark.slow
async def test_forgetting_ends_it(home: Path) -> None:
    async with talking(home) as talk:
        reading = await _reading(talk, 60)
        await talk.says("/forget")
        await talk.says("全部删除")
        await reading
        assert all(e.scope != talk.chat for e in await talk.store.holdings.exemplars())


@pytest.mark.slow
async def test_the_same_file_sent_twice_is_kept_once(home: Path) -> None:
    async with talking(home) as talk:
        event = File("f1", "材料.zip", _file(3))
        await talk.engine.handle(talk.chat, event)
        before = len(talk.all)
        await talk.engine.handle(talk.chat, event)
        assert len(talk.all) == before
        assert "您的范例库：3 篇" in texts(await talk.says("/library"))
