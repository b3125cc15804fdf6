"""Whoever asks is given all that is held of him, as files that open."""

import io
import json
import zipfile
from pathlib import Path

import docx

from bot.conversation.replies import Attach
from bot.texts.conversation import own_data as said
from tests.conversation.materials.test_own_library import _text
from tests.export.templates.making import p, package, r
from tests.talk import Talk, at_first_question, talking

_TEMPLATE = package(p(r("{{标题}}")) + p(r("{{正文}}")))


async def _packed(talk: Talk) -> zipfile.ZipFile:
    [file] = await talk.says("/mydata")
    assert isinstance(file, Attach)
    assert (file.name.startswith("我的数据_"), file.caption) == (True, said.CAPTION)
    packed = zipfile.ZipFile(io.BytesIO(file.content))
    assert packed.testzip() is None
    return packed


async def test_all_of_it_is_in_one_file_and_nothing_of_anybody_else(home: Path) -> None:
    async with talking(home) as talk:
        other = Talk(talk.engine, talk.channel, "test:b", talk.store)
        await at_first_question(other, "帮我写银杏村2026年上半年志愿服务工作总结")
        await talk.sends_file("旧稿.txt", _text().encode())
        await talk.says("/template")
        await talk.sends_file("../../我局 模板.docx", _TEMPLATE)
        await at_first_question(talk)
        await talk.says("金丝雀巷开展宣讲12次")
        await talk.goes_through("直接成稿")
        packed = await _packed(talk)
    names = packed.namelist()
    title = "青石镇人民政府2026年上半年精神文明建设工作总结"
    [word] = [name for name in names if name.startswith("文稿/") and name.endswith(".docx")]
    [plain] = [name for name in names if name.startswith("文稿/") and name.endswith(".txt")]
    told = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(packed.read(word))).paragraphs)
    for text in (told, packed.read(plain).decode()):
        assert title in text.replace("\n", "")
        assert "金丝雀巷" in text
    [template] = [name for name in names if name.startswith("模板/")]
    assert (".." in template, packed.read(template)) == (False, _TEMPLATE)
    tables = json.loads(packed.read(said.DATA))["tables"]
    assert "金丝雀巷开展宣讲12次" in [row["text"] for row in tables["messages"]]
    assert any("金丝雀巷" in row["content"]["text"] for row in tables["versions"])
    assert tables["exemplars"][0]["title"] == "澜川市水务集团2026年志愿服务工作总结"
    assert tables["passages"]
    assert any(row["reading"] for row in tables["steps"])
    explained = packed.read(said.README).decode()
    assert all(f"：{table}，" not in explained for table in tables), "each table is explained"
    assert "银杏村" not in "".join(packed.read(name).decode(errors="ignore") for name in names)


async def test_one_who_has_said_nothing_is_given_that(home: Path) -> None:
    async with talking(home) as talk:
        packed = await _packed(talk)
    tables = json.loads(packed.read(said.DATA))["tables"]
    assert {name: rows for name, rows in tables.items() if rows} == {}


async def test_words_ask_for_it_too_and_what_was_open_stays_open(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        [file] = await talk.says("把我的数据给我")
        assert isinstance(file, Attach)
        await talk.says("金丝雀巷开展宣讲12次")
        assert [fact.text for fact in (await talk.ledger()).facts] == ["金丝雀巷开展宣讲12次"]
