"""The page as a word processor lays it out: LibreOffice, free fonts under the official names, then the PDF.

`.ci/run` brings both; what is missing only costs the tests that need it.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest

FONTS = Path(__file__).parent.parent.parent / ".cache" / "fonts"
_FACES = {
    "仿宋_GB2312": "FandolFang",
    "楷体_GB2312": "FandolKai",
    "黑体": "FandolHei",
    "宋体": "FandolSong",
    "方正小标宋简体": "FandolSong",
}
_SECONDS = 120
_AS_PDF = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
_MM = 25.4 / 72
_SAME_LINE = 3.0
IDEOGRAPHS = range(0x4E00, 0xA000)

rendered = pytest.mark.skipif(
    shutil.which("soffice") is None or not list(FONTS.glob("FandolFang*")),
    reason="needs LibreOffice and the Fandol fonts, see .ci/run",
)


@dataclass(frozen=True)
class Mark:
    """A character or a rule on a page, in millimetres from the upper left corner."""

    text: str
    """Empty for a rule."""
    left: float
    top: float
    right: float
    bottom: float
    middle: float = 0
    """Of the line that the character stands in, whatever its own strokes are."""


@dataclass(frozen=True)
class Page:
    """What stands on a page."""

    marks: tuple[Mark, ...]

    @property
    def lines(self) -> list[list[Mark]]:
        """Return the characters by line, from the top, blanks left out."""
        lines: list[list[Mark]] = []
        for mark in sorted((m for m in self.marks if m.text), key=lambda m: m.middle):
            if lines and mark.middle - lines[-1][0].middle < _SAME_LINE:
                lines[-1].append(mark)
            else:
                lines.append([mark])
        return [sorted(line, key=lambda m: m.left) for line in lines]

    @property
    def texts(self) -> list[str]:
        """Return the lines as text."""
        return ["".join(mark.text for mark in line) for line in self.lines]

    @property
    def rules(self) -> list[Mark]:
        """Return the horizontal rules, from the top."""
        return sorted((m for m in self.marks if not m.text), key=lambda m: m.top)

    def line(self, beginning: str) -> list[Mark]:
        """Return the first line that begins so."""
        return next(
            line for line, text in zip(self.lines, self.texts, strict=True) if text.startswith(beginning)
        )


def pdf(content: bytes, folder: Path) -> Path:
    """Return the PDF of a .docx, written by LibreOffice with a profile of its own."""
    (folder / "text.docx").write_bytes(content)
    fonts = folder / "fonts.conf"
    fonts.write_text(_aliases(folder), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", _AS_PDF, "text.docx"]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True, timeout=_SECONDS)
    return folder / "text.pdf"


def pages(content: bytes, folder: Path) -> list[Page]:
    """Return the pages of a .docx as they are laid out."""
    with pypdfium2.PdfDocument(pdf(content, folder)) as document:
        return [Page((*_characters(page), *_rules(page))) for page in document]


def _aliases(folder: Path) -> str:
    names = "".join(
        f'<match target="pattern"><test name="family"><string>{official}</string></test>'
        f'<edit name="family" mode="assign" binding="strong"><string>{free}</string></edit></match>'
        for official, free in _FACES.items()
    )
    return f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}/cache</cachedir>{names}</fontconfig>"


def _characters(page: pypdfium2.PdfPage) -> list[Mark]:
    text, height = page.get_textpage(), page.get_height()
    found = []
    for n in range(text.count_chars()):
        letter = text.get_text_range(n, 1)
        if letter.strip():
            left, bottom, right, top = text.get_charbox(n)
            _, low, _, high = text.get_charbox(n, loose=True)
            edges = (left, height - top, right, height - bottom, height - (low + high) / 2)
            found.append(Mark(letter, *(edge * _MM for edge in edges)))
    return found


def _rules(page: pypdfium2.PdfPage) -> list[Mark]:
    found, height = [], page.get_height()
    for thing in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        if (right - left) * _MM > 20 and (top - bottom) * _MM < 2:
            edges = (left, height - top, right, height - bottom)
            found.append(Mark("", *(edge * _MM for edge in edges)))
    return found
