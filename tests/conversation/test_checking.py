"""A document sent to be checked comes back with its findings; nothing of it is kept."""

import io
from pathlib import Path

from docx import Document

from tests.talk import at_first_question, talking, texts

_TEXT = (
    "关于加强值班工作的通知\n"
    "各科室：\n"
    "为加强值班工作,现将有关事项通知如下。\n"
    "值班电话由XX负责。\n"
    "综合科\n"
    "2026年7月6日\n"
)


async def test_a_pasted_text_is_checked_and_its_safe_fixes_come_as_a_file(home: Path) -> None:
    async with talking(home) as talk:
        assert "粘贴正文" in texts([*await talk.says("/start"), *await talk.says("检查一篇文稿")])
        replies = await talk.says(_TEXT)
        said = texts(replies)
        assert "第3行 错误 P01" in said
        assert "L08" in said
        [file] = talk.files
        assert "为加强值班工作，现将" in file.content.decode()


async def test_a_word_file_is_checked_and_does_not_join_the_library(home: Path) -> None:
    document = Document()
    for line in _TEXT.splitlines():
        document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    async with talking(home) as talk:
        await talk.says("/check")
        said = texts(await talk.sends_file("通知.docx", written.getvalue()))
        assert "P01" in said
        assert "起草时可以参考" not in said
        assert all(e.scope != talk.chat for e in await talk.store.holdings.exemplars())


async def test_what_was_being_written_goes_on_afterwards(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.says("/check")
        await talk.says(_TEXT)
        assert "记下 1 条" in texts(await talk.says("群众满意率98.6%"))


async def test_nothing_of_a_checked_text_is_stored(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/check")
        await talk.says("本单位代号金丝雀行动方案，" + _TEXT)
    assert "金丝雀".encode() not in kept(home)


def kept(home: Path) -> bytes:
    """Return everything that stands in the data folder."""
    return b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())


async def test_a_clean_text_is_told_so(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("/check")
        assert "没有发现问题" in texts(await talk.says("加强学习，压实责任。"))
