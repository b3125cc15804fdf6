"""The first message of somebody new: what is not sure is asked on a button, and small talk begins nothing."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.conversation.replies import Reply, Say
from tests.fakes import ScriptedModel, literal
from tests.talk import Talk, at_first_question, talking, texts

_ASKED = "帮我写县图书馆申请维修经费的请示"


def _labels(replies: Sequence[Reply]) -> list[str]:
    return [b.label for r in replies if isinstance(r, Say) for row in r.keyboard for b in row]


async def _is_empty(talk: Talk) -> bool:
    async with talk.store.read() as store:
        return await store.document_ids(talk.chat) == []


@pytest.mark.parametrize("said", ["你好", "在吗？", "你能干啥", "谢谢", "哈哈", "老师好，在不在", "怎么用"])
async def test_small_talk_gets_a_short_line_and_begins_no_document(home: Path, said: str) -> None:
    async with talking(home) as talk:
        replies = await talk.says(said)
        assert len(replies) == 1 and len(texts(replies)) < 90
        assert "没看出" not in texts(replies) and "新建文稿" in _labels(replies)
        assert await _is_empty(talk)


async def test_no_model_is_asked_about_small_talk(home: Path) -> None:
    model = ScriptedModel(literal)
    async with talking(home, reader=model) as talk:
        assert "要写什么" in texts(await talk.says("你好"))
        assert texts(await talk.waits()) == "" and model.asked == []


async def test_thanks_beside_a_document_change_nothing_and_show_no_card_again(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_ASKED)
        assert texts(await talk.says("谢谢")) == "不客气。"
        assert "主送：县财政局" in texts(await talk.says("县财政局"))


async def test_who_ordered_it_is_no_unit_and_all_that_is_open_is_asked(home: Path) -> None:
    async with talking(home) as talk:
        card = texts(await talk.says("馆长让我写个上半年总结"))
        assert "文种：工作总结\n单位：（还没定）\n时段：上半年（哪一年？）\n主题：（还没定）" in card
        assert "就写2026年上半年" in _labels(await talk.says("云岭县图书馆"))
        assert "就写全面工作" in _labels(await talk.says("就写2026年上半年"))
        assert talk.button("确认") is None
        assert "主题：全面工作" in texts(await talk.says("就写全面工作"))
        assert "《云岭县图书馆2026年上半年工作总结》提纲" in texts(await talk.says("确认"))


async def test_whom_it_is_sent_to_is_no_issuer_and_the_likely_genres_come_first(home: Path) -> None:
    async with talking(home) as talk:
        replies = await talk.says("向县财政局申请维修经费")
        assert "单位：（还没定）" in texts(replies) and "主送：县财政局" in texts(replies)
        assert "看着像请示或函" in texts(replies) and _labels(replies)[:2] == ["请示", "函"]
        assert (await talk.ledger()).facts == ()
        await talk.goes_through("请示", "云岭县图书馆")
        assert "《云岭县图书馆关于申请维修经费的请示》提纲" in texts(await talk.says("确认"))


async def test_those_who_are_to_send_something_in_are_the_addressees_and_the_day_is_kept(home: Path) -> None:
    async with talking(home) as talk:
        card = texts(await talk.says("各乡镇分馆7月10号前报名单"))
        assert "主题：报送名单\n主送：各乡镇分馆" in card and "7月（哪一年？）" not in card
        assert "看着像通知" in card
        assert [fact.text for fact in (await talk.ledger()).facts] == ["各乡镇分馆7月10日前报名单"]


async def test_what_only_asks_is_no_fact_and_not_asked_about(home: Path) -> None:
    async with talking(home) as talk:
        said = texts(await talk.says("馆里要给文旅局报个情况"))
        assert "没把握" not in said and "主送：文旅局" in said
        assert (await talk.ledger()).entries == {}


async def test_a_name_that_is_no_unit_is_offered_and_not_taken(home: Path) -> None:
    async with talking(home) as talk:
        replies = await talk.says("帮我写澜川水务2026年志愿服务工作总结")
        assert "单位：（还没定）" in texts(replies) and "就写澜川水务" in _labels(replies)
        assert "单位：澜川水务" in texts(await talk.says("就写澜川水务"))
        assert talk.button("确认")


@pytest.mark.parametrize("said", ["不知道", "先空着", "问一下领导", "等领导定了再说吧，先往下写"])
async def test_an_addressee_that_is_not_known_yet_is_left_open_and_marked(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await talk.says(_ASKED)
        told = texts(await talk.says(said))
        assert "主送先空着" in told and "提纲（约" in told
        await talk.goes_through("直接成稿", "导出文本", "先导出草稿")
        assert "【待补：主送机关】：" in talk.files[-1].content.decode()
        await talk.says("主送：县财政局")
        assert (await talk.document()).brief.addressee == "县财政局"


@pytest.mark.parametrize("said", ["没有", "不写", "不用主送"])
async def test_an_addressee_that_is_not_wanted_is_told_as_such(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await talk.says(_ASKED)
        told = texts(await talk.says(said))
        assert "不写主送" in told and "提纲（约" in told
        assert (await talk.document()).brief.addressee == ""


@pytest.mark.parametrize("said", ["随便", "你看着办", "你说呢"])
async def test_a_choice_that_is_left_to_the_assistant_is_asked_again(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await talk.says(_ASKED)
        replies = await talk.says(said)
        assert "得您定" in texts(replies) and {"先空着", "不写主送"} <= set(_labels(replies))
        assert (await talk.document()).brief.addressee == ""
        assert "主送先空着" in texts(await talk.says("先空着"))


@pytest.mark.parametrize("said", ["维修经费", "财政", "县领导"])
async def test_a_word_that_names_no_unit_is_asked_about_before_it_is_taken(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await talk.says(_ASKED)
        replies = await talk.says(said)
        assert f"主送就写“{said}”吗？" in texts(replies)
        assert (await talk.document()).brief.addressee == ""
        assert f"主送：{said}" in texts(await talk.says(f"就写{said}"))


async def test_a_sentence_is_no_addressee_and_the_question_stays(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says(_ASKED)
        said = texts(await talk.says("馆舍2008年建成，屋面漏水6处"))
        assert "记下 2 条" in said and "主送机关是谁" in said
        assert (await talk.document()).brief.addressee == ""


@pytest.mark.parametrize("said", ["不知道", "随便", "问一下馆长"])
async def test_what_is_no_unit_is_not_taken_for_the_issuer(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await talk.says("我们局下半年工作要点")
        assert "单位要用在标题和落款里" in texts(await talk.says(said))
        assert (await talk.document()).brief.issuer == ""


async def test_an_order_that_is_worded_as_a_question_begins_a_document(home: Path) -> None:
    async with talking(home) as talk:
        said = texts(await talk.says("领导，能不能搞个倡议书，节水的，滨江社区居委会发"))
        assert "文种：倡议书" in said and "这个我说不准" not in said
        assert (await talk.document()).brief.issuer == "滨江社区居委会"


async def test_the_unit_is_the_one_that_is_named_whole(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("老师您好，麻烦帮我弄一份学校食堂食品安全自查报告，青禾中学的，今年上半年")
        brief = (await talk.document()).brief
        assert (brief.issuer, brief.topic) == ("青禾中学", "食堂食品安全")
        assert "老师您好" not in texts(await talk.says("/status"))


@pytest.mark.parametrize("said", ["6", "66", "88"])
async def test_a_number_that_is_asked_for_is_no_small_talk(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says(said)
        assert any(said in fact.text for fact in (await talk.ledger()).facts)
