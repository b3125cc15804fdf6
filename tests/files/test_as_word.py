"""A document of another word processor is read as a .docx, or refused with a line that says why."""

import io
from pathlib import Path

import docx
import pytest

from bot.config import Layout
from bot.errors import UnreadableFile
from bot.export.formatting import typeset_file
from bot.files import office
from bot.files.as_word import as_word

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
