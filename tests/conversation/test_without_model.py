"""Without a model nothing is promised that only a model does, and sections come in their order."""

from collections.abc import Sequence
from pathlib import Path

from bot.conversation.replies import Reply, Say
from tests.fakes import ScriptedModel, drafted
from tests.talk import at_first_question, talking, texts

_TOLD = "志愿服务队3支、队员180人，开展活动24场。最美家庭评了8户。"


def _labels(replies: Sequence[Reply]) -> set[str]:
    return {b.label for r in replies if isinstance(r, Say) for row in r.keyboard for b in row}


async def test_skeletons_come_in_the_order_of_the_outline(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("直接成稿")
        order = [s.id for s in (await talk.document()).live]
        shown = [r.about for r in await talk.waits() if isinstance(r, Say) and "版本 1/1" in r.text]
        assert shown == order


async def test_rewriting_is_offered_by_a_model_only(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through(_TOLD, "直接成稿")
        section = next(s for s in (await talk.document()).live if s.current and "180人" in s.current.text)
        replies = await talk.says("把180人改成181人", about=section.id)
        assert "重新起草" in _labels(replies) and "重写▾" not in _labels(replies)


async def test_how_much_facts_carry_is_told_where_a_model_writes(home: Path) -> None:
    request = "帮我写青石镇人民政府2026年上半年精神文明建设工作总结"
    async with talking(home) as talk:
        await talk.goes_through(request, "写3000字", _TOLD)
        said = texts(await talk.says("确认"))
        assert "（2 条）" in said and "够写" not in said
        assert "没有接模型，只拼骨架稿，不会展开到 3000 字" in said
    async with talking(home, ScriptedModel(drafted), chat="test:b") as talk:
        await talk.goes_through(request, "写3000字", _TOLD)
        await talk.goes_through("确认")
        said = texts(talk.all)
        assert "2 条，够写约 250 字" in said and "要 3000 字的话" in said


async def test_whoever_began_in_the_middle_is_asked_about_the_beginning_too(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        names = ["导语", "（一）", "（二）"]
        await talk.says("跳到存在问题")
        asked = []
        for _ in range(4):
            asked.append(texts(await talk.says("起草这节")))
            await talk.waits()
        assert "下一步打算" in asked[0]
        assert [name in said for name, said in zip(names, asked[1:], strict=True)] == [True] * 3


async def test_a_fact_without_a_place_is_called_by_its_own_number(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府关于做好2026年防汛值班工作的通知", "各村", "确认")
        said = texts(await talk.says("每天早晚各报一次"))
        assert "1. 每天早晚各报一次" in said and "说“第1条放到" in said


async def test_the_card_is_not_shown_again_where_it_would_say_the_same(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写青石镇人民政府2026年上半年精神文明建设工作总结")
        assert "请确认" not in texts(await talk.says("别写领导名字"))
        assert "请确认" in texts(await talk.says("志愿者180人"))
        assert "提纲（约" in texts(await talk.says("确认"))
