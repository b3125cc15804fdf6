"""A workbook is read as tables: what it shows, nothing that it hides, nothing that it would run or fetch."""

import contextlib
import datetime
import io
import math
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from bot.config import Layout
from bot.corpus.library.importing import parse_file
from bot.domain.document import Brief
from bot.domain.table import Table
from bot.errors import UnreadableFile
from bot.export.formatting import typeset_file
from bot.files import gate
from bot.files.reading import read
from bot.files.workbook.grid import Grid
from bot.files.workbook.layout import parts_of
from bot.files.workbook.markup import Area
from bot.files.workbook.values import shown
from tests.commands.shell import gongwen
from tests.files.workbooks import SHEET, part_of, supplies, with_parts, with_shared_strings, workbook
from tests.understanding.rules.hearing import texts_of


def _rows(made: bytes) -> list[list[list[str]]]:
    """Return the tables of a Word file, each by its rows of cells; merged ones as often as they reach."""
    word = docx.Document(io.BytesIO(made))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]


def _paragraphs(made: bytes) -> list[tuple[str, str]]:
    word = docx.Document(io.BytesIO(made))
    return [(p.style.name, p.text.replace("\n", "")) for p in word.paragraphs if p.style and p.text.strip()]


# ---- what comes in


def test_a_sheet_becomes_a_table_with_its_merged_cells_and_the_values_as_they_are_shown() -> None:
    done = typeset_file("a.xlsx", workbook(supplies), Layout())
    assert done.losses == ()
    [table] = _rows(done.content)
    assert table == [
        ["站点", "物资", "物资", "占比", "备注"],
        ["站点", "编织袋", "抽水泵", "占比", "备注"],
        ["NCI-01站", "1000", "20.5", "25.6%", "更新\n及时"],
        ["二号站", "12,000", "", "50.0%", "2026年7月1日"],
    ]


def test_what_stands_above_and_below_the_table_is_text() -> None:
    paragraphs = _paragraphs(typeset_file("a.xlsx", workbook(supplies), Layout()).content)
    assert paragraphs[0] == ("公文标题", "云溪县防汛物资统计表")
    assert [text for _, text in paragraphs] == ["云溪县防汛物资统计表", "单位：件", "注：数据截至6月底。"]


def test_each_sheet_begins_a_page_and_is_called_as_its_tab_where_it_has_no_title() -> None:
    def bare(sheet: Worksheet) -> None:
        sheet.append(["乡镇", "户数"])
        sheet.append(["东河镇", 31])

    content = workbook(supplies, bare, names=("Sheet1", "转移安置"))
    made = typeset_file("a.xlsx", content, Layout()).content
    word = docx.Document(io.BytesIO(made))
    [named] = [p for p in word.paragraphs if p.text == "转移安置"]
    assert named._p.xpath("w:pPr/w:pageBreakBefore")
    assert _rows(made)[1] == [["乡镇", "户数"], ["东河镇", "31"]]


@pytest.mark.parametrize(
    ("value", "number_format", "said"),
    [
        (0.1 + 0.2, "General", "0.3"),
        (3, "0.00", "3.00"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (7, "0000", "0007"),
        (12, '0"件"', "12件"),
        (0.1234, "0%", "12%"),
        (-5, "0;(0)", "(5)"),
        (110101199003070000, "0", "110101199003070000"),
        (True, "General", "TRUE"),
        (datetime.datetime(2026, 7, 1, 8, 30), "yyyy/m/d h:mm", "2026/7/1 8:30"),  # noqa: DTZ001
        (datetime.date(2026, 7, 1), "mm-dd-yy", "2026/7/1"),
        (datetime.date(2026, 7, 1), 'yyyy"年"m"月"', "2026年7月"),
        (datetime.time(8, 5), "h:mm", "8:05"),
        (9.99999999999999e307, "0.00", "9" * 15 + "0" * 293 + ".00"),
        (1, "0." + "0" * 30, "1." + "0" * 30),
        (1e28, "#,##0", "10" + ",000" * 9),
        (9.5, "0", "10"),
        (1e-300, "0.00", "0.00"),
        (1e28, "General", "1" + "0" * 28),
        (2.5, "0." + "0" * 300, "2.5"),
        ("=1+1 不是公式", "@", "=1+1 不是公式"),
    ],
)
def test_a_value_is_written_as_it_is_shown(value: object, number_format: str, said: str) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["项目", "数"])
        sheet.append(["甲", None])
        cell = sheet["B2"]
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else cell.data_type
        cell.number_format = number_format

    assert read("a.xlsx", workbook(fill)).splitlines()[-1] == f"甲\t{said}"


@pytest.mark.parametrize("number_format", ["General", "0.00", "0.0%", "#,##0"])
def test_a_number_beyond_all_numbers_is_shown_as_an_error(number_format: str) -> None:
    assert [shown(value, number_format) for value in (math.inf, -math.inf, math.nan)] == ["#NUM!"] * 3


def test_words_in_a_part_of_their_own_are_read_alike() -> None:
    content = with_shared_strings(workbook(supplies))
    assert b"inlineStr" not in part_of(content, SHEET)
    assert read("a.xlsx", content) == read("a.xlsx", workbook(supplies))


def test_rows_are_facts() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["街道", "检查户数", "隐患（处）"])
        sheet.append(["东门", 120, 8])
        sheet.append(["西门", 95, 3])

    told = texts_of(read("a.xlsx", workbook(fill)), brief=Brief(genre="工作总结", period="2026年"))
    assert told == ["东门检查120户，隐患8处", "西门检查95户，隐患3处"]


def test_import_and_check_take_a_workbook(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for line in ("关于开展燃气安全检查的通知", "各街道：", "请于8月3日前开展检查,并报送情况。"):
            sheet.append([line])

    content = workbook(fill)
    [file] = parse_file("a.xlsx", content).parsed
    assert [piece.title for piece in file.parsed.pieces] == ["关于开展燃气安全检查的通知"]
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    done = gongwen("check", path)
    assert "P01" in done.stdout and done.returncode == 1
    assert ".xlsx" in gongwen("check", path, "--fix").stderr


def test_the_cells_of_a_sheet_are_no_tabs_that_somebody_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook(supplies))
    assert "N11" not in gongwen("check", path).stdout
    assert "错误" not in gongwen("format", path, "-o", tmp_path / "a.docx").stdout


# ---- what is not shown


def test_what_is_hidden_is_left_out_and_told() -> None:
    def seen(sheet: Worksheet) -> None:
        sheet.append(["村", "户数", "底价"])
        sheet.append(["东村", 12, 99])
        sheet.append(["西村", 15, 88])
        sheet.append(["南村", 17, 77])
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True

    def unseen(sheet: Worksheet) -> None:
        sheet.append(["内部数据", 4321])
        sheet.sheet_state = "hidden"

    done = typeset_file("a.xlsx", workbook(seen, unseen, names=("汇总", "草算")), Layout())
    assert _rows(done.content) == [[["村", "户数"], ["东村", "12"], ["南村", "17"]]]
    told = {(one.what, one.name) for one in done.losses}
    assert told == {("hidden rows", "汇总"), ("hidden sheet", "草算")}


def test_a_formula_that_nobody_has_computed_is_told() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["村", "户数"])
        sheet.append(["东村", 12])
        sheet.append(["合计", "=SUM(B2:B2)"])

    done = typeset_file("a.xlsx", workbook(fill), Layout())
    assert [(one.what, one.name) for one in done.losses] == [("formula", "Sheet：B3")]


def test_pictures_charts_and_comments_are_told() -> None:
    content = workbook(supplies)
    parts = {"xl/media/image1.png": b"\x89PNG", "xl/charts/chart1.xml": b"<c/>", "xl/comments1.xml": b"<c/>"}
    done = typeset_file("a.xlsx", with_parts(content, parts), Layout())
    assert {one.what for one in done.losses} == {"picture", "chart", "comment"}


# ---- the gate


def _book() -> bytes:
    return workbook(supplies)


def _called(name: str, sheet: bytes) -> bytes:
    """Return a workbook whose sheet is called otherwise, with this markup."""
    links = "xl/_rels/workbook.xml.rels"
    told = part_of(_book(), links).replace(b"worksheets/sheet1.xml", b"worksheets/" + name.encode())
    return with_parts(_book(), {links: told, f"xl/worksheets/{name}": sheet})


@pytest.mark.parametrize("name", ["sheet1.dat", "sheet1.png", "sheet1"])
def test_a_sheet_is_judged_by_what_it_is_and_not_by_its_name(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = part_of(_book(), SHEET)
    assert "NCI-01站" in read("a.xlsx", _called(name, sheet))
    row = '<row r="30" hidden="1"><c r="A30" t="inlineStr"><is><t>机密★1年</t></is></c></row></sheetData>'
    marked = sheet.replace(b"</sheetData>", row.encode())
    padded = b"\n" * (2 << 20) + part_of(_with_doctype(_book()), SHEET)
    monkeypatch.setattr(gate, "_MAX_DOCUMENT", 4 << 20)
    for refused, said in ((marked, "密级"), (padded, "不安全"), (sheet + b" " * (5 << 20), "过大")):
        with pytest.raises(UnreadableFile, match=said):
            read("a.xlsx", _called(name, refused))


def _with_doctype(content: bytes) -> bytes:
    sheet = part_of(content, SHEET).replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)
    return with_parts(content, {SHEET: sheet})


# Made where they are asked for: a bomb takes seconds to pack, and every process that collects would pack it.
@pytest.mark.parametrize(
    "made",
    [
        lambda: with_parts(_book(), {"xl/vbaProject.bin": b"x"}),
        lambda: with_parts(_book(), {"xl/macrosheets/sheet1.xml": b"<x/>"}),
        lambda: with_parts(_book(), {"../a.xml": b"<x/>"}),
        lambda: with_parts(_book(), {"xl/media/a.png": bytes(300 << 20)}),
        lambda: with_parts(_book(), {"xl/sharedStrings.xml": b" " * (100 << 20)}),
        lambda: _with_doctype(_book()),
        lambda: _book()[: len(_book()) // 2],
        lambda: b"PK\x03\x04",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        lambda: with_parts(_book(), {SHEET: b"<worksheet"}),
        lambda: with_parts(_book(), {"xl/workbook.xml": b"<workbook/>"}),
        lambda: with_parts(_book(), {"xl/styles.xml": b"<styleSheet xmlns='x'><a/></styleSheet>"[:9]}),
    ],
    ids=[
        "macros",
        "macrosheet",
        "outside",
        "bomb",
        "strings",
        "doctype",
        "cut",
        "torn",
        "old",
        "sheet",
        "book",
        "styles",
    ],
)
def test_what_is_built_to_harm_or_broken_is_refused_in_one_line(made: Callable[[], bytes]) -> None:
    with pytest.raises(UnreadableFile) as told:
        read("a.xlsx", made())
    assert "\n" not in str(told.value) and "a.xlsx" in str(told.value)


@pytest.mark.slow
def test_whatever_byte_is_wrong_it_is_read_or_refused() -> None:
    good, chance = with_shared_strings(_book()), random.Random(9)
    with zipfile.ZipFile(io.BytesIO(good)) as package:
        names = package.namelist()
    read_all = 0
    for _ in range(400):
        name = chance.choice(names)
        part = bytearray(part_of(good, name))
        at = chance.randrange(len(part))
        part[at : at + chance.randrange(3)] = chance.choice(
            (b"0", b"-9", b'"', b"<", b"9" * 30, b"\xff", b"A")
        )
        with contextlib.suppress(UnreadableFile):
            read_all += bool(read("a.xlsx", with_parts(good, {name: bytes(part)})))
    assert 40 < read_all < 400


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row>',
        '<row r="900000000"><c r="A900000000" t="inlineStr"><is><t>远</t></is></c></row>',
    ],
)
def test_a_cell_far_away_costs_nothing(row: str) -> None:
    content = _book()
    sheet = part_of(content, SHEET).replace(b"</sheetData>", row.encode() + b"</sheetData>")
    begun = time.process_time()
    with pytest.raises(UnreadableFile):
        read("a.xlsx", with_parts(content, {SHEET: sheet}))
    assert time.process_time() - begun < 2


def test_merged_cells_without_measure_cost_nothing() -> None:
    content = _book()
    wide = b"".join(b'<mergeCell ref="A%d:XFD1048576"/>' % n for n in range(1, 20_000))
    sheet = part_of(content, SHEET).replace(b"</mergeCells>", wide + b"</mergeCells>")
    begun = time.process_time()
    assert "NCI-01站" in read("a.xlsx", with_parts(content, {SHEET: sheet}))
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("tag", [b"<c ", b"<row ", b"<col ", b"<mergeCell ", b'<c r="A1" ', b'<c r="A1"><f '])
@pytest.mark.parametrize("form", [b"%s", b"<!--%s-->"], ids=["unclosed", "comment"])
def test_tags_that_do_not_end_cost_no_more_than_their_bytes(tag: bytes, form: bytes) -> None:
    content = _book()
    many = form % (tag * (200_000 // len(tag)))
    sheet = part_of(content, SHEET).replace(b"</sheetData>", many + b"</sheetData>")
    begun = time.process_time()
    with contextlib.suppress(UnreadableFile):
        read("a.xlsx", with_parts(content, {SHEET: sheet}))
    assert time.process_time() - begun < 2


def test_many_merged_cells_cost_no_more_than_many_cells() -> None:
    merged = tuple(Area(n, 1, n, 2) for n in range(8000))
    grid = Grid([["村", "12", "", "备注"]] * len(merged), merged, hides=False)
    begun = time.process_time()
    [table] = [part for part in parts_of(grid) if isinstance(part, Table)]
    assert time.process_time() - begun < 2
    assert {tuple(cell.span for cell in row.cells) for row in table.rows} == {(1, 2, 1)}


def test_merged_cells_beside_what_is_shown_cost_nothing() -> None:
    content = _book()
    beside = b'<mergeCell ref="XA1:XB20000"/>' * 19_000
    far = b'<row r="6000"><c r="A6000"><v>1</v></c></row></sheetData>'
    sheet = part_of(content, SHEET).replace(b"</sheetData>", far)
    sheet = sheet.replace(b"</mergeCells>", beside + b"</mergeCells>")
    begun = time.process_time()
    assert "NCI-01站" in read("a.xlsx", with_parts(content, {SHEET: sheet}))
    assert time.process_time() - begun < 4


def test_links_to_other_files_are_cut_and_told() -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    done = typeset_file("a.xlsx", with_parts(_book(), {"xl/externalLinks/externalLink1.xml": link}), Layout())
    assert [one.what for one in done.losses] == ["external values"]
    with zipfile.ZipFile(io.BytesIO(done.content)) as package:
        assert not any(b'TargetMode="External"' in package.read(name) for name in package.namelist())


def test_a_mark_of_classification_anywhere_is_refused() -> None:
    def unseen(sheet: Worksheet) -> None:
        sheet.append(["机密★1年"])
        sheet.sheet_state = "hidden"

    with pytest.raises(UnreadableFile, match="密级"):
        read("a.xlsx", workbook(supplies, unseen))


def test_bold_and_colour_are_looks_and_no_loss() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["村", "户数"])
        sheet.append(["东村", 12])
        sheet["A1"].font = Font(bold=True, color="FF0000")

    assert typeset_file("a.xlsx", workbook(fill), Layout()).losses == ()
