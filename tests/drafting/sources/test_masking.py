"""A model never sees a name, a unit, a place or a contact; the user gets them back."""

import re
from pathlib import Path

import pytest

from tests.fakes import ScriptedModel, told_of
from tests.talk import at_first_question, talking, texts

_TOLD = (
    "3月12日请市委党校教授王建国讲了一次，参加320人，联系电话13800138000，"
    "在柳河镇青山村办了2场，吴亚楠带队走访8户"
)


async def _drafted(home: Path, model: ScriptedModel) -> str:
    async with talking(home, model) as talk:
        await at_first_question(talk)
        await talk.says("去加强思想教育那节")
        await talk.says(_TOLD)
        await talk.says("起草这节")
        return texts(await talk.waits())


async def test_nothing_that_names_anybody_reaches_the_model(home: Path) -> None:
    model = ScriptedModel("开展宣讲2场，参加320人。" * 8)
    await _drafted(home, model)
    sent = "\n".join(m.content for asked in model.asked for m in asked)
    for name in ("青石镇人民政府", "王建国", "吴亚楠", "13800138000", "青山村"):
        assert name not in sent
    assert "320人" in sent


async def test_the_user_reads_names_where_the_model_wrote_tokens(home: Path) -> None:
    asked: list[str] = []

    def echo(message: str) -> str:
        asked.append(message)
        return "、".join(sorted(set(re.findall("⟦[^⟧]+⟧", message)))) + "参加宣讲，共320人。"

    said = await _drafted(home, ScriptedModel(echo))
    assert "王建国" in said
    assert "⟦" not in said
    assert "王建国" not in asked[0]


async def test_an_answer_with_a_token_of_its_own_is_asked_for_again(home: Path) -> None:
    model = ScriptedModel("⟦人9⟧讲了一次，参加320人。", "讲了一次，参加320人。")
    assert "讲了一次，参加320人" in await _drafted(home, model)


async def test_an_answer_that_insists_is_not_accepted(home: Path) -> None:
    said = await _drafted(home, ScriptedModel("⟦人9⟧讲了一次。", "⟦人8⟧讲了一次。"))
    assert "没有保存它的回答" in said


async def test_what_was_sent_can_be_seen(home: Path) -> None:
    async with talking(home, ScriptedModel("开展宣讲2场，参加320人。" * 8)) as talk:
        await at_first_question(talk)
        await talk.says("去加强思想教育那节")
        await talk.says(_TOLD)
        await talk.says("起草这节")
        await talk.waits()
        await talk.says("发给模型的")
        sent = talk.files[-1].content.decode()
        assert "⟦" in sent
        assert "320人" in sent
        assert "王建国" not in sent


async def test_marked_material_is_neither_stored_nor_answered_to_the_model(home: Path) -> None:
    async with talking(home, ScriptedModel()) as talk:
        await at_first_question(talk)
        assert "密级标志" in texts(await talk.says("机密★1年\n关于金丝雀行动的通知"))
        assert "记下" in texts(await talk.says("学习保密工作要求3次"))
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())  # noqa: ASYNC240
    assert "金丝雀".encode() not in kept


async def test_the_prompt_stands_as_it_was_written_and_says_what_kind_of_unit_a_token_is(home: Path) -> None:
    model = ScriptedModel("开展宣讲2场，参加320人。" * 8)
    await _drafted(home, model)
    asked = "\n".join(m.content for m in model.asked[0])
    assert "形如 ⟦…⟧ 的记号" in asked
    assert "⟦单位1⟧：乡镇街道" in asked
    assert "〔单位" not in asked


@pytest.mark.parametrize("copied", ["〔单位1〕", "【单位1】", "[单位1]"])
async def test_a_token_in_other_brackets_is_the_name(home: Path, copied: str) -> None:
    model = ScriptedModel(f"{copied}办了一次宣讲，参加320人。")
    said = await _drafted(home, model)
    assert copied not in said
    assert "青石镇人民政府办了一次宣讲" in said


@pytest.mark.parametrize("copied", ["⟦单位1", "⟦…⟧"])
async def test_a_token_copied_badly_is_asked_for_again(home: Path, copied: str) -> None:
    model = ScriptedModel(f"{copied}讲了一次，参加320人。", "讲了一次，参加320人。")
    said = await _drafted(home, model)
    assert copied not in said
    assert len(model.asked) == 2


async def test_brackets_that_the_user_wrote_come_back(home: Path) -> None:
    async with talking(home, ScriptedModel(lambda asked: f"{next(iter(told_of(asked).values()))}。")) as talk:
        await at_first_question(talk)
        await talk.says("编了⟦平安⟧简报6期和〔2026〕1号文")
        await talk.says("起草这节")
        assert "编了⟦平安⟧简报6期和〔2026〕1号文" in texts(await talk.waits())


async def test_a_tag_closed_by_the_bracket_of_a_token_is_a_tag(home: Path) -> None:
    said = await _drafted(home, ScriptedModel("办了一次宣讲，参加320人⟨2⟧。"))
    assert "参加320人。" in said
