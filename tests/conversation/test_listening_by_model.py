"""Listening with a model: what is said is acknowledged at once, read in the background, and never lost."""

import asyncio
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.conversation.replies import Say
from bot.conversation.steps import listening
from bot.errors import ModelUnreachable
from bot.texts.conversation import dialog
from tests.fakes import Held, ScriptedModel, literal
from tests.talk import Talk, talking, texts

_REQUEST = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"


def _answering(*facts: tuple[str, str]) -> Callable[[str], str]:
    """Return an answer that reads these facts, each with its quote, from the newest message."""

    def answer(asked: str) -> str:
        number = re.findall(r"^\[(\d+)\]", asked.split("【新消息】")[1], re.MULTILINE)[-1]
        told = [
            {"id": n, "text": text, "src": [{"m": int(number), "q": quote}], "status": "done"}
            for n, (text, quote) in enumerate(facts, 1)
        ]
        return json.dumps({"facts": told}, ensure_ascii=False)

    return answer


async def test_a_message_is_acknowledged_at_once_and_read_in_the_background(home: Path) -> None:
    held = Held("", _answering(("2026年上半年学习7次", "上半年学习了7次")))
    async with talking(home, reader=ScriptedModel(held)) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        assert await talk.says("上半年学习了7次") == []
        [(job, said)] = talk.channel.acknowledged
        assert "正在看" in said
        await held.begun.wait()
        held.go_on.set()
        [first, *_] = await talk.waits()
        assert isinstance(first, Say)
        assert (first.job, first.text) == (job, "记下 1 条")


async def test_what_follows_a_question_of_the_head_is_read_and_no_rule_takes_it_for_the_answer(
    home: Path,
) -> None:
    model = ScriptedModel('{"asides": [{"m": 2, "q": "书记说钱别写"}]}', '{"keep": []}')
    async with talking(home, reader=model) as talk:
        assert "单位全称" in texts(await talk.says("帮我写2025年11月消防宣传月活动总结"))
        assert not texts(await talk.says("书记说钱别写😂"))
        await talk.waits()
        asked = model.asked[0][1].content
        assert "书记说钱别写" in asked and "单位全称" in asked
        assert (await talk.document()).brief.issuer == ""
        await talk.says("听涛社区居民委员会")
        assert (await talk.document()).brief.issuer == "听涛社区居民委员会"


async def test_a_model_that_fails_leaves_the_rules_reading_and_says_so(home: Path) -> None:
    async with talking(home, reader=ScriptedModel(ModelUnreachable("模型连不上。"))) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says("上半年集中学习7次")
        said = texts(await talk.waits())
        assert "模型连不上。" in said
        assert "按规则读" in said
        assert [f.text for f in (await talk.ledger()).facts] == ["上半年集中学习7次"]


async def test_what_was_said_before_a_stop_is_read_after_it(home: Path) -> None:
    held = Held("")
    async with talking(home, reader=ScriptedModel(held)) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says("上半年集中学习7次")
        await held.begun.wait()
    async with talking(home) as talk:
        await talk.waits()
        assert [f.text for f in (await talk.ledger()).facts] == ["上半年集中学习7次"]


async def test_messages_that_come_meanwhile_are_read_together_next(home: Path) -> None:
    held = Held("", _answering(("2026年上半年集中学习7次", "上半年集中学习七次")))
    both = (("主题党日12场", "主题党日十二场"), ("志愿者100多人", "志愿者一百多人"))
    model = ScriptedModel(held, _answering(*both))
    async with talking(home, reader=model) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says("上半年集中学习七次")
        await held.begun.wait()
        await talk.says("主题党日十二场")
        await talk.says("志愿者一百多人")
        held.go_on.set()
        await talk.waits()
        async with talk.store.read() as store:
            assert await store.unread(talk.chat) == []
        last = model.asked[-1][-1].content
        assert "主题党日十二场" in last
        assert "志愿者一百多人" in last


async def test_nothing_is_drafted_before_what_was_said_is_read(home: Path) -> None:
    held = Held("")
    drafter = ScriptedModel("2026年上半年，青石镇集中学习七次。现将有关情况总结如下。")
    async with talking(home, drafter, reader=ScriptedModel(held)) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says("上半年集中学习七次")
        await held.begun.wait()
        await talk.says("起草这节")
        await asyncio.sleep(0.05)
        assert drafter.asked == []


async def test_a_question_is_the_models_to_answer(home: Path) -> None:
    answer = json.dumps(
        {"requests": [{"do": "ask", "m": 2, "q": "什么叫总体成效？", "ans": "就是这段时间干成了什么。"}]},
        ensure_ascii=False,
    )
    async with talking(home, reader=ScriptedModel(answer)) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says("什么叫总体成效？")
        assert "就是这段时间干成了什么。" in texts(await talk.waits())


async def test_what_was_said_of_one_document_is_not_entered_into_the_next(home: Path) -> None:
    held = Held("", _answering(("2026年上半年集中学习7次", "上半年集中学习七次")))
    async with talking(home, reader=ScriptedModel(held)) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says("上半年集中学习七次")
        await held.begun.wait()
        await talk.says("/new")
        await talk.says("帮我写东湖小学2026年志愿服务工作要点")
        held.go_on.set()
        await talk.waits()
        async with talk.store.read() as store:
            second, first = await store.document_ids(talk.chat)
            assert (await store.ledger(second)).facts == ()
            assert [f.text for f in (await store.ledger(first)).facts] == ["2026年上半年集中学习7次"]
        assert "主题：志愿服务" in texts(await talk.says("主题 志愿服务"))


def _replacing(asked: str) -> str:
    """Return an answer that reads an order to replace one number of times by another."""
    number, quote = re.findall(
        r"^\[(\d+)\](?:（[^）]*）)? ?(.*)$", asked.split("【新消息】")[1], re.MULTILINE
    )[0]
    old, new = re.findall(r"\d+次", quote)
    order = {"do": "replace", "m": int(number), "q": quote, "old": old, "new": new}
    return json.dumps({"requests": [order]}, ensure_ascii=False)


async def test_a_replacement_that_a_model_reads_rests_on_the_message_that_asked_for_it(home: Path) -> None:
    model = ScriptedModel(literal, _replacing, literal, _replacing)
    async with talking(home, reader=model) as first:
        second = Talk(first.engine, first.channel, "test:b", first.store)
        for talk, told, asked in (
            (first, "集中学习7次", "各处的7次弄成8次哈"),
            (second, "走访群众3次", "各处的3次弄成4次哈"),
        ):
            await talk.goes_through(_REQUEST, "确认", "就用这个", told, asked)
            [fact] = (await talk.ledger()).facts
            async with talk.store.read() as store:
                kept = await store.messages([fact.message])
            assert [text for text, _ in kept.values()] == [asked]


async def test_of_two_numbers_of_one_thing_none_is_written_until_one_is_chosen(home: Path) -> None:
    def told(number: int, text: str) -> Callable[[str], str]:
        def answer(asked: str) -> str:
            message = int(re.findall(r"^\[(\d+)\]", asked.split("【新消息】")[1], re.MULTILINE)[-1])
            fact = {"id": number, "text": text, "src": [{"m": message, "q": text}], "status": "done"}
            return json.dumps({"facts": [fact]}, ensure_ascii=False)

        return answer

    seven, eight = "全年集中学习7次", "全年集中学习8次"
    model = ScriptedModel(told(1, seven), told(2, eight), told(2, eight))
    async with talking(home, reader=model) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个", seven, eight)
        assert "都先不写进正文" in texts(talk.all[-3:])
        assert (await talk.ledger()).facts == ()
        assert talk.button("两条都对")
        await talk.goes_through(seven)
        assert [f.text for f in (await talk.ledger()).facts] == [seven]


async def test_a_secret_is_not_sent_to_a_model_a_second_time(home: Path) -> None:
    said = "上半年义诊3场，张建国得了肺癌"

    def hidden(asked: str) -> str:
        message = int(re.findall(r"^\[(\d+)\]", asked.split("【新消息】")[1], re.MULTILINE)[-1])
        clinics = {"id": 1, "text": "义诊3场", "src": [{"m": message, "q": "义诊3场"}], "status": "done"}
        secret = {"m": message, "q": "张建国得了肺癌", "kind": "病情"}
        return json.dumps({"facts": [clinics], "secrets": [secret]}, ensure_ascii=False)

    model = ScriptedModel(hidden, literal)
    async with talking(home, reader=model) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个", said)
        assert len(model.asked) == 1
        assert "得了肺癌" in model.asked[0][-1].content
        await talk.goes_through("集中学习7次")
        later = "".join(str(message.content) for message in model.asked[-1])
        assert "上半年义诊3场，×××××××" in later
        assert "得了肺癌" not in later


async def test_what_is_being_read_when_all_is_forgotten_does_not_come_back(home: Path) -> None:
    held = Held("", _answering(("2026年上半年集中学习7次", "上半年集中学习七次")))
    async with talking(home, reader=ScriptedModel(held)) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        await talk.says("上半年集中学习七次")
        await held.begun.wait()
        await talk.says("/forget")
        await talk.says(dialog.FORGET_YES)
        held.go_on.set()
        assert await talk.waits() == []
        async with talk.store.read() as store:
            assert await store.document_ids(talk.chat) == []
            assert await store.unread(talk.chat) == []


async def test_what_cannot_be_entered_is_said_and_the_next_message_is_heard(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> None:
        raise LookupError

    model = ScriptedModel(
        _answering(("2026年上半年集中学习7次", "上半年集中学习七次")),
        _answering(("2026年上半年主题党日12场", "主题党日十二场")),
    )
    async with talking(home, reader=model) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个")
        with monkeypatch.context() as patched:
            patched.setattr(listening, "placement", fails)
            await talk.says("上半年集中学习七次")
            assert "出了意外" in texts(await talk.waits())
        await talk.says("主题党日十二场")
        await talk.waits()
        assert [f.text for f in (await talk.ledger()).facts] == ["2026年上半年主题党日12场"]


async def test_a_stop_that_a_model_understands_stops_the_draft(home: Path) -> None:
    stop = json.dumps({"requests": [{"do": "stop", "m": 3, "q": "算了先别往下写了吧"}]}, ensure_ascii=False)
    held = Held("2026年上半年，青石镇集中学习")
    told = _answering(("2026年上半年集中学习7次", "上半年集中学习七次"))
    async with talking(home, ScriptedModel(held), reader=ScriptedModel(told, stop)) as talk:
        await talk.goes_through(_REQUEST, "确认", "就用这个", "上半年集中学习七次")
        await talk.says("起草")
        await held.begun.wait()
        await talk.says("算了先别往下写了吧")
        assert "停" in texts(await talk.waits())
        async with talk.store.read() as store:
            assert await store.waiting_jobs(talk.chat) == []


async def test_an_aside_before_any_document_is_read_once(home: Path) -> None:
    model = ScriptedModel(json.dumps({"asides": [{"m": 1, "q": "今天可真热呀"}]}, ensure_ascii=False))
    async with talking(home, reader=model) as talk:
        await talk.says("今天可真热呀")
        assert texts(await talk.waits())
        assert len(model.asked) == 1
