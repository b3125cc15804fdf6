"""Drafting with a model: in the background, from the facts only, with every version kept."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.conversation.replies import Reply, Say
from bot.domain.document import Author
from bot.errors import ModelUnreachable
from bot.llm.model import Chunk
from tests.fakes import Held, ScriptedModel
from tests.talk import Talk, at_first_question, talking, texts

_LEAD = "2026年上半年，青石镇人民政府把精神文明建设摆在突出位置，群众满意率98.6%。现将有关情况总结如下。"


async def _drafted(talk: Talk) -> str:
    """Bring the conversation to a drafted lead."""
    await at_first_question(talk)
    await talk.says("满意率98.6%")
    await talk.says("起草这节")
    return texts(await talk.waits())


async def test_a_section_is_streamed_and_shown_with_its_check(home: Path) -> None:
    async with talking(home, ScriptedModel(_LEAD)) as talk:
        shown = await _drafted(talk)
        assert _LEAD in shown
        assert "数字 2/2 有出处" in shown
        assert len(talk.channel.frames) > 1
        assert _LEAD.startswith(talk.channel.frames[0])


async def test_the_prompt_holds_facts_and_exemplars_apart(home: Path) -> None:
    model = ScriptedModel(_LEAD)
    async with talking(home, model) as talk:
        await _drafted(talk)
        system, user = model.asked[0]
        assert "满意率98.6%" in user.content
        assert "【同类段落】" in user.content.split("满意率98.6%")[-1]
        assert "98.6" not in system.content


async def test_a_figure_nobody_told_is_struck_where_nobody_mends_it(home: Path) -> None:
    model = ScriptedModel(_LEAD.replace("98.6%", "98.6%，开展活动37场"))
    async with talking(home, model) as talk:
        shown = await _drafted(talk)
        assert "37" not in shown
        assert "开展活动【待补：数字】" in shown


async def test_markdown_and_announcements_never_reach_the_document(home: Path) -> None:
    async with talking(home, ScriptedModel(f"好的，以下是为您起草的导语：\n\n**{_LEAD}**")) as talk:
        shown = await _drafted(talk)
        assert "好的" not in shown
        assert "**" not in shown


async def test_an_answer_that_ran_out_of_room_is_gone_on_with(home: Path) -> None:
    model = ScriptedModel(Chunk(_LEAD[:30], finish="length"), _LEAD[30:])
    async with talking(home, model) as talk:
        assert _LEAD in await _drafted(talk)


async def test_while_a_section_is_drafted_the_chat_goes_on_and_another_one_answers(home: Path) -> None:
    held = Held(_LEAD[:20], _LEAD[20:])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        await talk.says("起草这节")
        await held.begun.wait()
        assert "记下 1 条" in texts(await talk.says("集中学习7次"))
        assert "正在起草：导语" in texts(await talk.says("/status"))
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        assert "文种：工作要点" in texts(await other.says("写东湖小学2026年志愿服务工作要点"))
        held.go_on.set()
        assert _LEAD in texts(await talk.waits())


async def test_stop_ends_a_draft_at_once_and_keeps_what_was_written(home: Path) -> None:
    held = Held(_LEAD[:20])
    async with talking(home, ScriptedModel(held, _LEAD[20:])) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        await talk.says("起草这节")
        await held.begun.wait()
        said = texts(await talk.says("停"))
        assert "已停下 1 项" in said
        assert "停在第 20 字，已保存为未完成的一版" in said
        await talk.says("续写")
        assert _LEAD in texts(await talk.waits())


async def test_a_stop_keeps_what_came_faster_than_it_was_shown(home: Path) -> None:
    held = Held(_LEAD[:40])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("起草这节")
        await held.begun.wait()
        assert "停在第 40 字" in texts(await talk.says("停"))


async def test_a_draft_is_begun_before_a_slow_channel_has_taken_the_answer(home: Path) -> None:
    held = Held(_LEAD[:20], _LEAD[20:])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("满意率98.6%")
        send, slow = talk.channel.send, asyncio.Event()

        async def send_slowly(chat: str, replies: Sequence[Reply]) -> None:
            await slow.wait()
            await send(chat, replies)

        talk.channel.send = send_slowly  # type: ignore[method-assign]
        ordered = asyncio.create_task(talk.says("起草这节"))
        await asyncio.wait_for(held.begun.wait(), 5)
        assert not ordered.done()
        held.go_on.set()
        slow.set()
        assert "正在起草" in texts(await ordered)
        assert _LEAD in texts(await talk.waits())


async def test_an_unfinished_draft_is_marked_in_the_file(home: Path) -> None:
    held = Held(_LEAD[:20])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("起草这节")
        await held.begun.wait()
        await talk.goes_through("停", "导出文本", "先导出草稿")
        assert "【待补：本节未写完】" in talk.files[0].content.decode()


async def test_rewriting_keeps_the_old_version_one_tap_away(home: Path) -> None:
    shorter = "2026年上半年，满意率98.6%。"
    model = ScriptedModel(_LEAD, shorter)
    async with talking(home, model) as talk:
        await _drafted(talk)
        await talk.goes_through("重写", "更精炼")
        assert shorter in texts(talk.all)
        assert "更精炼" in model.asked[1][1].content
        [back] = await talk.says("◀")
        assert _LEAD in texts([back])
        assert isinstance(back, Say)
        assert back.in_place
        assert shorter in texts(await talk.says("▶"))
        assert "最新一版" in texts(await talk.says("▶"))


async def test_a_paragraph_the_user_wrote_survives_every_rewrite(home: Path) -> None:
    mine = "满意率98.6%，这一句是主任定的，一个字也不能改。"
    model = ScriptedModel(f"{_LEAD}\n第二段写做法。", "改写过的第一段。")
    async with talking(home, model) as talk:
        await _drafted(talk)
        await talk.says("改一改")
        await talk.says(f"{_LEAD}\n{mine}")
        await talk.goes_through("重写", "换个写法")
        assert f"改写过的第一段。\n{mine}" in texts(talk.all)
        assert mine not in model.asked[1][1].content.rsplit("【要改写的文字】")[1]


async def test_a_section_written_by_hand_is_rewritten_only_at_a_second_word(home: Path) -> None:
    mine = "这一段从头到尾是我自己写的，满意率98.6%，我不想让它被盖掉，除非我自己再说一遍。"
    async with talking(home, ScriptedModel(_LEAD, "整节重写过了。")) as talk:
        await _drafted(talk)
        await talk.goes_through("改一改", mine, "重写", "换个写法")
        assert "没有动" in texts(talk.all)
        assert "整节重写过了。" not in texts(talk.all)
        await talk.goes_through("仍要整节重写")
        assert "整节重写过了。" in texts(talk.all)
        assert mine in texts(await talk.says("◀"))


async def test_only_what_the_model_wrote_is_rewritten(home: Path) -> None:
    first, second = "上半年组织学习，满意率98.6%。", "面向职工开展宣讲活动。"
    model = ScriptedModel(f"{first}\n{second}", "面向职工办了宣讲。")
    async with talking(home, model) as talk:
        await _drafted(talk)
        await talk.says("把“组织学习”改成“集中组织学习”")
        await talk.goes_through("重写", "换个写法")
        assert "上半年集中组织学习，满意率98.6%。\n面向职工办了宣讲。" in texts(talk.all)
        asked = model.asked[1][1].content
        assert second in asked.split("【要改写的文字】\n")[1]
        assert first not in asked.split("【要改写的文字】\n")[1]


async def test_a_changed_figure_asks_whether_the_fact_changes_too(home: Path) -> None:
    async with talking(home, ScriptedModel(_LEAD)) as talk:
        await _drafted(talk)
        section = talk.section_button("采用").of.section
        said = texts(await talk.says("把98.6%改成98.8%", about=section))
        assert "文中改了 1 处" in said
        assert "事实“满意率98.6%”也改成“满意率98.8%”吗？" in said
        assert "事实改了 1 条" in texts(await talk.says("事实也改"))
        async with talk.store.write() as store:
            [document] = await store.document_ids("test:a")
            assert [f.text for f in (await store.ledger(document)).facts] == ["满意率98.8%"]


async def test_a_wish_in_words_is_not_taken_for_the_text_itself(home: Path) -> None:
    model = ScriptedModel(_LEAD, "2026年上半年，满意率达98.6%。")
    async with talking(home, model) as talk:
        await _drafted(talk)
        section = talk.section_button("采用").of.section
        assert "这句话要怎么用？" in texts(await talk.says("先写效果", about=section))
        await talk.goes_through("按这个要求重写")
        assert "先写效果" in model.asked[1][1].content
        assert "满意率达98.6%" in texts(talk.all)


async def test_every_version_and_its_author_stay_on_record(home: Path) -> None:
    async with talking(home, ScriptedModel(_LEAD, "2026年上半年，满意率98.6%。")) as talk:
        await _drafted(talk)
        await talk.goes_through("重写", "更精炼", "把上半年改成1至6月")
        async with talk.store.write() as store:
            [identifier] = await store.document_ids("test:a")
            document = await store.document(identifier, history=True)
        assert document
        authors = [v.author for v in document.sections[0].versions]
        assert authors == [Author.MODEL, Author.MODEL, Author.USER]
        assert document.sections[0].versions[0].text == _LEAD
        assert document.sections[0].versions[0].provenance.model == "scripted"


async def test_forgetting_ends_what_is_being_drafted(home: Path) -> None:
    held = Held(_LEAD[:20])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("起草这节")
        await held.begun.wait()
        await talk.says("/forget")
        await talk.says("全部删除")
        assert await talk.waits() == []
        assert "还没有文稿" in texts(await talk.says("/status"))


async def test_a_figure_of_the_users_own_is_not_struck_with_the_models(home: Path) -> None:
    mine = "另有520人参加，这一句是主任亲自定的。"
    model = ScriptedModel(f"{_LEAD}\n第二段写做法。", "改写过的第一段，开展活动37场。")
    async with talking(home, model) as talk:
        await _drafted(talk)
        await talk.says("改一改")
        await talk.says(f"{_LEAD}\n{mine}")
        await talk.goes_through("重写", "换个写法")
        assert f"改写过的第一段，开展活动【待补：数字】。\n{mine}" in texts(talk.all)


async def test_an_edit_made_while_a_rewrite_runs_is_not_put_aside(home: Path) -> None:
    held = Held("全新的一稿，", "写完了。")
    async with talking(home, ScriptedModel(_LEAD, held)) as talk:
        await _drafted(talk)
        section = talk.section_button("采用").of.section
        await talk.says("重写")
        await talk.says("换个写法")
        await held.begun.wait()
        await talk.says("把“摆在突出位置”改成“摆在首位”", about=section)
        held.go_on.set()
        said = texts(await talk.waits())
        assert "没有盖掉您的" in said
        await talk.goes_through("导出文本", "先导出草稿")
        assert "摆在首位" in talk.files[0].content.decode()
        assert "全新的一稿，写完了。" in texts(await talk.says("▶"))


async def test_a_failed_rewrite_is_tried_again_as_a_rewrite(home: Path) -> None:
    model = ScriptedModel(_LEAD, ModelUnreachable("连不上。"), "2026年上半年，满意率98.6%。")
    async with talking(home, model) as talk:
        await _drafted(talk)
        await talk.goes_through("重写", "更精炼", "再试一次")
        assert "更精炼" in model.asked[2][1].content
        assert "【要改写的文字】" in model.asked[2][1].content


async def test_an_edit_of_half_a_section_leaves_it_unfinished(home: Path) -> None:
    held = Held(_LEAD[:20])
    async with talking(home, ScriptedModel(held)) as talk:
        await at_first_question(talk)
        await talk.says("起草这节")
        await held.begun.wait()
        await talk.says("停")
        await talk.says("把上半年改成前6个月")
        assert talk.button("采用") is None
        await talk.goes_through("导出文本", "先导出草稿")
        assert "前6个月" in talk.files[0].content.decode()
        assert "【待补：本节未写完】" in talk.files[0].content.decode()


async def test_leafing_back_makes_the_newer_versions_buttons_expire(home: Path) -> None:
    async with talking(home, ScriptedModel(_LEAD, "2026年上半年，满意率98.6%。")) as talk:
        await _drafted(talk)
        await talk.goes_through("重写", "更精炼")
        newer = talk.button("采用")
        await talk.says("◀")
        assert newer
        assert "过期了" in texts(await talk.taps(newer))


async def test_a_fact_that_the_draft_left_out_is_named(home: Path) -> None:
    async with talking(
        home, ScriptedModel(f"2026年上半年，{'各项工作有序推进，' * 10}现将有关情况总结如下。")
    ) as talk:
        assert "有 1 条事实没写进去：满意率98.6%" in await _drafted(talk)


async def test_exemplars_and_files_do_not_wait_behind_a_draft(home: Path) -> None:
    held = Held(_LEAD[:20], _LEAD[20:])
    async with talking(home, ScriptedModel(_LEAD, held)) as talk:
        await at_first_question(talk)
        await talk.goes_through("起草这节")
        await talk.says("起草这节")
        await held.begun.wait()
        await talk.says("导出文本")
        await talk.says("先导出草稿")
        await asyncio.wait_for(talk.channel.file_came.wait(), 5)
        held.go_on.set()
        await talk.waits()


async def test_a_correction_holds_at_once_and_never_stands_in_the_text_itself(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("中心组学习5次")
        for was, now, said in (
            ("5", "6", "不对，是6次"),
            ("6", "7", "更正：中心组学习7次"),
            ("7", "8", "上一条说错了，应该是8次"),
        ):
            assert f"更正 1 条（{was}次→{now}次）" in texts(await talk.says(said))
        await talk.says("直接成稿")
        drafted, _, note = texts(await talk.waits()).rpartition("已按更正：")
        assert "学习5次 → 中心组学习8次" in note
        assert "学习8次" in drafted
        for gone in ("5次", "6次", "7次", "不对", "更正", "说错"):
            assert gone not in drafted


async def test_what_was_not_done_is_no_fact(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("中心组学习6次", "没搞", "没统计")
        await talk.says("起草这节")
        drafted = texts(await talk.waits())
        assert "没搞" not in drafted
        assert "没统计" not in drafted


async def test_a_replacement_of_a_figure_that_is_not_there_is_no_fact(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("中心组学习6次")
        assert "没有找到要改的原文" in texts(await talk.says("把5期改成6期"))
        assert "6期" not in texts(await talk.says("事实"))
