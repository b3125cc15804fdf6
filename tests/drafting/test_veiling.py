"""A model never sees a name, a unit, a place or a contact; the user gets them back."""

import re
from pathlib import Path

import pytest

from bot.privacy.tokens import veil, whole_tokens
from tests.fakes import ScriptedModel
from tests.talk import at_first_question, talking, texts

_TOLD = (
    "3月12日请市委党校教授王建国讲了一次，参加320人，联系电话13800138000，"
    "在柳河镇青山村办了2场，吴亚楠带队走访8户"
)


async def _drafted(home: Path, model: ScriptedModel) -> str:
    async with talking(home, model) as talk:
        await at_first_question(talk)
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
    said = await _drafted(home, ScriptedModel("⟦人9⟧讲了一次。", "⟦人 1⟧讲了一次。"))
    assert "没有保存它的回答" in said


async def test_what_was_sent_can_be_seen(home: Path) -> None:
    async with talking(home, ScriptedModel("开展宣讲2场，参加320人。" * 8)) as talk:
        await at_first_question(talk)
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


@pytest.mark.parametrize(
    "text",
    [
        "王建国和王建国强调，王建业没来。",
        "市水务集团有限公司与水务集团。",
        "⟦人1⟧是用户自己写的。",
        "",
    ],
)
def test_veiling_and_unveiling_give_the_text_back(text: str) -> None:
    over = veil(
        [("person", "王建国"), ("org", "市水务集团有限公司"), ("org", "水务集团"), ("quantity", "3次")]
    )
    assert over.unveiled(over.veiled(text)) == text.replace("⟦", "〔").replace("⟧", "〕")
    assert over.agrees(over.veiled(text))


def test_a_token_on_its_way_is_not_shown() -> None:
    assert whole_tokens("由⟦人1⟧和⟦人") == "由⟦人1⟧和"
