"""花脸稿 from the conversation: what was changed last, as tracked changes in a Word file."""

import io
from pathlib import Path

import docx

from tests.conversation.whole_draft import saying, whole
from tests.talk import talking, texts


async def test_what_was_changed_last_comes_as_tracked_changes(home: Path) -> None:
    async with talking(home) as talk:
        await whole(talk, "读者活动18场，服务2600人次")
        await talk.waits()
        await talk.says("花脸稿")
        assert "没有上一版可比" in texts(await talk.waits())
        section = await saying(talk, "18场")
        await talk.says("把18场改成19场", about=section.id)
        await talk.says("和上一版对比")
        await talk.waits()
        [file] = talk.files
        assert file.name.endswith("_花脸稿.docx")
        assert "全部接受就是新稿" in file.caption
        body = docx.Document(io.BytesIO(file.content)).element.body
        assert body.xpath(".//w:del//w:delText/text()") == ["18"]
        assert body.xpath(".//w:ins//w:t/text()") == ["19"]
        assert body.xpath(".//w:ins/@w:author") == ["拟稿人"]
