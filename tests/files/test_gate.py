"""Files that are built to harm: each is refused in one line, in bounded memory."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus import formats
from tests.corpus.documents import SUMMARY, package, paragraph

_MEGABYTE = 1 << 20
# Reads the file in a process of its own, then says the most megabytes that it ever held and what came of it.
_READER = """
import pathlib, re, sys
from bot.files.reading import read_all
from bot.errors import UnreadableFile
path = pathlib.Path(sys.argv[1])
try:
    said = f"{sum(len(text) for _, text in read_all(path.name, path.read_bytes()).texts)} characters"
except UnreadableFile as error:
    said = str(error)
most = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text()).group(1)
print(int(most) // 1024, said)
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is measured on Linux only"),
]


def _read(folder: Path, name: str, content: bytes) -> tuple[int, str]:
    """Return the most megabytes that were in use and what was said."""
    (folder / name).write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", _READER, str(folder / name)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    most, said = done.stdout.rstrip("\n").split(" ", 1)
    return int(most), said


def _packed(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _lying(content: bytes, size: int) -> bytes:
    """Return the archive with another size said of its first entry."""
    changed = bytearray(content)
    for signature, field in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(signature) + field
        changed[at : at + 4] = size.to_bytes(4, "little")
    return bytes(changed)


_LAUGHS = '<!DOCTYPE w [<!ENTITY a "哈哈哈哈">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
)
_RUBBISH = bytes(range(256)) * 80_000
_ZEROS = bytes(100 * _MEGABYTE)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("总结.docx", lambda: package(paragraph("标"), **{"word/media/a.bin": _ZEROS}), "不安全"),
        ("总结.docx", lambda: package("<w:p/>" * 300_000), "没有读到中文正文"),
        ("总结.docx", lambda: package("<w:x>" * 1_000_000), "不是完好的 .docx"),
        ("总结.docx", lambda: package("<w:x/>" * 3_000_000), "正文部分过大"),
        ("总结.docx", lambda: package("", **{"word/document.xml": f"{_LAUGHS}]><w>&j;</w>"}), "不安全"),
        ("材料.zip", lambda: _packed(**{"a.txt": _ZEROS}), "不安全"),
        ("材料.zip", lambda: _lying(_packed(**{"a.txt": _ZEROS}), 100), "已经损坏"),
        ("总结.html", lambda: b"<b><i>" * 2_000_000, "正文部分过大"),
        ("总结.txt", lambda: "字".encode() * (67 * _MEGABYTE), "超过 64 MB"),
        ("总结.txt", lambda: _RUBBISH, "不是文本"),
        ("总结.pdf", lambda: b"%PDF-1.7\n" + _RUBBISH, "不是完好的 PDF"),
        ("总结.doc", lambda: _RUBBISH, "不是完好的 .doc"),
    ],
    ids=[
        "bomb",
        "paragraphs",
        "depth",
        "tags of Word",
        "laughs",
        "zip",
        "liar",
        "tags",
        "200 MB",
        "rubbish",
        "pdf",
        "doc",
    ],
)
def test_a_file_that_is_built_to_harm_is_refused(
    tmp_path: Path, name: str, content: Callable[[], bytes], said: str
) -> None:
    built = content()
    most, line = _read(tmp_path, name, built)
    assert said in line
    assert "\n" not in line
    assert most < 100 + len(built) // _MEGABYTE


@pytest.mark.parametrize("kind", ["txt", "docx", "html", "zip"])
def test_a_file_of_20_mb_is_read_in_300_mb(tmp_path: Path, kind: str) -> None:
    once = SUMMARY.replace("\n", "")
    text = "\n".join(f"第{n}段。{once}" for n in range(20 * _MEGABYTE // len(once.encode())))
    content = {
        "txt": lambda: text.encode(),
        "docx": lambda: package("".join(map(paragraph, text.split("\n")))),
        "html": lambda: formats.web_page(text),
        "zip": lambda: formats.zipped(**{"总结.txt": text.encode("gb18030")}),
    }[kind]()
    most, said = _read(tmp_path, f"总结.{kind}", content)
    assert said.endswith("characters"), said
    assert most < 300
