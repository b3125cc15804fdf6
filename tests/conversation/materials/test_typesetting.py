"""A document that was sent comes back typeset at one tap; the label of an AI's work goes only on record."""

import io
from pathlib import Path

import docx
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select

from bot.store.tables import schema
from bot.texts.paper import AIGC_LABEL
from tests.conversation.test_checking import kept
from tests.fakes import ScriptedModel
from tests.files.workbooks import workbook
from tests.talk import at_first_question, talking, texts

_TEXT = "关于加强值班工作的通知\n各科室：\n现将有关事项通知如下。\n一、压实责任\n综合科\n2026年7月6日\n"


_WAIVERS = select(schema.label_waivers)


def lines(content: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.text]


async def test_a_checked_text_is_typeset_at_one_tap_and_not_stored(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/check")
        await talk.says("金丝雀" + _TEXT)
        await talk.says("排成公文版式")
        assert lines(talk.files[-1].content) == ("金丝雀" + _TEXT).splitlines()
        assert talk.files[-1].name == "文稿_公文版式.docx"
    assert "金丝雀".encode() not in kept(home)


async def test_a_word_file_that_joins_the_library_can_be_typeset_too(home: Path) -> None:
    word = docx.Document()
    for line in _TEXT.splitlines():
        word.add_paragraph(line)
    word.add_table(1, 2).rows[0].cells[0].text = "值班表"
    written = io.BytesIO()
    word.save(written)
    async with talking(home) as talk:
        await talk.sends_file("旧稿.docx", written.getvalue())
        await talk.says("排成公文版式")
        assert talk.files[-1].name == "旧稿_公文版式.docx"
        [table] = docx.Document(io.BytesIO(talk.files[-1].content)).tables
        assert table.rows[0].cells[0].text == "值班表"


async def test_a_workbook_is_typeset_and_its_rows_are_facts(home: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["街道", "学习场次（场）", "人数"])
        sheet.append(["东门", 6, 120])

    async with talking(home) as talk:
        await talk.says("/check")
        await talk.sends_file("学习.xlsx", workbook(fill))
        await talk.says("排成公文版式")
        [table] = docx.Document(io.BytesIO(talk.files[-1].content)).tables
        assert [cell.text for cell in table.rows[1].cells] == ["东门", "6", "120"]
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.sends_file("学习.xlsx", workbook(fill))
        [fact] = (await talk.ledger()).facts
        assert "东门" in fact.text and "6场" in fact.text


async def test_after_a_restart_or_a_forget_the_document_is_asked_for_again(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/check")
        await talk.says(_TEXT)
        button = talk.button("排成公文版式")
        assert button is not None
        await talk.goes_through("/forget", "全部删除")
        assert "再发一次" in texts(await talk.taps(button))
    async with talking(home) as talk:
        assert "再发一次" in texts(await talk.taps(button))


async def test_the_label_goes_only_after_a_confirmation_that_is_recorded(home: Path) -> None:
    async with talking(home, ScriptedModel("学习6次。" + "各项工作有序推进。" * 5)) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习6次", "起草这节")
        await talk.goes_through("/export", "先导出草稿")
        assert AIGC_LABEL in lines(talk.files[-1].content)
        assert "由您承担标识义务" in texts(await talk.says("去掉AI标识"))
        async with talk.store.read() as store:
            assert not (await store.execute(_WAIVERS)).all()
        await talk.goes_through("确认去掉", "先导出草稿")
        assert AIGC_LABEL not in lines(talk.files[-1].content)
        async with talk.store.read() as store:
            [row] = (await store.execute(_WAIVERS)).mappings()
        assert row["chat"] == talk.chat


async def test_a_classified_document_is_not_typeset(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/check")
        await talk.says("机密★10年\n" + _TEXT)
        assert talk.button("排成公文版式") is None
