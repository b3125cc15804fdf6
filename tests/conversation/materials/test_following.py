"""An exemplar is followed by the document that it was named for, and by no other."""

import asyncio
from pathlib import Path

import pytest

from bot.corpus.library.library import Library
from bot.domain.passage import Exemplar
from tests.talk import at_first_question, talking, texts

_OLD = "青石镇2025年精神文明建设工作总结\n" + "\n".join(
    f"{numeral}、{heading}\n全年{heading}共开展12次，参加群众860人次，取得明显成效。"
    for numeral, heading in zip("一二三", ("文明实践提质", "文明村创建", "移风易俗推进"), strict=True)
)


async def test_another_document_in_hand_by_then_keeps_its_outline(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, found = asyncio.Event(), Library.exemplar

    async def slow(library: Library, identifier: int) -> Exemplar | None:
        await go_on.wait()
        return await found(library, identifier)

    monkeypatch.setattr(Library, "exemplar", slow)
    async with talking(home) as talk:
        await talk.sends_file("青石镇2025年精神文明建设工作总结.txt", _OLD.encode())
        await at_first_question(talk)
        assert "我找找" in texts(await talk.says("用2025年那份的格式"))
        await talk.says("帮我写青石镇人民政府2026年上半年意识形态工作总结")
        go_on.set()
        assert "您现在写的是另一篇" in texts(await talk.waits())
        assert "文明实践提质" not in texts(await talk.says("/outline"))
