"""What is said at the card changes the field that is meant, and nothing else."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.conversation.replies import Reply, Response, Say
from bot.conversation.state import ChatState
from bot.conversation.steps import brief
from bot.conversation.turns.context import TurnContext
from bot.domain.ledger import Ledger
from bot.store.store import Store
from tests.installed import GENRES
from tests.talk import TODAY, Talk, talking, texts

_REQUEST = "帮我写澜川市水务集团有限公司2026年上半年精神文明建设工作总结"


@pytest.mark.parametrize("yes", ["好的", "对", "可以。", "没错", "是的", "确认"])
async def test_a_yes_in_words_confirms(home: Path, yes: str) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        assert "提纲（约" in texts(await talk.says(yes))


async def test_the_button_for_another_genre_lists_the_genres_to_choose_from(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        [said] = await talk.says("改文种")
        assert isinstance(said, Say)
        assert "实施方案" in [button.label for row in said.keyboard for button in row]


async def test_a_yes_confirms_nothing_while_something_is_missing(home: Path) -> None:
    async with talking(home) as talk:
        await _missing(talk)
        said = texts(await talk.says("好的"))
        assert "单位全称是什么" in said
        # The card above says nothing else by now: it is not said again.
        assert "好的，请确认" not in said


@pytest.mark.parametrize(
    "told",
    [
        "建成实践站12个",
        "今年1-10月全镇注册志愿者3260人",
        "今年1-10月全镇注册志愿者3260人，开展活动12场次",
    ],
)
async def test_a_fact_at_the_card_is_kept_and_the_card_stays(home: Path, told: str) -> None:
    async with talking(home) as talk:
        before = _card(await talk.says(_REQUEST)).splitlines()
        replies = await talk.says(told)
        assert "记下" in texts(replies)
        assert set(before) <= set(_card(replies).splitlines())
        assert "提纲（约" in texts(await talk.says("确认"))


@pytest.mark.parametrize("stray", ["我们单位今年搞得很好", "主题是什么？", "谢谢", "甲" * 300])
async def test_a_stray_text_changes_nothing(home: Path, stray: str) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        await talk.says(stray)
        async with talk.store.read() as store:
            [document] = await store.document_ids(talk.chat)
            assert (await store.ledger(document)).facts == ()
        assert "提纲（约" in texts(await talk.says("确认"))


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("主题 志愿服务", "主题：志愿服务"),
        ("主题改成志愿服务", "主题：志愿服务"),
        ("把主题改为志愿服务工作", "主题：志愿服务"),
        ("主题：志愿服务工作开展情况", "主题：志愿服务"),
        ("单位：东湖小学", "单位：东湖小学（学校）"),
        ("单位改成青石镇人民政府", "单位：青石镇人民政府（乡镇街道）"),
        ("时段 2026年", "时段：2026年"),
        ("时段改成2025年至2026年", "时段：2025—2026年"),
        ("主送：县文明办", "主送：县文明办"),
        ("主送：各镇人民政府、街道办事处，县直各部门：", "主送：各镇人民政府、街道办事处，县直各部门"),
        ("文种改成工作要点", "文种：工作要点"),
        ("工作要点", "文种：工作要点"),
        ("澜川市教育局", "单位：澜川市教育局（政府部门）"),
        ("2026年前三季度", "时段：2026年前三季度"),
        ("改成2026年1-10月", "时段：2026年1—10月"),
    ],
)
async def test_a_field_is_set_by_what_clearly_means_it(home: Path, said: str, line: str) -> None:
    async with talking(home) as talk:
        before = _card(await talk.says(_REQUEST)).splitlines()
        after = _card(await talk.says(said)).splitlines()
        assert line in after
        assert len(set(before) - set(after)) <= 1
        assert talk.button("确认")


async def test_a_better_request_replaces_what_it_names(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        card = _card(await talk.says("澜川市教育局2026年1-10月"))
        assert "单位：澜川市教育局" in card
        assert "时段：2026年1—10月" in card
        assert "主题：精神文明建设" in card


async def test_a_topic_typed_after_its_button_does_not_repeat_the_title(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        await talk.says("改主题")
        assert "主题：志愿服务\n" in _card(await talk.says("志愿服务工作开展情况")) + "\n"
        outline = texts(await talk.says("确认"))
        assert "澜川市水务集团有限公司2026年上半年志愿服务工作总结" in outline


async def test_an_awaited_field_that_is_not_told_stays_as_it_was(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        await talk.says("改单位")
        assert "记下 1 条" in texts(await talk.says("建成实践站12个"))
        assert "单位：澜川市水务集团有限公司" in _card(await talk.says("不改了"))
        assert "提纲（约" in texts(await talk.says("好的"))


async def test_what_is_told_out_of_turn_goes_where_it_belongs(home: Path) -> None:
    async with talking(home) as talk:
        await _missing(talk)
        card = _card(await talk.says("2026年1月至10月"))
        assert "单位：（还没定）" in card
        assert "时段：2026年1—10月" in card
        assert "单位：东湖小学（学校）" in _card(await talk.says("单位是东湖小学"))


async def test_a_unit_and_a_period_are_told_together(home: Path) -> None:
    async with talking(home) as talk:
        await _missing(talk)
        card = _card(await talk.says("东湖小学2026年春季学期"))
        assert "单位：东湖小学（学校）" in card
        assert "时段：2026年春季学期" in card


async def test_half_a_year_waits_for_its_year(home: Path) -> None:
    async with talking(home) as talk:
        await _missing(talk)
        await talk.says("东湖小学")
        said = texts(await talk.says("上半年"))
        assert "上半年是哪一年的？" in said
        assert talk.button("确认") is None
        assert "时段：2026年上半年" in _card(await talk.says("2026年"))


async def test_another_half_of_the_year_is_asked_for_its_year_too(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        assert "下半年是哪一年的？" in texts(await talk.says("下半年"))
        assert "时段：2025年下半年" in _card(await talk.says("25年"))


async def test_a_request_with_half_a_year_asks_for_the_year_and_keeps_the_half(home: Path) -> None:
    async with _at_start(home) as context:
        asked = await brief.begin(context, "帮我写水务集团上半年志愿服务工作总结")
        assert asked
        assert "上半年是哪一年的？" in texts(asked.replies)
        here = await context.reload(asked.state)
        assert (here.brief.issuer, here.brief.topic) == ("水务集团", "志愿服务")
        await brief.take_text(here, "2026年")
        assert (await here.reload()).brief.period == "2026年上半年"


async def test_a_request_for_another_kind_of_document_keeps_what_it_says(home: Path) -> None:
    async with _at_start(home) as context:
        turn = await brief.begin(context, "帮我写水务集团2026年志愿服务应急预案")
        assert turn
        said = texts(turn.replies)
        assert f"应急预案我还不会写。能写的有 {len(GENRES)} 种" in said
        assert "单位：水务集团（国有企业）\n时段：2026年\n主题：志愿服务" in said
        assert {"工作总结", "工作要点"} <= _labels(turn.replies)


@pytest.mark.parametrize("said", ["公报", "帮我写个应急预案", "写水务集团2026年志愿服务会议记录"])
async def test_another_kind_of_document_is_declined_at_the_card(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await talk.says(_REQUEST)
        replies = await talk.says(said)
        assert f"我还不会写。能写的有 {len(GENRES)} 种" in texts(replies)
        assert "时段：2026年" in texts(replies)
        assert "文种：工作要点" in _card(await talk.says("工作要点"))
        assert talk.button("确认")


async def test_a_notice_is_not_confirmed_before_its_addressee_is_told(home: Path) -> None:
    async with talking(home) as talk:
        asked = texts(await talk.says("帮我写青石镇人民政府关于做好2026年防汛值班工作的通知"))
        assert "主题：做好防汛值班工作" in asked
        assert "主送机关是谁" in asked
        assert "主送机关是谁" in texts(await talk.says("确认"))
        card = _card(await talk.says("各村（社区），镇直各单位"))
        assert "主送：各村（社区），镇直各单位" in card
        assert "《青石镇人民政府关于做好2026年防汛值班工作的通知》提纲" in texts(await talk.says("确认"))


async def test_a_notice_to_nobody_in_particular_goes_on_to_its_outline(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写青石镇人民政府关于公布2026年值班电话的通知")
        assert "提纲（约" in texts(await talk.says("不写"))


async def test_a_notice_becomes_a_call_where_it_collects(home: Path) -> None:
    async with talking(home) as talk:
        card = _card(await talk.says("帮我写东湖小学关于征集2026年节水金点子的通知"))
        assert "文种：征集通知" in card


async def test_a_text_that_asks_for_nothing_is_no_request(home: Path) -> None:
    async with talking(home) as talk:
        assert "没看出要写哪种文稿" in texts(await talk.says("随便聊聊"))
        async with talk.store.read() as store:
            assert await store.document_ids(talk.chat) == []


async def _missing(talk: Talk) -> None:
    assert "还缺：单位全称、时段" in texts(await talk.says("写一份志愿服务工作要点"))


def _card(replies: Sequence[Reply]) -> str:
    return next(r.text for r in replies if isinstance(r, Say) and r.text.startswith("好的，请确认"))


def _labels(replies: Sequence[Response]) -> set[str]:
    return {b.label for r in replies if isinstance(r, Say) for row in r.keyboard for b in row}


@asynccontextmanager
async def _at_start(home: Path) -> AsyncGenerator[TurnContext, None]:
    store = await Store.open(home)
    async with store.write() as papers:
        yield TurnContext("test:a", ChatState(), None, Ledger(), papers, GENRES, False, False, TODAY)
    await store.close()


async def test_the_wrong_genre_is_said_with_the_right_one_on_a_button(home: Path) -> None:
    async with talking(home) as talk:
        card = _card(await talk.says("帮我写云岭县水务局关于城南片区停水的公告"))
        assert "用通告" in card
        assert talk.button("就用公告")
        await talk.says("改成通告")
        assert "文种：通告" in texts(talk.all)
        assert talk.button("确认")


async def test_a_genre_that_looks_wrong_can_be_kept(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through("帮我写云岭县水务局关于城南片区停水的公告", "就用公告")
        assert "《云岭县水务局关于城南片区停水的公告》提纲" in texts(talk.all)


async def test_a_request_to_several_offices_is_told_to_have_one(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写青石镇人民政府关于申请拨付清淤经费的请示")
        assert "只写一个主送机关" in _card(await talk.says("云岭县人民政府、云岭县财政局"))


async def test_usual_genres_come_first_and_the_others_on_a_button(home: Path) -> None:
    async with talking(home) as talk:
        labels = _labels(await talk.says("水务集团2026年上半年"))
        assert {"工作总结", "请示", "更多文种"} <= labels
        assert "批复" not in labels
        assert {"批复", "会议纪要"} <= _labels(await talk.says("更多文种"))
        assert "文种：批复" in _card(await talk.says("批复"))


async def test_another_field_is_no_name_of_the_unit(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写2026年上半年信访工作总结")
        await talk.says("签发人李建国")
        document = await talk.document()
        assert document.brief.issuer == ""
        await talk.says("云溪镇人民政府")
        assert (await talk.document()).brief.issuer == "云溪镇人民政府"


async def test_to_whom_it_goes_may_be_said_with_its_word(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写云溪镇人民政府关于申请农村公路维修资金的请示")
        await talk.says("主送县财政局")
        assert (await talk.document()).brief.addressee == "县财政局"
