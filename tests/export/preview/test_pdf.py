"""A document as a PDF: the Word file as it is laid out, its fonts in it and named; or what is lacking."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from bot.files.pdf.fonts import embedded_fonts
from tests.commands.shell import ROOT, gongwen, refused
from tests.export.rendering import FONTS, rendered
from tests.talk import at_first_question, talking, texts

_BRIEF = ROOT / "tests" / "briefs" / "school.toml"
_TITLE = "澜川市东湖小学2026年志愿服务工作要点"


@pytest.fixture
def drafted(furnished: Path, tmp_path: Path) -> Path:
    gongwen("draft", _BRIEF, "-o", tmp_path / "out.docx")
    return tmp_path


def test_without_a_converter_one_line_says_what_is_to_be_installed(
    drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.export.preview.office.program", lambda: "")
    refused(gongwen("export", 1, "-o", drafted / "a.pdf"), "LibreOffice")
    assert not (drafted / "a.pdf").exists()


def test_without_a_chinese_font_there_is_no_pdf_of_empty_boxes(
    drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.export.preview.office.program", lambda: "soffice")
    monkeypatch.setattr("bot.export.preview.office.fonts", lambda layout: None)
    refused(gongwen("export", 1, "-o", drafted / "a.pdf"), "中文字体")


@pytest.mark.slow
@rendered
def test_a_pdf_holds_the_whole_text_and_its_fonts_which_are_named(drafted: Path) -> None:
    known = drafted / "fonts.conf"
    known.write_text(
        f"<fontconfig><dir>{FONTS}</dir><cachedir>{drafted}/cache</cachedir></fontconfig>", "utf-8"
    )
    command = [sys.executable, "-m", "bot", "export", "1", "-o", str(drafted / "a.pdf")]
    environment = {**os.environ, "FONTCONFIG_FILE": str(known)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120)
    assert done.returncode == 0, done.stderr
    content = (drafted / "a.pdf").read_bytes()
    with pypdfium2.PdfDocument(content) as document:
        read = "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
        told = document.get_metadata_dict()
    assert _TITLE in read and "培训志愿者80名" in read
    assert told["Title"] == _TITLE
    label = PdfReader(io.BytesIO(content)).metadata
    assert label and json.loads(str(label["/AIGC"]))["ContentProducer"] == "gongwen"
    assert content.startswith(b"%PDF-1.6")
    fonts = embedded_fonts(content)
    assert fonts and all(font.embedded for font in fonts)
    assert all(font.name in done.stdout for font in fonts)
    assert "仿宋_GB2312用 FandolFang" in done.stdout


async def test_in_the_conversation_it_is_asked_for_in_words(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.export.preview.office.program", lambda: "")
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习6次", "起草这节")
        await talk.goes_through("导出PDF")
        await talk.says("先导出草稿")
        assert "LibreOffice" in texts(await talk.waits())
        await talk.goes_through("导出带BOM的文本", "先导出草稿")
    assert talk.files[-1].name.endswith(".txt")
    assert talk.files[-1].content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in talk.files[-1].content
