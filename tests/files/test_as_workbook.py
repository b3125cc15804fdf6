"""An old workbook is read as a .xlsx is, or refused with one line that says why."""

import io
from pathlib import Path

import docx
import pytest

from bot.config import Layout
from bot.errors import UnreadableFile
from bot.export.formatting import typeset_file
from bot.files import gate, office
from bot.files.reading import read
from tests.commands.shell import gongwen
from tests.files.workbooks import supplies, workbook

_PAGE = "<html><body><p>防汛物资统计表</p><table><tr><td>站点</td><td>编织袋</td></tr></table></body></html>"
_GLOBALS = bytes.fromhex("0908100000060500") + bytes(12)


def _stream(name: str = "Workbook", begins: bytes = _GLOBALS) -> bytes:
    """Return what an old workbook is known by; nothing can be read of it."""
    return gate.OLE + bytes(504) + begins + bytes(64) + name.encode("utf-16-le") + bytes(64)


def _tables(name: str, content: bytes) -> list[list[list[str]]]:
    done = typeset_file(name, content, Layout())
    tables = docx.Document(io.BytesIO(done.content)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


@pytest.fixture(scope="module")
def old() -> bytes:
    """Return a .xls, as LibreOffice writes it."""
    made = office.converted(workbook(supplies, names=("物资",)), ".xlsx", "xls")
    if made is None:
        pytest.skip("needs LibreOffice with Calc, and unshare")
    return made


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["xls", "et", "XLS"])
def test_an_old_workbook_becomes_the_tables_of_the_new_one(ending: str, old: bytes, tmp_path: Path) -> None:
    name = f"物资.{ending}"
    new = _tables("物资.xlsx", workbook(supplies, names=("物资",)))
    assert new
    assert _tables(name, old) == new
    assert "NCI-01站\t1000\t20.5\t25.6%" in read(name, old)
    (tmp_path / name).write_bytes(old)
    assert gongwen("check", tmp_path / name).returncode in (0, 1)


@pytest.mark.parametrize("name", ["物资.xls", "物资.et"])
def test_without_a_converter_one_line_says_what_to_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "is_available", lambda: False)
    for reader in (read, _tables):
        with pytest.raises(UnreadableFile, match=r"LibreOffice.*另存为 .xlsx") as told:
            reader(name, _stream())
        assert "\n" not in str(told.value)


@pytest.mark.parametrize("name", ["物资.xls", "物资.et"])
def test_what_the_converter_cannot_read_is_refused_in_one_line(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "is_available", lambda: True)
    monkeypatch.setattr(office, "converted", lambda *_: None)
    with pytest.raises(UnreadableFile, match=r"Calc.*另存为 .xlsx"):
        read(name, _stream())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_stream(begins=_GLOBALS + bytes.fromhex("2f003600")), "密码"),
        (gate.OLE + bytes(64) + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (_stream() + "_VBA_PROJECT".encode("utf-16-le"), "不安全"),
        (_stream("WordDocument"), "不是完好的"),
        ("云溪县防汛物资统计表".encode(), "不是完好的"),
    ],
)
def test_what_may_not_come_in_never_reaches_the_converter(
    content: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "converted", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(UnreadableFile, match=why):
        read("物资.xls", content)


def test_a_new_workbook_or_a_page_by_the_name_of_an_old_one_is_read_as_what_it_is() -> None:
    content = workbook(supplies, names=("物资",))
    assert read("物资.xls", content) == read("物资.xlsx", content)
    assert _tables("物资.et", content) == _tables("物资.xlsx", content)
    assert "编织袋" in read("物资.xls", _PAGE.encode())
