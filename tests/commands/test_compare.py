"""`gongwen compare`: two texts as one Word file with tracked changes."""

from pathlib import Path

import docx
import pytest

from tests.commands.shell import ROOT, gongwen, refused
from tests.export.revisions.resolving import accepted, rejected

pytestmark = pytest.mark.usefixtures("furnished")
_OLD = "关于加强值班工作的通知\n各科室：\n为加强值班工作，请派12人值守。\n综合科\n2026年7月6日\n"
_NEW = _OLD.replace("12人值守", "15人值守，张建国带班")


def _lines(lines: list[str]) -> list[str]:
    return [line for line in lines if line]


def test_two_files_are_laid_beside_each_other(tmp_path: Path) -> None:
    old, new, out = tmp_path / "a.txt", tmp_path / "b.docx", tmp_path / "c.docx"
    old.write_text(_OLD, "utf-8")
    written = docx.Document()
    for line in _NEW.splitlines():
        written.add_paragraph(line)
    written.save(str(new))
    done = gongwen("compare", old, new, "-o", out, "--author", "王明")
    assert done.returncode == 0, done.stderr
    assert "全部接受就是新稿" in done.stdout
    assert _lines(accepted(out.read_bytes())) == _NEW.splitlines()
    assert _lines(rejected(out.read_bytes())) == _OLD.splitlines()
    body = docx.Document(str(out)).element.body
    assert set(body.xpath(".//w:ins/@w:author")) == {"王明"}
    # A figure is one change: 12 becomes 15, not 2 becomes 5.
    assert "12" in body.xpath(".//w:del//w:delText/text()")[0]


def test_a_stored_document_is_laid_beside_the_text_that_a_clerk_made_of_it(tmp_path: Path) -> None:
    gongwen("draft", ROOT / "tests" / "briefs" / "school.toml", "-o", tmp_path / "a.docx")
    gongwen("export", 1, "-o", tmp_path / "a.docx")
    changed = docx.Document(str(tmp_path / "a.docx"))
    paragraph = next(p for p in changed.paragraphs if "80名" in p.text)
    run = next(r for r in paragraph.runs if "80" in r.text)
    run.text = run.text.replace("80", "85")
    changed.save(str(tmp_path / "b.docx"))
    done = gongwen("compare", "--document", 1, tmp_path / "b.docx", "-o", tmp_path / "c.docx")
    assert done.returncode == 0, done.stderr
    body = docx.Document(str(tmp_path / "c.docx")).element.body
    assert "".join(body.xpath(".//w:delText/text()")).startswith("80")
    assert "".join(body.xpath(".//w:ins//w:t/text()")).startswith("85")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.txt", "-o", "c.docx"), "请给两个文件"),
        (("a.txt", "b.txt", "-o", "c.pdf"), "花脸稿只写 .docx"),
        (("a.txt", "none.txt", "-o", "c.docx"), "找不到文件"),
        (("--document", 99, "-o", "c.docx"), "没有 99 号文稿"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(
    arguments: tuple[object, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(_OLD, "utf-8")
    refused(gongwen("compare", *arguments), said)
