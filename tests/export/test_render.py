"""The page as a word processor lays it out; skipped where there is none, or no Chinese font or PDF reader."""

import shutil
import subprocess
from pathlib import Path

import pytest

from bot.export.docx import typeset
from tests.export.documents import document, section

TOOLS = [shutil.which(name) for name in ("soffice", "pdftotext", "fc-list")]


def has_chinese_font() -> bool:
    found = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True)
    return bool(found.stdout.strip())


render = pytest.mark.skipif(not all(TOOLS) or not has_chinese_font(), reason="no word processor here")


def pages(data: bytes, folder: Path) -> list[list[str]]:
    (folder / "text.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "text.docx"]
    subprocess.run(convert, cwd=folder, capture_output=True, check=True, timeout=60)
    read = ["pdftotext", "-layout", "text.pdf", "-"]
    text = subprocess.run(read, cwd=folder, capture_output=True, check=True, timeout=60).stdout.decode()
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in text.split("\f")]


@render
def test_a_page_holds_twenty_two_lines_of_twenty_eight_characters(tmp_path: Path) -> None:
    source = document(section(1, text="甲" * 26 + "乙" * 28 * 60), section(2, "做法", "", "完。"))
    first, second, *_ = pages(typeset(source), tmp_path)
    # two lines of title, an empty one, the addressee, then text
    assert len(first) == 21 + 1
    assert first[3:-1] == ["甲" * 26, *["乙" * 28] * 17]
    assert second[:-1] == ["乙" * 28] * 22
    assert [page[-1].replace(" ", "") for page in (first, second)] == ["—1—", "—2—"]
