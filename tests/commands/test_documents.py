"""`gongwen documents` and `gongwen export`."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest

from bot.domain.document import Author, Version
from bot.store.store import Store
from tests.commands.shell import ROOT, gongwen, refused

pytestmark = pytest.mark.usefixtures("furnished")
_BRIEF = ROOT / "tests" / "briefs" / "school.toml"
_TITLE = "澜川市东湖小学2026年志愿服务工作要点"


def test_a_stored_document_is_listed_and_written_in_the_form_of_its_suffix(tmp_path: Path) -> None:
    assert "还没有文稿" in gongwen("documents").stdout
    gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    header, row = gongwen("documents").stdout.splitlines()
    number, title, written, begun = row.split("\t")
    assert header.split("\t") == ["文稿号", "标题", "写好的节", "开始的日期"]
    assert datetime.now().astimezone() - datetime.fromisoformat(begun).astimezone() < timedelta(hours=25)
    assert (number, title) == ("1", _TITLE)
    [described] = json.loads(gongwen("documents", "--json").stdout)
    assert described["begun"].startswith(str(datetime.now(UTC).year))
    assert written == f"{described['written']}/{described['sections']}"

    assert gongwen("export", 1, "-o", tmp_path / "a.txt").returncode == 0
    assert (tmp_path / "a.txt").read_text("utf-8").startswith(_TITLE)
    assert gongwen("export", 1, "-o", tmp_path / "a.docx").returncode == 0
    assert docx.Document(str(tmp_path / "a.docx")).paragraphs[0].text.replace("\n", "") == _TITLE


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((1, "-o", "x.txt", "--format", "docx"), "对不上"),
        ((1, "-o", "x.odt"), "只能写成 .docx、.pdf 或 .txt"),
        ((1, "-o", "x.docx", "--format", "txt-windows"), "对不上"),
        ((1, "-o", "nowhere/x.txt"), "写不了"),
        ((99, "-o", "x.txt"), "没有 99 号文稿"),
        (("-o", "x.txt"), "缺少 DOCUMENT"),
        (("abc", "-o", "x.txt"), "DOCUMENT 的值不对"),
        ((1, "-o", "x.txt", "--format", "pdf"), "对不上"),
        ((1, "-o", "x.txt", "--format", "odt"), "--format 的值不对，可以是 docx、pdf、txt"),
    ],
)
def test_what_cannot_be_exported_is_said_in_one_line(arguments: tuple[object, ...], said: str) -> None:
    refused(gongwen("export", *arguments), said)


def test_the_review_sheet_of_a_stored_document_is_written(tmp_path: Path) -> None:
    gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    done = gongwen("export", 1, "--format", "review", "-o", tmp_path / "sheet.docx")
    assert done.returncode == 0, done.stderr
    sheet = docx.Document(str(tmp_path / "sheet.docx"))
    assert sheet.paragraphs[0].text.replace("\n", "") == f"{_TITLE}校核单"
    cells = [cell.text for table in sheet.tables for row in table.rows for cell in row.cells]
    assert any("培训志愿者80名" in cell for cell in cells)
    assert any("您说的" in cell for cell in cells)
    refused(gongwen("export", 1, "--format", "review", "-o", tmp_path / "sheet.txt"), "对不上")


def test_the_review_sheet_of_a_stored_document_tells_of_all_versions(home: Path, tmp_path: Path) -> None:
    gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    asyncio.run(_rewrite_the_opening(home))
    assert gongwen("export", 1, "--format", "review", "-o", tmp_path / "sheet.docx").returncode == 0
    tables = docx.Document(str(tmp_path / "sheet.docx")).tables
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    assert {"第 2 版（共 2 版）", "第 1 版（共 1 版）"} <= cells


async def _rewrite_the_opening(home: Path) -> None:
    store = await Store.open(home)
    async with store.write() as record:
        document = await record.document(1)
        assert document
        await record.add_version(document.live[0].id, Version(0, "另写的一段。", Author.USER), show=True)
    await store.close()


def test_text_for_old_programs_has_the_mark_of_its_encoding_and_their_ends_of_lines(tmp_path: Path) -> None:
    gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    for name, form in (("a.txt", "txt"), ("b.txt", "txt-windows")):
        assert gongwen("export", 1, "-o", tmp_path / name, "--format", form).returncode == 0
    plain, marked = (tmp_path / "a.txt").read_bytes(), (tmp_path / "b.txt").read_bytes()
    assert marked.startswith(b"\xef\xbb\xbf") and marked.endswith(b"\r\n")
    assert marked.decode("utf-8-sig").replace("\r\n", "\n") == plain.decode() + "\n"
    assert not marked.replace(b"\r\n", b"").count(b"\n")
