"""A fact that changes after it was drafted: just its sentences change, and the change is shown."""

import json
import re
from pathlib import Path

from bot.conversation.choices.section import Edit
from bot.domain.document import Author, Progress
from bot.errors import ModelUnreachable
from tests.conversation.whole_draft import saying, whole, written
from tests.fakes import Held, ScriptedModel, drafted, literal
from tests.talk import at_first_question, talking, texts

_VOLUNTEERS, _LECTURE = "（四）开展志愿服务，弘扬时代新风", "（一）加强思想教育，筑牢理想信念根基"


async def test_a_corrected_figure_changes_one_sentence_and_nothing_else(home: Path) -> None:
    model = ScriptedModel(drafted)
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人", "邀请李明讲党课1次")
        before = await written(talk)
        said = texts(await talk.says("不对，志愿者是168人"))
        assert f"“{_VOLUNTEERS}”只改了 1 句" in said
        assert "原：本节写的是志愿者180人。\n改：本节写的是志愿者168人。" in said
        assert await written(talk) == [text.replace("志愿者180人", "志愿者168人") for text in before]
        assert len(model.asked) == 1 and texts(await talk.waits()) == ""


async def test_the_changed_sentence_has_the_new_fact_as_its_source(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted)) as talk:
        await whole(talk, "志愿者180人")
        await talk.goes_through("不对，志愿者是168人")
        section = await saying(talk, "168")
        assert section.current
        [now] = (await talk.ledger()).facts
        assert [c.facts for c in section.current.provenance.clauses] == [(now.id,)]
        assert section.current.author is Author.MODEL


async def test_undo_takes_back_the_correction_and_the_text_in_one_step(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted)) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.goes_through("不对，志愿者是168人", "撤销")
        assert await written(talk) == before
        assert [fact.text for fact in (await talk.ledger()).facts] == ["志愿者180人"]


async def test_a_corrected_name_changes_where_it_stands(home: Path) -> None:
    model = ScriptedModel(drafted)
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人", "邀请李明讲党课1次")
        before = await written(talk)
        said = texts(await talk.says("第2条改成邀请李敏讲党课1次"))
        assert "改：本节写的是邀请李敏讲党课1次。" in said
        assert await written(talk) == [text.replace("李明", "李敏") for text in before]
        assert len(model.asked) == 1


async def test_a_fact_stated_in_two_sections_changes_in_both(home: Path) -> None:
    def twice(asked: str) -> str:
        return "上半年，全镇志愿者180人⟨1⟩。" + drafted(asked)

    async with talking(home, ScriptedModel(twice)) as talk:
        await whole(talk, "志愿者180人")
        said = texts(await talk.says("不对，志愿者是168人"))
        assert said.count("只改了 1 句") == 2
        assert "改：上半年，全镇志愿者168人。" in said
        text = "".join(await written(talk))
        assert text.count("168人") == 2 and "180" not in text
        await talk.says("撤销")
        assert "".join(await written(talk)).count("180人") == 2


async def test_a_sentence_of_nothing_but_a_fact_that_was_taken_back_goes(home: Path) -> None:
    model = ScriptedModel(lambda asked: drafted(asked).replace("本节写的是志愿者", "全镇志愿者"))
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        said = texts(await talk.says("志愿者那条不算"))
        assert "原：全镇志愿者180人。\n改：（删去）" in said
        assert await written(talk) == [text.replace("全镇志愿者180人。", "") for text in before]
        assert len(model.asked) == 1


async def test_a_sentence_that_tells_more_than_what_was_taken_back_is_written_by_the_model(
    home: Path,
) -> None:
    model = ScriptedModel(drafted, "本节写的是开展义诊3次⟨2⟩。")
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人", "志愿服务队开展义诊3次")
        before = await written(talk)
        said = texts(await talk.says("志愿者180人那条不算"))
        assert "有 1 句说的还是原来的，正在改这几句" in said
        said = texts(await talk.waits())
        assert "原：本节写的是志愿者180人，志愿服务队开展义诊3次。\n改：本节写的是开展义诊3次。" in said
        old, new = "志愿者180人，志愿服务队开展义诊3次", "开展义诊3次"
        assert await written(talk) == [text.replace(old, new) for text in before]
        assert "志愿者180人（已撤回）" in _asked(model)


async def test_a_fact_told_in_other_words_takes_one_request_for_its_sentence_alone(home: Path) -> None:
    model = ScriptedModel(drafted, "本节写的是志愿者168人，其中党员40人⟨2⟩")
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.says("第1条改成志愿者168人，其中党员40人")
        said = texts(await talk.waits())
        assert "改：本节写的是志愿者168人，其中党员40人。" in said
        assert await written(talk) == [text.replace("180人", "168人，其中党员40人") for text in before]
        asked = _asked(model)
        assert "志愿者180人（已更正为：志愿者168人，其中党员40人）" in asked
        assert "【要改写的文字】\n本节写的是志愿者180人⟨1⟩。\n" in asked
        await talk.says("撤销")
        assert await written(talk) == before
        assert [fact.text for fact in (await talk.ledger()).facts] == ["志愿者168人，其中党员40人"]


def _asked(model: ScriptedModel) -> str:
    return model.asked[-1][-1].content


async def test_where_the_model_does_not_answer_the_sentence_is_named_with_a_way_out(home: Path) -> None:
    model = ScriptedModel(drafted, ModelUnreachable("连不上。"), drafted)
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.says("第1条改成志愿者168人，其中党员40人")
        said = texts(await talk.waits())
        assert f"连不上。“{_VOLUNTEERS}”里还有 1 句" in said and "· 本节写的是志愿者180人。" in said
        assert await written(talk) == before
        await talk.goes_through("重写这一节")
        assert "志愿者168人，其中党员40人" in "".join(await written(talk))


async def test_an_answer_with_other_sentences_changes_nothing(home: Path) -> None:
    model = ScriptedModel(drafted, "本节写的是志愿者168人，其中党员40人⟨2⟩。\n另外一句。")
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.says("第1条改成志愿者168人，其中党员40人")
        assert "没有按原来的句子" in texts(await talk.waits())
        assert await written(talk) == before


async def test_a_figure_that_follows_from_the_old_one_is_left_to_the_model(home: Path) -> None:
    def summed(asked: str) -> str:
        return "上半年，男志愿者、女志愿者共300人。" + drafted(asked)

    model = ScriptedModel(summed, "上半年，男志愿者、女志愿者共288人。")
    async with talking(home, model) as talk:
        await whole(talk, "男志愿者180人，女志愿者120人")
        await talk.says("更正：男志愿者不是180人，是168人")
        said = texts(await talk.waits())
        assert "改：上半年，男志愿者、女志愿者共288人。" in said
        text = "".join(await written(talk))
        assert "180" not in text and "300" not in text and "男志愿者168人" in text


async def test_a_paragraph_written_by_hand_is_changed_only_on_the_clerks_word(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted)) as talk:
        await whole(talk, "志愿者180人")
        section = await saying(talk, "180")
        mine = "全镇志愿者180人活跃在各个村居，服务群众，家家户户都说他们是身边的好帮手。"
        await talk.taps(Edit(await talk.shown_version(section)))
        await talk.says(f"本节写的是志愿者180人。各项工作有序推进。\n{mine}")
        before = await written(talk)
        said = texts(await talk.says("不对，志愿者是168人"))
        assert f"“{_VOLUNTEERS}”里您亲手写的段落有 2 句说的还是原来的，没有动" in said
        assert "改：全镇志愿者168人活跃在" in said
        assert await written(talk) == before
        said = texts(await talk.says("也改过来"))
        assert "只改了 2 句" in said
        assert await written(talk) == [text.replace("180人", "168人") for text in before]
        changed = await saying(talk, "168人活跃")
        assert changed.current and changed.current.author is Author.USER
        await talk.says("撤销")
        assert await written(talk) == before


async def test_beside_a_paragraph_written_by_hand_the_rest_is_changed(home: Path) -> None:
    def apart(asked: str) -> str:
        return re.sub("(志愿者180人⟨1⟩。)", r"\1\n全镇志愿者180人⟨1⟩都有台账。", drafted(asked))

    async with talking(home, ScriptedModel(apart)) as talk:
        await whole(talk, "志愿者180人")
        section = await saying(talk, "都有台账")
        await talk.says("把“都有台账”改成“都有服务台账”", about=section.id)
        said = texts(await talk.says("不对，志愿者是168人"))
        assert "只改了 1 句" in said and "您亲手写的段落有 1 句" in said
        assert (await saying(talk, "本节写的是志愿者168人。\n全镇志愿者180人都有服务台账。")).id == section.id
        await talk.says("也改过来")
        assert (await saying(talk, "本节写的是志愿者168人。\n全镇志愿者168人都有服务台账。")).id == section.id


async def test_without_a_model_code_does_what_it_can(home: Path) -> None:
    async with talking(home) as talk:
        await whole(talk, "志愿者180人", "邀请李明讲党课1次")
        said = texts(await talk.says("不对，志愿者是168人"))
        assert "只改了 1 句" in said and "志愿者168人" in "".join(await written(talk))
        said = texts(await talk.says("第2条改成请市委党校的老师讲了两次党课"))
        assert f"“{_LECTURE}”里还有 1 句" in said and "· 邀请李明讲党课1次。" in said
        await talk.goes_through("重新起草")
        assert "请市委党校的老师讲了两次党课" in "".join(await written(talk))


async def test_a_figure_is_replaced_where_a_comma_parts_it_from_its_matter_and_replaced_again(
    home: Path,
) -> None:
    async with talking(home) as talk:
        await whole(talk, "主题党日，共12场")
        assert "只改了 1 句" in texts(await talk.says("主题党日是13场"))
        assert "主题党日，共13场。" in await written(talk)
        assert "只改了 1 句" in texts(await talk.says("主题党日不是13场，是14场"))
        assert "主题党日，共14场。" in await written(talk)


async def test_a_figure_told_under_a_label_is_replaced_where_the_heading_says_the_label(home: Path) -> None:
    async with talking(home) as talk:
        await whole(talk, "志愿服务：注册志愿者180人，开展活动24场")
        assert "只改了 1 句" in texts(await talk.says("注册志愿者是168人"))
        assert "注册志愿者168人，开展活动24场。" in await written(talk)


async def test_a_file_tells_which_sections_say_what_was_corrected_since_and_offers_to_redo_them(
    home: Path,
) -> None:
    async with talking(home) as talk:
        await whole(talk, "志愿者180人", "邀请李明讲党课1次")
        await talk.goes_through("第2条改成请市委党校的老师讲了两次党课", "导出 Word", "先导出草稿")
        [file] = talk.files
        assert file.caption.startswith(f"请核对后使用；“{_LECTURE}”里还有更正前的说法；文中还有 ")
        assert "· 邀请李明讲党课1次。" in texts(talk.all[talk.all.index(file) :])
        await talk.goes_through("重新起草", "导出 Word", "先导出草稿")
        assert "请市委党校的老师讲了两次党课" in "".join(await written(talk))
        assert "更正前" not in talk.files[-1].caption


async def test_what_is_being_drafted_is_looked_at_once_it_is_there(home: Path) -> None:
    held = Held("", "本节写的是志愿者180人⟨1⟩。")
    model = ScriptedModel(drafted, held)
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人")
        section = await saying(talk, "180")
        await talk.says("把“各项工作有序推进”改成“各项工作有序开展”", about=section.id)
        await talk.says("重写")
        await talk.goes_through("更精炼")
        await talk.says("仍要整节重写")
        await held.begun.wait()
        said = texts(await talk.says("不对，志愿者是168人"))
        assert "只改了" not in said and "正在改" not in said
        held.go_on.set()
        said = texts(await talk.waits())
        assert said.count("只改了 1 句") == 1
        now = await saying(talk, "168")
        assert now.current and now.current.text == "本节写的是志愿者168人。"
        assert len(model.asked) == 2


async def test_an_adopted_section_stays_adopted_with_the_new_figure(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted)) as talk:
        await whole(talk, "志愿者180人")
        await talk.goes_through("全部采用", "不对，志愿者是168人")
        assert (await saying(talk, "168")).progress is Progress.ADOPTED


async def test_a_figure_of_something_else_stays(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted)) as talk:
        await whole(talk, "志愿者180人", "中心组学习6次，参加180人次")
        said = texts(await talk.says("不对，志愿者是168人"))
        assert said.count("只改了 1 句") == 1
        assert "参加180人次" in "".join(await written(talk))


async def test_the_same_figure_of_something_else_is_not_changed_by_code(home: Path) -> None:
    def beside(asked: str) -> str:
        return drafted(asked).replace("志愿者180人⟨1⟩", "培训学员180人，志愿者全员参加⟨1⟩")

    async with talking(home, ScriptedModel(beside, ModelUnreachable("连不上。"))) as talk:
        await whole(talk, "志愿者180人", "培训学员180人")
        before = await written(talk)
        await talk.says("不对，志愿者是168人")
        assert "· 本节写的是培训学员180人，志愿者全员参加。" in texts(await talk.waits())
        assert await written(talk) == before


async def test_a_correction_that_comes_while_the_whole_is_drafted_is_in_the_text(home: Path) -> None:
    held = Held("", drafted)
    model = ScriptedModel(held)
    async with talking(home, model) as talk:
        await at_first_question(talk)
        await talk.goes_through("志愿者180人")
        await talk.says("直接成稿")
        await held.begun.wait()
        held.rest = _as_asked(model)
        await talk.says("不对，志愿者是168人")
        held.go_on.set()
        said = texts(await talk.waits())
        assert said.count("只改了 1 句") == 1 and "不用改" not in said
        assert "志愿者168人" in "".join(await written(talk)) and len(model.asked) == 1


def _as_asked(model: ScriptedModel) -> str:
    return drafted(_asked(model))


async def test_what_the_clerk_changed_meanwhile_is_not_put_over(home: Path) -> None:
    held = Held("", "本节写的是志愿者168人，其中党员40人⟨2⟩。")
    async with talking(home, ScriptedModel(drafted, held)) as talk:
        await whole(talk, "志愿者180人")
        await talk.says("第1条改成志愿者168人，其中党员40人")
        await held.begun.wait()
        await talk.says("把“各项工作有序推进”改成“各项工作有序开展”")
        held.go_on.set()
        said = texts(await talk.waits())
        assert f"“{_VOLUNTEERS}”刚才又改过" in said
        now = (await saying(talk, "180")).current
        assert now and "有序开展" in now.text and "168" not in "".join(await written(talk))


async def test_a_stop_leaves_the_sentences_as_they_were(home: Path) -> None:
    held = Held("本节写的是志愿者")
    async with talking(home, ScriptedModel(drafted, held)) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.says("第1条改成志愿者168人，其中党员40人")
        await held.begun.wait()
        assert "· 本节写的是志愿者180人。" in texts(await talk.says("停"))
        assert await written(talk) == before
        assert all(len(section.versions) == 1 for section in (await talk.document()).live)


async def test_a_correction_of_a_document_put_aside_changes_its_text_there(home: Path) -> None:
    held = Held("", _corrected)
    model = ScriptedModel(drafted, "本节写的是志愿者168人，其中党员40人⟨2⟩。")
    async with talking(home, model, reader=ScriptedModel(literal, held)) as talk:
        await whole(talk, "志愿者180人")
        first = await talk.document()
        await talk.says("志愿者更正一下，是168人，其中党员40人")
        await held.begun.wait()
        await talk.says("帮我写青石镇人民政府2026年精神文明建设工作要点")
        held.go_on.set()
        said = texts(await talk.waits())
        assert (await talk.document()).id != first.id and "只改了 1 句" in said
        async with talk.store.read() as store:
            now = await store.document(first.id)
        written = "".join(s.current.text for s in now.live if s.current) if now else ""
        assert "志愿者168人，其中党员40人" in written and "180" not in written


def _corrected(asked: str) -> str:
    """Answer a request to read: the newest message corrects the first fact."""
    first = int(re.findall(r"从 (\d+) 号编起", asked)[-1])
    message = int(re.findall(r"^\[(\d+)\]", asked.split("【新消息】")[1], re.MULTILINE)[-1])
    source = {"m": message, "q": "志愿者更正一下，是168人，其中党员40人"}
    fact = {
        "id": first,
        "text": "志愿者168人，其中党员40人",
        "src": [source],
        "status": "done",
        "replaces": [1],
    }
    return json.dumps({"facts": [fact]}, ensure_ascii=False)
