"""The leader's corrected file comes back: new versions of just the sections that changed."""

import io
import zipfile
from pathlib import Path

import docx

from bot.domain.document import Author
from tests.conversation.whole_draft import saying, whole, written
from tests.talk import Talk, talking, texts


async def _exported(talk: Talk) -> bytes:
    await whole(talk, "读者活动18场，服务2600人次", "集中学习7次")
    await talk.waits()
    await talk.says("导出 Word")
    while not talk.files:
        await talk.says("先导出草稿" if talk.button("先导出草稿") else "就这样")
        await talk.waits()
    return talk.files[-1].content


def _changed(content: bytes, old: str, new: str, comment: str = "") -> bytes:
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
                if comment:
                    document.add_comment(run, text=comment, author="王局")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


async def test_a_file_that_comes_back_as_it_went_out_makes_no_version(home: Path) -> None:
    async with talking(home) as talk:
        content = await _exported(talk)
        before = [section.last for section in (await talk.document()).live]
        assert "没有改动" in texts(await talk.sends_file("改稿.docx", content))
        assert [section.last for section in (await talk.document()).live] == before


async def test_what_the_leader_changed_is_a_new_version_of_that_section_alone(home: Path) -> None:
    async with talking(home) as talk:
        content = await _exported(talk)
        section = await saying(talk, "18场")
        before = {one.id: one.last for one in (await talk.document()).live}
        shown = await written(talk)
        told = texts(await talk.sends_file("改稿.docx", _changed(content, "18场", "19场", "核实场次")))
        assert "收回改稿" in told and "批注 1 条" in told
        after = await talk.document()
        assert [one.id for one in after.live if one.last != before[one.id]] == [section.id]
        now = after.section(section.id)
        assert now and now.current and "19场" in now.current.text
        assert now.current.author is Author.USER
        assert any("核实场次" in doubt.question for doubt in (await talk.ledger()).doubts)
        await talk.says("撤销")
        assert await written(talk) == shown


async def test_a_file_whose_properties_were_stripped_is_known_by_its_text(home: Path) -> None:
    async with talking(home) as talk:
        content = _changed(await _exported(talk), "18场", "19场")
        told = texts(await talk.sends_file("改稿.docx", _without_properties(content)))
        assert "收回改稿" in told
        await saying(talk, "19场")


def _without_properties(content: bytes) -> bytes:
    """Return the file as another program saves it, which knows nothing of our property."""
    stripped = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stripped, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"GongwenVersions", b"Office") if "custom" in name else part)
    return stripped.getvalue()


async def test_another_file_is_no_corrected_one(home: Path) -> None:
    async with talking(home) as talk:
        await _exported(talk)
        other = docx.Document()
        other.add_paragraph("关于加强值班工作的通知")
        other.add_paragraph("各科室：请按时值守，不得脱岗。")
        saved = io.BytesIO()
        other.save(saved)
        assert "收回改稿" not in texts(await talk.sends_file("通知.docx", saved.getvalue()))
