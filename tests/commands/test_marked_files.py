"""A file with a classification mark anywhere comes in by no road, and leaves no trace."""

import json
from pathlib import Path

import pytest

from bot.errors import UnreadableFile
from bot.export.templates.opening import open_template
from bot.files.reading import read
from tests.commands.shell import gongwen, refused
from tests.corpus.marked import FILES, OTHERS, PLAIN, WORD, word
from tests.talk import talking, texts

_HIDDEN = "页眉.docx"


@pytest.mark.parametrize("name", FILES)
def test_a_mark_is_seen_wherever_it_stands(name: str) -> None:
    with pytest.raises(UnreadableFile, match="密级"):
        read(name, FILES[name])


@pytest.mark.parametrize("name", WORD)
def test_no_template_bears_one(name: str) -> None:
    with pytest.raises(UnreadableFile, match="密级"):
        open_template("模板.docx", WORD[name])


def test_a_file_without_one_comes_in() -> None:
    assert "12处" in read("通知.docx", word())
    assert open_template("通知.docx", word()).parts


@pytest.mark.parametrize(
    "prose",
    [
        "密级分为绝密、机密、秘密三级，秘密级不超过十年。",
        "保 守 国 家 秘 密 宣 传 周",
        "国家秘密的密级分为“绝密”“机密”“秘密”三级。",
        "做好（国家秘密载体）管理，涉及工作秘密 的事项不上网。",
        "2026年秘密战线教育",
    ],
)
def test_prose_about_secrecy_comes_in(prose: str) -> None:
    assert prose in read("通知.txt", f"{PLAIN}{prose}\n".encode())


@pytest.fixture(params=[_HIDDEN, "零宽.txt", "注释.md"])
def marked(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    file = tmp_path / str(request.param)
    file.write_bytes(FILES[file.name])
    return file


def test_every_command_refuses_it_alike(marked: Path, tmp_path: Path, furnished: Path) -> None:
    out, template = tmp_path / "成文.docx", tmp_path / "模板.docx"
    template.write_bytes(word(lambda document: document.add_paragraph("{{正文}}")))
    refused(gongwen("format", marked, "-o", out), "密级")
    refused(gongwen("fill", template, marked, "-o", out), "密级")
    refused(gongwen("corpus", "parse", marked), "密级")
    refused(gongwen("check", marked, "--fix"), "密级")
    assert "密级" in gongwen("corpus", "add", marked).stdout
    assert not out.exists()
    assert marked.read_bytes() == FILES[marked.name]
    assert _traces(furnished) == []


def _traces(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file() and _tells(path.read_bytes())]


def _tells(content: bytes) -> bool:
    return any(words.encode() in content for words in ("各部门办公场所", "机密★", "秘密★"))


def test_values_and_facts_are_material_too(tmp_path: Path) -> None:
    template, values, file = (tmp_path / name for name in ("模板.docx", "值.json", "通知.txt"))
    template.write_bytes(word(lambda document: document.add_paragraph("密级：{{密级}} {{正文}}")))
    values.write_text(json.dumps({"密级": "机密", "正文": "现通知如下。"}), "utf-8")
    refused(gongwen("fill", template, values, "-o", tmp_path / "成文.docx"), "密级")
    file.write_text(PLAIN, "utf-8")
    facts = tmp_path / "事实.txt"
    facts.write_text("机\u200b密★1年\n检查12处\n", "utf-8")
    refused(gongwen("check", file, "--facts", facts), "密级")


def test_the_check_points_at_a_mark_in_the_text_and_judges_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "通知.txt"
    file.write_text("机\u200b密★1年\n" + PLAIN.replace("，", ","), "utf-8")
    found = json.loads(gongwen("check", file, "--json").stdout)["findings"]
    assert [(f["rule"], f["quote"]) for f in found] == [("X01", "机\u200b密★")]


def test_so_it_does_in_a_word_file(tmp_path: Path) -> None:
    file = tmp_path / "通知.docx"
    file.write_bytes(FILES["行中.docx"])
    found = json.loads(gongwen("check", file, "--json").stdout)["findings"]
    assert [(f["rule"], f["quote"]) for f in found] == [("X01", "机密★")]


@pytest.mark.parametrize("name", [_HIDDEN, "零宽.txt", "页眉.pdf"])
async def test_a_chat_keeps_nothing_of_it(name: str, home: Path) -> None:
    async with talking(home) as talk:
        assert "密级" in texts(await talk.sends_file(name, FILES[name]))
        assert talk.button("排版") is None
        await talk.says("/check")
        assert "密级" in texts(await talk.sends_file(name, FILES[name]))
    assert _traces(home) == []


def test_the_kinds_that_are_tried_are_all_that_are_read() -> None:
    assert {Path(name).suffix for name in OTHERS} == {".html", ".md", ".txt", ".pdf"}
