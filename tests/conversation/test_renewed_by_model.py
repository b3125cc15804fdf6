"""Sentences that a model renews: what becomes of them when it errs, or when the papers change meanwhile."""

import json
import re
from pathlib import Path

import pytest

from bot.conversation.choices.section import Edit
from bot.conversation.jobs import results
from bot.domain.document import Author, Progress
from bot.drafting.revision import paragraphs_by_hand
from tests.conversation.whole_draft import saying, whole, written
from tests.fakes import Held, ScriptedModel, drafted, literal
from tests.talk import talking, texts

_VOLUNTEERS = "（四）开展志愿服务，弘扬时代新风"
_CORRECTION = "第1条改成志愿者168人，其中党员40人"
_RENEWED = "本节写的是志愿者168人，其中党员40人⟨2⟩。"
_SAME = "本节写的是志愿者180人"


async def test_what_was_undone_meanwhile_is_not_written(home: Path) -> None:
    held = Held("", _RENEWED)
    async with talking(home, ScriptedModel(drafted, held)) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.says(_CORRECTION)
        await held.begun.wait()
        await talk.says("撤销")
        held.go_on.set()
        said = texts(await talk.waits())
        assert said == f"“{_VOLUNTEERS}”要改的那条刚才又变了，这几句没有动。"
        assert await written(talk) == before
        assert all(len(section.versions) == 1 for section in (await talk.document()).live)


async def test_what_was_corrected_again_meanwhile_is_written_as_it_holds(home: Path) -> None:
    held = Held("", _RENEWED)
    async with talking(home, ScriptedModel(drafted, held, _RENEWED.replace("168", "170"))) as talk:
        await whole(talk, "志愿者180人")
        await talk.says(_CORRECTION)
        await held.begun.wait()
        await talk.says("第1条改成志愿者170人，其中党员40人")
        held.go_on.set()
        await talk.waits()
        text = "".join(await written(talk))
        assert "志愿者170人，其中党员40人" in text and "168" not in text


async def test_the_clerks_own_paragraph_stays_hers_where_a_model_renews_it(home: Path) -> None:
    renewed = "全镇志愿者168人，其中党员40人⟨2⟩，活跃在各个村居，服务群众。"
    async with talking(home, ScriptedModel(drafted, renewed)) as talk:
        await whole(talk, "志愿者180人")
        section = await saying(talk, "180")
        mine = "全镇志愿者180人活跃在各个村居，服务群众。家家户户都说他们是身边的好帮手，我最难忘的是李大娘。"
        await talk.taps(Edit(await talk.shown_version(section)))
        await talk.says(f"各项工作有序推进。\n{mine}")
        await talk.says(_CORRECTION)
        await talk.says("也改过来")
        assert "只改了 1 句" in texts(await talk.waits())
        section = await saying(talk, "168")
        assert section.current and section.current.author is Author.USER
        assert section.current.provenance.model
        assert any("我最难忘的是李大娘" in paragraph for paragraph in paragraphs_by_hand(section))
        before = await written(talk)
        said = texts(await talk.says("第1条改成志愿者150人，其中党员40人"))
        assert "您亲手写的段落" in said and await written(talk) == before


async def test_a_sentence_that_comes_back_unchanged_is_named(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted, f"{_SAME}⟨1⟩。")) as talk:
        await whole(talk, "志愿者180人")
        await talk.says(_CORRECTION)
        said = texts(await talk.waits())
        assert f"“{_VOLUNTEERS}”里还有 1 句说的是原来的" in said and f"· {_SAME}。" in said


async def test_a_sentence_that_comes_back_under_the_fact_that_holds_needs_no_change(home: Path) -> None:
    def in_words(asked: str) -> str:
        return drafted(asked).replace("志愿者180人", "志愿者全员参加活动")

    model = ScriptedModel(in_words, "本节写的是志愿者全员参加活动⟨2⟩。")
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人")
        await talk.says(_CORRECTION)
        assert "看过了，不用改" in texts(await talk.waits())


async def test_a_model_that_repeats_the_old_figure_leaves_no_gap_in_the_text(home: Path) -> None:
    model = ScriptedModel(drafted, "上半年，本节写的是志愿者180人，其中党员40人⟨2⟩。")
    async with talking(home, model) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.says(_CORRECTION)
        said = texts(await talk.waits())
        assert f"· {_SAME}。" in said and "待补" not in said
        assert await written(talk) == before


def _twice(asked: str) -> str:
    old = "本节写的是志愿者180人⟨1⟩。"
    return drafted(asked).replace(old, f"{old}村居的志愿服务队由志愿者180人⟨1⟩组成，随叫随到。")


_FIRST = "本节写的是志愿者168人，其中党员40人⟨2⟩。"
_SECOND = "村居的志愿服务队由志愿者168人⟨2⟩组成，其中党员40人⟨2⟩，随叫随到。"


async def test_lines_in_their_order_are_put_each_in_its_place(home: Path) -> None:
    async with talking(home, ScriptedModel(_twice, f"{_FIRST}\n{_SECOND}")) as talk:
        await whole(talk, "志愿者180人")
        await talk.says(_CORRECTION)
        assert "只改了 2 句" in texts(await talk.waits())


async def test_lines_that_changed_places_are_not_put_in(home: Path) -> None:
    async with talking(home, ScriptedModel(_twice, f"{_SECOND}\n{_FIRST}")) as talk:
        await whole(talk, "志愿者180人")
        before = await written(talk)
        await talk.says(_CORRECTION)
        assert "里还有 2 句说的是原来的" in texts(await talk.waits())
        assert await written(talk) == before


async def test_of_two_lines_the_sound_one_is_put_in_and_the_other_named(home: Path) -> None:
    wrong = "村居的志愿服务队由志愿者180人⟨2⟩组成，其中党员40人⟨2⟩，随叫随到。"
    async with talking(home, ScriptedModel(_twice, f"{_FIRST}\n{wrong}")) as talk:
        await whole(talk, "志愿者180人")
        await talk.says(_CORRECTION)
        said = texts(await talk.waits())
        assert "只改了 1 句" in said and "· 村居的志愿服务队由志愿者180人组成" in said
        assert "志愿者168人，其中党员40人。村居的志愿服务队由志愿者180人" in "".join(await written(talk))


async def test_what_is_told_of_it_weighs_no_sentence_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with talking(home, ScriptedModel(drafted, _RENEWED)) as talk:
        await whole(talk, "志愿者180人")
        await talk.says(_CORRECTION)
        monkeypatch.delattr(results, "stale_sentences")
        assert "只改了 1 句" in texts(await talk.waits())


async def test_an_adopted_section_that_a_model_changed_is_to_be_adopted_again(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted, _RENEWED)) as talk:
        await whole(talk, "志愿者180人")
        await talk.goes_through("全部采用")
        await talk.says(_CORRECTION)
        assert "这一节要再看一眼、再采用。" in texts(await talk.waits())
        assert (await saying(talk, "168")).progress is Progress.DRAFTED


async def test_one_that_code_changed_behind_a_model_stays_adopted(home: Path) -> None:
    held = Held("", "本节写的是志愿者180人⟨1⟩，开展义诊3次⟨2⟩。")
    async with talking(home, ScriptedModel(drafted, held)) as talk:
        await whole(talk, "志愿者180人", "志愿服务队开展义诊3次")
        await talk.goes_through("全部采用")
        await talk.says(_CORRECTION)
        await held.begun.wait()
        await talk.says("第2条改成志愿服务队开展义诊5次")
        held.go_on.set()
        said = texts(await talk.waits())
        assert "志愿服务队开展义诊5次" in said and "再采用" not in said
        assert (await saying(talk, "义诊5次")).progress is Progress.ADOPTED


async def test_one_that_was_not_adopted_is_shown_without_that(home: Path) -> None:
    async with talking(home, ScriptedModel(drafted, _RENEWED)) as talk:
        await whole(talk, "志愿者180人")
        await talk.says(_CORRECTION)
        assert "再采用" not in texts(await talk.waits())


async def test_a_section_that_is_written_anew_is_not_announced_as_renewed(home: Path) -> None:
    reader = ScriptedModel(literal, _corrected_and_rewritten)
    async with talking(home, ScriptedModel(drafted, drafted), reader=reader) as talk:
        await whole(talk, "志愿者180人")
        await talk.says("志愿者更正一下，是168人，其中党员40人，这节重写")
        said = texts(await talk.waits())
        assert "正在重写" in said and "正在改这几句" not in said
        assert "志愿者168人，其中党员40人" in "".join(await written(talk))


def _corrected_and_rewritten(asked: str) -> str:
    """Answer a request to read: the newest message corrects the first fact, and orders its section anew."""
    first = int(re.findall(r"从 (\d+) 号编起", asked)[-1])
    message = int(re.findall(r"^\[(\d+)\]", asked.split("【新消息】")[1], re.MULTILINE)[-1])
    quote = "志愿者更正一下，是168人，其中党员40人"
    fact = {"id": first, "text": "志愿者168人，其中党员40人", "src": [{"m": message, "q": quote}]}
    order = {"do": "rewrite", "m": message, "q": "这节重写", "t": [{"name": "志愿服务"}], "how": "换一种写法"}
    known = {**fact, "status": "done", "replaces": [1]}
    return json.dumps({"facts": [known], "requests": [order]}, ensure_ascii=False)
