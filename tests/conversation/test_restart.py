"""After a stop or a crash the chat goes on where it was."""

from collections.abc import Sequence
from pathlib import Path

from bot.conversation.events import Text
from bot.conversation.replies import Reply, Say
from tests.fakes import Held, ScriptedModel
from tests.talk import at_first_question, talking, texts

_LEAD = "2026年上半年，青石镇把精神文明建设摆在突出位置。现将有关情况总结如下。"


async def test_the_step_and_the_facts_are_there_again(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "集中学习7次")
    async with talking(home) as talk:
        await talk.engine.show("test:a")
        shown = texts(talk.all)
        assert "（一）加强思想教育，筑牢理想信念根基 · 1 条" in shown
        assert "参加学习的大概多少人次" in shown
        await talk.says("起草这节")
        assert "集中学习7次。" in texts(await talk.waits())


async def test_a_document_put_aside_is_taken_up_again(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节", "/new", "/start")
        [label] = [
            b.label for r in talk.all for row in getattr(r, "keyboard", ()) for b in row if "继续" in b.label
        ]
        assert label == "继续：青石镇人民政府2026年上半年精神文明建设工作总结（0/7 节）"
        asked = "（一）加强思想教育，筑牢理想信念根基：这段时间集中学习了几次"
        assert asked in texts(await talk.says(label))


async def test_a_draft_that_was_under_way_is_finished_after_the_restart(home: Path) -> None:
    held = Held(_LEAD[:10])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("起草这节")
        await held.begun.wait()
    async with talking(home, ScriptedModel(_LEAD)) as talk:
        assert _LEAD in texts(await talk.waits())


async def test_an_update_that_comes_again_changes_nothing(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        event = Text("same", "满意率98.6%")
        assert await talk.does(event)
        assert await talk.does(event) == []
    async with talking(home) as talk:
        assert await talk.does(event) == []
        async with talk.store.write() as store:
            [document] = await store.document_ids("test:a")
            assert len((await store.ledger(document)).facts) == 1


async def test_replies_that_were_not_delivered_are_said_after_the_restart(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        talk.channel.send = _broken  # type: ignore[method-assign]
        assert await talk.says("满意率98.6%") == []
    async with talking(home) as talk:
        assert "导语" in texts(talk.all)
        assert "满意率98.6%" in texts(await talk.says("看事实"))


async def test_what_was_delivered_is_not_said_again_after_a_turn_without_words(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节")
        assert "采用" in _labels(talk.all)
        peers = talk.button("看同类怎么写")
        assert peers
        assert await talk.taps(peers) == []
        assert await talk.waits()
        assert "采用" not in _labels(await talk.says("满意率98.6%"))
        await talk.taps(peers)
        await talk.waits()
    async with talking(home) as talk:
        assert talk.all == []


async def test_a_turn_without_words_still_says_what_did_not_arrive(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        sends = talk.channel.send
        talk.channel.send = _broken  # type: ignore[method-assign]
        await talk.goes_through("起草这节")
        talk.channel.send = sends  # type: ignore[method-assign]
        peers = talk.button("看同类怎么写")
        assert peers
        assert "采用" in _labels(await talk.taps(peers))
        assert "采用" not in _labels(await talk.says("满意率98.6%"))


def _labels(replies: Sequence[Reply]) -> list[str]:
    return [b.label for r in replies if isinstance(r, Say) for row in r.keyboard for b in row]


async def _broken(chat: str, replies: object) -> None:
    raise ConnectionError
