"""A table that an annex is to hold stays a table; every other is told row by row."""

from dataclasses import replace

import pytest

from bot.domain.document import Brief
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Reading
from bot.drafting.skeleton import skeleton
from bot.understanding.rules import read
from bot.understanding.talk import Slot
from tests.understanding.rules.hearing import talk_of

_NOTICE = Brief(genre="征集通知", issuer="东湖区文化馆", period="2026年", topic="摄影作品")
_TEXT = Slot(1, 11, "一、报送要求", SectionRole.OTHER, about="报送方式")
_ANNEX = Slot(2, 12, "附件：作品登记表", SectionRole.ANNEX, about="登记表的栏目")
_OTHER_ANNEX = Slot(3, 13, "附件：工作人员名单", SectionRole.ANNEX)


def _read(said: str, *outline: Slot, asked: int = 0) -> Reading:
    talk = talk_of(said, brief=_NOTICE)
    return read(replace(talk, outline=outline, new=(replace(talk.new[0], section=asked),)))


@pytest.mark.parametrize(
    "form",
    [
        "| 序号 | 作品名 | 作者 | 联系人 |\n|---|---|---|---|\n| 1 |  |  |  |\n| 2 | | | |",
        "序号\t作品名\t作者\n1\t\t\n2\t\t",
        "| 作品名 | 作者 |",
    ],
)
def test_a_form_to_be_filled_in_goes_whole_to_the_annex(form: str) -> None:
    [fact] = _read(form, _TEXT, _ANNEX).facts
    assert fact.is_table and fact.section == 12
    names = [cell.strip() for cell in fact.text.splitlines()[0].strip("|").split("|")]
    assert "作品名" in names and "作者" in names


def test_its_caption_tells_which_annex_and_is_no_fact_of_its_own() -> None:
    said = "登记表的栏目：\n| 作品名 | 作者 |\n|---|---|\n|  |  |\n报送截止8月5日。"
    facts = _read(said, _TEXT, _OTHER_ANNEX, _ANNEX).facts
    assert [fact.section for fact in facts if fact.is_table] == [12]
    assert [fact.text for fact in facts if not fact.is_table] == ["报送截止8月5日"]


def test_a_table_sent_for_the_annex_keeps_its_words() -> None:
    said = "| 项目 | 标准 |\n|---|---|\n| 灭火器 | 压力正常 |"
    [fact] = _read(said, _TEXT, _ANNEX, asked=12).facts
    assert "| 灭火器 | 压力正常 |" in fact.text


def test_a_table_of_figures_for_the_text_is_told_row_by_row() -> None:
    facts = _read("街道\t作品数（件）\n东门\t12\n西门\t9", _TEXT, _ANNEX).facts
    assert [fact.text for fact in facts] == ["东门作品数12件", "西门作品数9件"]


def test_a_form_without_an_annex_is_asked_about() -> None:
    assert _read("| 作品名 | 作者 |", _TEXT).facts == ()


def test_the_annex_holds_the_table_in_lines_of_its_own() -> None:
    [fact] = _read("| 作品名 | 作者 |", _TEXT, _ANNEX).facts
    plan = SectionPlan(SectionRole.ANNEX, "作品登记表", "", (), "", "", "", 120)
    assert skeleton(plan, [fact], (), items=False).splitlines() == ["| 作品名 | 作者 |", "|---|---|"]
