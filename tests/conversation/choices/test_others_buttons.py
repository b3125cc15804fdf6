"""A button that belongs to somebody else, or to a document that is forgotten, touches nothing."""

from pathlib import Path

from bot.conversation.choices.choice import Choice
from bot.conversation.choices.codec import decode, encode
from bot.conversation.replies import Say
from tests.conversation.choices.samples import KINDS, sample
from tests.export.templates.making import BIG, p, package, r
from tests.fakes import ScriptedModel, drafted
from tests.talk import Talk, at_first_question, talking, texts

_EXEMPLAR = "澜川市水务集团2026年志愿服务工作总结\n一、工作开展情况\n" + "".join(
    f"（{n}）开展志愿服务{n}场，参加{n}0人。\n" for n in "一二三四五六七八"
)
_TEMPLATE = package(p(r("{{文稿标题}}", BIG)) + p(r("{{正文}}")) + p(r("{{落款}}")))


def _shown(talk: Talk) -> list[Choice]:
    """Return every button that was ever shown to somebody, as it comes back from a phone."""
    rows = [row for reply in talk.all if isinstance(reply, Say) for row in reply.keyboard]
    return list(dict.fromkeys(decode(encode(button.choice)) for row in rows for button in row))


async def _goes_far(talk: Talk) -> None:
    """Bring a conversation to where nearly everything has been shown."""
    await talk.sends_file("旧稿.txt", _EXEMPLAR.encode())
    await talk.goes_through("我的范文", "本单位的写法", "照这篇的结构写", "我的文种", "套用单位模板")
    await talk.sends_file("模板.docx", _TEMPLATE)
    await talk.goes_through("就这样", "/start")
    await at_first_question(talk)
    await talk.goes_through("志愿者180人", "请专家讲了2次，大概吧", "记录", "这节没做", "直接成稿")
    await talk.goes_through(
        "重写", "改一改", "先写效果", "逐条看", "导出 Word", "写成文日期", "/forget", "/genres"
    )


async def _tapped(talk: Talk, choices: list[Choice]) -> str:
    before = len(talk.all)
    for choice in choices:
        await talk.taps(choice)
        await talk.waits()
    return texts(talk.all[before:])


async def test_the_buttons_of_another_user_show_and_change_nothing_of_hers(home: Path) -> None:
    async with talking(home, ScriptedModel(*[drafted] * 9)) as anna:
        await _goes_far(anna)
        bob = Talk(anna.engine, anna.channel, "test:b", anna.store)
        await at_first_question(bob, "帮我写白石镇人民政府2026年上半年志愿服务工作总结")
        shown = _shown(anna)
        assert len({type(choice) for choice in shown}) > 30
        before, said = await anna.document(), len(anna.all)
        seen = await _tapped(bob, shown)
        assert await anna.document() == before
        assert len(anna.all) == said
        for hers in ("青石镇", "水务集团", "模板.docx", "180"):
            assert hers not in seen
        assert await anna.store.holdings.exemplars(anna.chat)


async def test_the_buttons_of_a_document_that_is_forgotten_change_no_other_one(home: Path) -> None:
    async with talking(home, ScriptedModel(*[drafted] * 9)) as talk:
        await _goes_far(talk)
        shown = _shown(talk)
        await talk.goes_through("/forget", "全部删除")
        await at_first_question(talk, "帮我写白石镇人民政府2026年上半年志愿服务工作总结")
        await talk.goes_through("志愿者20人", "直接成稿")
        before = await talk.document()
        assert all(section.last for section in before.live)
        await _tapped(talk, shown)
        assert await talk.document() == before


async def test_a_forged_button_of_every_kind_changes_no_document(home: Path) -> None:
    async with talking(home, ScriptedModel(*[drafted] * 9)) as talk:
        await at_first_question(talk)
        await talk.goes_through("志愿者180人", "直接成稿")
        before = await talk.document()
        for kind in KINDS:
            await _tapped(talk, [sample(kind)])
        assert await talk.document() == before
