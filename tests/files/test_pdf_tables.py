"""A table in a PDF comes as a table where rules part its cells; else the loss is told."""

import time
from dataclasses import dataclass

import pytest

from bot.config import Layout
from bot.domain.table import Table
from bot.export.formatting import typeset_file
from bot.files.pdf.layout import Line
from bot.files.pdf.reading import read, story
from bot.files.pdf.tables import Rule, tables_in

_TITLE, _BODY = "云溪县防汛物资统计表", "请各站核对以后签字。"


@dataclass
class _Page:
    """A page that is written and drawn on, in points from below."""

    drawn: str = ""
    text: str = ""

    def says(self, x: float, y: float, words: str) -> None:
        self.text += f"BT /F1 12 Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"

    def rules(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self.drawn += f"{x} {y} m {to_x} {to_y} l S\n"


def _pdf(*pages: _Page) -> bytes:
    """Return a PDF whose font names its characters by their places in Unicode."""
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    unicode = (
        "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange"
    )
    cmap = f"/CIDInit /ProcSet findresource begin 12 dict begin begincmap {unicode} endcmap end end"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H"
        "/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        "/Supplement 0>>/DW 1000>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
    ]
    for n, page in enumerate(pages):
        held = page.drawn + page.text
        objects += [
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {7 + 2 * n} 0 R>>",
            f"<</Length {len(held)}>>stream\n{held}\nendstream",
        ]
    made, places = b"%PDF-1.4\n", list[int]()
    for n, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF"
    return made + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def _supplies(page: _Page, *, down: bool = True) -> None:
    """Write a table with a head of two rows, one cell over both, one over two columns."""
    for y in (700, 640, 610):
        page.rules(100, y, 400, y)
    page.rules(200, 670, 400, 670)
    if down:
        for x in (100, 200, 400):
            page.rules(x, 700, x, 610)
        page.rules(300, 670, 300, 610)
    for x, y, words in (
        (110, 665, "站点"), (270, 680, "物资"), (210, 650, "编织袋"), (310, 650, "抽水泵"),
        (110, 620, "一号站"), (210, 620, "九百件"), (310, 620, "二十台"),
    ):  # fmt: skip
        page.says(x, y, words)


def _rows(table: Table) -> list[list[tuple[str, int, str]]]:
    return [[(" ".join(cell.lines), cell.span, cell.merge) for cell in row.cells] for row in table.rows]


def _page(*, down: bool = True) -> _Page:
    page = _Page()
    page.says(200, 740, _TITLE)
    _supplies(page, down=down)
    page.says(100, 580, _BODY)
    return page


def test_ruled_cells_come_as_a_table_where_it_stands_with_its_merged_cells() -> None:
    found = story("物资.pdf", _pdf(_page()))
    title, table, body = found.parts
    assert isinstance(table, Table)
    assert [getattr(part, "text", "") for part in (title, body)] == [_TITLE, _BODY]
    assert found.losses == ()
    assert _rows(table) == [
        [("站点", 1, "restart"), ("物资", 2, "")],
        [("", 1, "continue"), ("编织袋", 1, ""), ("抽水泵", 1, "")],
        [("一号站", 1, ""), ("九百件", 1, ""), ("二十台", 1, "")],
    ]


def test_its_rows_are_read_with_a_tab_between_cells_and_nothing_is_lost_when_it_is_typeset() -> None:
    assert "站点\t编织袋\t抽水泵\n一号站\t九百件\t二十台" in read("物资.pdf", _pdf(_page()))
    assert typeset_file("物资.pdf", _pdf(_page()), Layout()).losses == ()


def test_without_rules_down_the_words_stay_and_the_loss_is_told() -> None:
    found = story("物资.pdf", _pdf(_page(down=False)))
    assert not any(isinstance(part, Table) for part in found.parts)
    assert [loss.what for loss in found.losses] == ["tables"]
    assert all(word in read("物资.pdf", _pdf(_page(down=False))) for word in ("编织袋", "二十台"))


def test_a_table_that_goes_on_over_the_page_is_one_with_its_head_once() -> None:
    pages = (_Page(), _Page())
    for n, page in enumerate(pages):
        for y in (100, 130, 160):
            page.rules(100, y, 300, y)
        for x in (100, 200, 300):
            page.rules(x, 100, x, 160)
        for x, y, words in (
            (110, 140, "站点"),
            (210, 140, "件数"),
            (110, 110, f"第{'一二'[n]}站"),
            (210, 110, "九百"),
        ):
            page.says(x, y, words)
    [table] = story("物资.pdf", _pdf(*pages)).parts
    assert isinstance(table, Table)
    assert [[" ".join(cell.lines) for cell in row.cells] for row in table.rows] == [
        ["站点", "件数"],
        ["第一站", "九百"],
        ["第二站", "九百"],
    ]


def test_what_is_underlined_in_a_cell_parts_nothing() -> None:
    page = _page()
    page.rules(215, 648, 245, 648)
    _, table, _ = story("物资.pdf", _pdf(page)).parts
    _, plain, _ = story("物资.pdf", _pdf(_page())).parts
    assert table == plain


def test_a_table_of_more_columns_than_a_page_has_is_told_as_lost() -> None:
    page = _page(down=False)
    for n in range(80):
        page.rules(50 + 6 * n, 690, 50 + 6 * n, 610)
    found = story("物资.pdf", _pdf(page))
    assert not any(isinstance(part, Table) for part in found.parts)
    assert [loss.what for loss in found.losses] == ["tables"]


@pytest.mark.parametrize("frame", [True, False])
def test_a_frame_or_a_rule_around_text_is_no_table(frame: bool) -> None:
    page = _Page()
    page.says(120, 740, _TITLE)
    page.says(120, 700, _BODY)
    page.rules(100, 770, 400, 770)
    if frame:
        page.drawn += "100 680 300 90 re S\n"
    found = story("物资.pdf", _pdf(page))
    assert "".join(getattr(part, "text", "") for part in found.parts) == _TITLE + _BODY
    assert found.losses == ()


def test_many_rules_cost_no_more_than_their_number() -> None:
    def seconds(count: int) -> float:
        upright = [Rule(n // 10, 10.0 * (n % 10), 0, 10.0 * (n % 10), 800) for n in range(count)]
        level = [Rule(n // 10, 0, 20.0 * (n % 10), 90, 20.0 * (n % 10)) for n in range(count)]
        lines = [
            Line(n // 10, 595, "九百", 10.0 * (n % 10) + 1, 10.0 * (n % 10) + 8, 405, 4) for n in range(count)
        ]
        begun = time.process_time()
        assert len(list(tables_in(lines, [*upright, *level]))) == count // 10
        return time.process_time() - begun

    seconds(400)
    assert seconds(4_000) < 20 * max(seconds(400), 0.02)


def test_a_few_pages_of_rules_make_no_more_cells_than_a_document_has() -> None:
    page = _Page()
    for n in range(61):
        page.rules(10 + 9 * n, 10, 10 + 9 * n, 810)
    for n in range(201):
        page.rules(10, 10 + 4 * n, 550, 10 + 4 * n)
    page.says(12, 802, _TITLE)
    found = story("物资.pdf", _pdf(*[page] * 8))
    cells = sum(len(row.cells) for part in found.parts if isinstance(part, Table) for row in part.rows)
    assert cells <= 40_000
    assert [loss.what for loss in found.losses] == ["tables"]
