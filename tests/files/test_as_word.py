"""A document of another word processor is read as a .docx, or refused with a line that says why."""

import io
import subprocess
from pathlib import Path

import docx
import pytest

from bot.config import Layout
from bot.errors import UnreadableFile
from bot.export.formatting import typeset_file
from bot.files import office
from bot.files.as_word import as_word
from bot.files.reading import read
from tests.commands.shell import gongwen

_CASES = Path(__file__).parents[3] / "shared" / "cases" / "word" / "other"
_RTF = (
    rb"{\rtf1\ansi\ansicpg936 "
    + b"".join(rb"\u%d?" % ord(c) for c in "关于防汛的通知")
    + rb"\par "
    + b"".join(rb"\u%d?" % ord(c) for c in "面积10")
    + rb"{\super 4}\par}"
)
needs_office = pytest.mark.skipif(not office.is_available(), reason="needs LibreOffice, and unshare")


def _document() -> bytes:
    written = io.BytesIO()
    word = docx.Document()
    word.add_paragraph("关于防汛的通知")
    word.save(written)
    return written.getvalue()


@pytest.mark.parametrize("name", ["a.docx", "a.DOCX", "a.dotx", "a.docm", "a.wps"])
def test_a_word_file_by_any_other_name_is_one(name: str) -> None:
    made = as_word(name, _document())
    assert (made.name, made.plain) == ("a.docx", False)


@needs_office
def test_a_rich_text_keeps_what_is_raised() -> None:
    done = typeset_file("a.rtf", _RTF, Layout())
    assert done.losses == ()
    runs = [
        r for p in docx.Document(io.BytesIO(done.content)).paragraphs for r in p.runs if r.font.superscript
    ]
    assert [r.text for r in runs] == ["4"]


@pytest.mark.parametrize("name", ["a.rtf", "a.odt", "a.wps"])
def test_what_is_not_what_it_is_called_is_refused(name: str) -> None:
    with pytest.raises(UnreadableFile) as told:
        as_word(name, "关于防汛的通知".encode())
    assert "\n" not in str(told.value)


@pytest.mark.skipif(not _CASES.exists(), reason="needs ../shared/cases/word")
def test_without_a_converter_the_loss_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.files.as_word.office.is_available", lambda: False)
    content = (_CASES / "05_superscript.doc").read_bytes()
    assert as_word("a.doc", content).plain
    with pytest.raises(UnreadableFile, match="LibreOffice"):
        as_word("a.odt", (_CASES / "05_superscript.odt").read_bytes())


def _table_rtf() -> bytes:
    def said(text: str) -> bytes:
        return b"".join(rb"\u%d?" % ord(c) for c in text)

    def row(*cells: str) -> bytes:
        edges = b"".join(rb"\cellx%d" % (3000 * n) for n in range(1, len(cells) + 1))
        inner = b"".join(rb"\intbl " + said(cell) + rb"\cell" for cell in cells)
        return rb"\trowd" + edges + inner + rb"\row"

    rows = row("站点", "编织袋") + row("一号站", "1000")
    return (
        rb"{\rtf1\ansi "
        + said("关于防汛物资的通知")
        + rb"\par "
        + rows
        + rb"\pard "
        + said("请核对。")
        + rb"\par}"
    )


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("ending", ["rtf", "odt", "doc", "wps"])
def test_a_table_of_another_word_processor_stays_one_and_its_text_is_checked_and_kept(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"物资.{ending}"
    path.write_bytes(_table_rtf() if ending == "rtf" else _made(ending, tmp_path))
    done = typeset_file(path.name, path.read_bytes(), Layout())
    assert done.losses == ()
    [table] = docx.Document(io.BytesIO(done.content)).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["站点", "编织袋"],
        ["一号站", "1000"],
    ]
    assert "一号站" in read(path.name, path.read_bytes())
    assert gongwen("check", path).returncode in (0, 1)


def _made(ending: str, folder: Path) -> bytes:
    """Return the same document as LibreOffice writes it in another format; a .wps is a .doc."""
    source = folder / "quelle.rtf"
    source.write_bytes(_table_rtf())
    kind = "odt" if ending == "odt" else "doc"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"quelle.{kind}").read_bytes()


def test_what_needs_a_converter_is_refused_by_every_reader_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.files.as_word.office.is_available", lambda: False)
    for name in ("a.rtf", "a.odt", "a.wps"):
        with pytest.raises(UnreadableFile, match="LibreOffice"):
            read(name, _RTF)
