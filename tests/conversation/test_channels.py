"""One engine, several ways to people: each hears what is meant for it."""

from pathlib import Path

from bot.conversation.replies import Say
from tests.talk import Recorder, Talk, talking, texts

_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"


async def test_two_channels_are_served_side_by_side(home: Path) -> None:
    async with talking(home) as talk:
        second = Recorder("other")
        await talk.engine.open(second)
        other = Talk(talk.engine, second, "other:a", talk.store)
        assert "请确认" in texts(await talk.says(_REQUEST))
        assert other.all == []
        assert "我帮您起草公文" in texts(await other.says("/start"))
        assert not any("我帮您起草公文" in reply.text for reply in talk.all if isinstance(reply, Say))


async def test_what_one_channel_has_left_undone_waits_for_it(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        async with talk.store.write() as store:
            await store.save_chat("other:a", "")
    async with talking(home) as talk:
        assert talk.all == []
        second = Recorder("other")
        await talk.engine.open(second)
        assert texts(second.sent["other:a"])
