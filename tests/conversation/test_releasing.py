"""From the last section to the file, as a clerk goes it: what is open is filled or let stand, one by one."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from bot.config import Layout
from bot.conversation.replies import Reply
from bot.export.preview.pictures import missing_software
from tests.talk import Talk, at_first_question, talking, texts

_LAST_SECTIONS = 6
DRAWS = not missing_software(Layout())


async def _written(talk: Talk, *told: str) -> None:
    """Draft all sections as skeletons: the first from what is told, the others with nothing but gaps."""
    await at_first_question(talk, "帮我写云岭县图书馆2026年上半年精神文明建设工作总结")
    await talk.goes_through(*told, *["起草这节"] * (1 + _LAST_SECTIONS))
    await talk.goes_through("全部采用", "成文日期2026年7月6日")


def _words(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(p.text for p in document.paragraphs), *cells))


def _left(replies: Sequence[Reply]) -> int:
    """Return of how many findings the last asks."""
    last = texts(replies).rpartition("1/")[2]
    return int(last.split(" ", 1)[0])


async def test_the_file_waits_until_every_gap_is_filled_or_let_stand(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场，服务2600人次")
        asked = await talk.says("导出 Word")
        assert "要您一处一处定下来" in texts(asked)
        assert await talk.waits() == []
        for _ in range(_left(asked)):
            assert talk.files == []
            await talk.says("就这样")
        await talk.waits()
        [file] = talk.files
        # What was let stand is in it all the same: nobody is to take it for a final one.
        assert file.name == "云岭县图书馆2026年上半年精神文明建设工作总结_草稿_2026-07-06.docx"
        assert "【待补：" in _words(file.content)
        assert "读者活动18场" in _words(file.content)


async def test_a_gap_is_filled_on_the_way_and_what_fills_it_counts_as_told(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        before = _left(await talk.says("导出 Word"))
        shown = texts(await talk.says("填上"))
        assert "【待补：" in shown and "这里填什么" in shown
        after = await talk.says("集中学习7次")
        assert "集中学习7次。" in texts(after)
        assert "数字 1/1 有出处" in texts(after)
        assert _left(after) == before - 1
        assert "已定 7/7 节" in texts(await talk.says("/status"))


async def test_what_was_let_stand_is_still_so_after_a_restart(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        before = _left(await talk.says("导出 Word"))
        await talk.goes_through("就这样", "就这样，写明理由", "分管领导说先空着")
        old = talk.button("就这样")
    async with talking(home) as talk:
        await talk.engine.show("test:a")
        assert f"待补 {before - 2} 处" in texts(talk.all)
        assert old
        assert _left(await talk.taps(old)) == before - 3
        await talk.says("校核单")
        await talk.waits()
        told = _words(talk.files[-1].content)
        assert told.count("就这样，没有写理由") == 2
        assert "就这样，理由：分管领导说先空着" in told


async def test_filling_one_gap_does_not_ask_about_its_neighbour_again(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        before = _left(await talk.says("导出 Word"))
        await talk.says("就这样")
        await talk.says("填上")
        assert _left(await talk.says("请专家讲课2次")) == before - 2


async def test_a_button_tapped_twice_decides_once(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        before = _left(await talk.says("导出 Word"))
        button = talk.button("就这样")
        assert button
        await talk.taps(button)
        assert "没有再记" in texts(await talk.taps(button))
        assert _left(await talk.says("导出 Word")) == before - 1


async def test_a_draft_goes_out_at_once_and_says_so_in_its_name(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        await talk.goes_through("导出 Word", "先导出草稿")
        [file] = talk.files
        assert "_草稿_2026-07-06.docx" in file.name
        assert "【待补：" in _words(file.content)
        assert "处【待补】" in file.caption
        assert "要您一处一处定下来" in texts(await talk.says("导出 Word"))


async def test_a_figure_that_was_corrected_holds_the_file_up_and_leads_to_its_section(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk, "帮我写云岭县图书馆2026年上半年精神文明建设工作总结")
        await talk.goes_through("读者活动18场", "起草这节", "事实", "1改成读者活动19场", "◀")
        asked = texts(await talk.says("导出 Word"))
        assert "“18场”：这里还是更正前的说法：您后来说的是“读者活动19场”" in asked
        await _settle_until(talk, "18场")
        assert "发“把A改成B”" in texts(await talk.says("去改"))
        await talk.says("把18场改成19场")
        assert "“18场”" not in texts(await talk.says("导出 Word"))


async def _settle_until(talk: Talk, quote: str) -> None:
    """Let everything stand that is asked about before the quote."""
    while f"“{quote}”" not in texts(talk.all[-1:]):
        await talk.says("就这样")


async def test_the_whole_document_is_summed_up_with_what_can_be_done(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        shown = texts(await talk.says("全部采用"))
        assert "全文 7 节已定" in shown
        assert "0 错误，" in shown
        for label in ("逐条看", "预览图", "导出 Word", "逐节复制", "校核单"):
            assert talk.button(label), label


async def test_the_findings_are_leafed_through_one_by_one(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        first = texts(await talk.says("逐条看"))
        total = int(first[2:].split(" ", 1)[0])
        seen = {first}
        for _ in range(total - 1):
            seen.add(texts(await talk.says("下一条")))
        assert len(seen) == total
        assert f"{total}/{total} " in texts(talk.all[-1:])


async def test_forgetting_removes_what_was_let_stand(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        await talk.goes_through("导出 Word", "就这样，写明理由", "馆长同意先空着")
        await talk.goes_through("/forget", "全部删除")
    for name in ("gongwen.db", "gongwen.db-wal"):
        path = home / name
        assert not path.exists() or "馆长同意先空着".encode() not in path.read_bytes()


async def test_the_review_sheet_names_the_source_of_each_figure(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场，服务2600人次")
        await talk.goes_through("校核单")
        [sheet] = talk.files
        assert sheet.name == "云岭县图书馆2026年上半年精神文明建设工作总结校核单_2026-07-06.docx"
        told = _words(sheet.content)
        assert "服务2600人次\n您说的\n“读者活动18场，服务2600人次”" in told
        assert "2026年7月6日\n起草要求" in told
        assert "骨架" in told and "未处理" in told


@pytest.mark.skipif(DRAWS, reason="this machine can draw")
async def test_where_nothing_draws_one_line_says_so_and_the_journey_goes_on(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        await talk.says("预览图")
        said = texts(await talk.waits())
        assert "画不了预览图" in said and "不影响导出 Word" in said
        assert "\n" not in said
        await talk.goes_through("导出 Word", "先导出草稿")
        assert len(talk.files) == 1


@pytest.mark.skipif(not DRAWS, reason="no Chinese font, or nothing that draws")
async def test_the_first_pages_come_as_pictures(home: Path) -> None:
    async with talking(home) as talk:
        await _written(talk, "读者活动18场")
        await talk.goes_through("预览图")
        assert talk.files
        assert all(f.picture and f.content.startswith(b"\x89PNG") for f in talk.files)
