"""Workbooks of every kind that offices send, made for the tests."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*fill: Callable[[Worksheet], None], names: tuple[str, ...] = ()) -> bytes:
    """Return a .xlsx with a sheet for each of the functions that fill one."""
    book = Workbook()
    for n, one in enumerate(fill):
        sheet = book.active if n == 0 else book.create_sheet()
        assert isinstance(sheet, Worksheet)
        if n < len(names):
            sheet.title = names[n]
        one(sheet)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def supplies(sheet: Worksheet) -> None:
    """Fill a sheet with a title, a head of two rows with merged cells, values of all kinds, a note."""
    sheet.append(["云溪县防汛物资统计表"])
    sheet.append(["单位：件"])
    sheet.append(["站点", "物资", None, "占比", "备注"])
    sheet.append([None, "编织袋", "抽水泵", None, None])
    sheet.append(["NCI-01站", 1000, 20.5, 0.256, "更新\n及时"])
    sheet.append(["二号站", 12000, None, 0.5, datetime.date(2026, 7, 1)])
    sheet.append(["注：数据截至6月底。"])
    for merged in ("A1:E1", "A3:A4", "B3:C3", "D3:D4", "E3:E4", "A7:E7"):
        sheet.merge_cells(merged)
    sheet["B6"].number_format = "#,##0"
    sheet["D5"].number_format = sheet["D6"].number_format = "0.0%"
    sheet["E6"].number_format = 'yyyy"年"m"月"d"日"'


def with_shared_strings(content: bytes) -> bytes:
    """Return a workbook of one sheet with its words in a part of their own, as Excel writes it."""
    words: list[bytes] = []

    def shared(found: re.Match[bytes]) -> bytes:
        words.append(found[2])
        return b'<c%s t="s"><v>%d</v></c>' % (found[1], len(words) - 1)

    form = rb'<c((?: r="\w+"| s="\d+")*) t="inlineStr"><is>(.*?)</is></c>'
    sheet = re.sub(form, shared, part_of(content, SHEET), flags=re.DOTALL)
    items = b"".join(b"<si>%s</si>" % one for one in words)
    strings = b'<sst xmlns="%s">%s</sst>' % (_MAIN, items)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    told = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    types = part_of(content, "[Content_Types].xml").replace(b"</Types>", told)
    parts = {SHEET: sheet, "xl/sharedStrings.xml": strings, "[Content_Types].xml": types}
    return with_parts(content, parts)


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a package with these parts in the place of, or beside, its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(written, "w", 8) as made:
        for entry in package.infolist():
            if entry.filename not in parts:
                made.writestr(entry.filename, package.read(entry))
        for name, part in parts.items():
            made.writestr(name, part)
    return written.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """Return a part of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)
