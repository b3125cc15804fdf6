"""Pictures of the pages: what a user wrote is shown and never obeyed; long texts cost no more."""

import http.server
import io
import struct
import threading
import time
import zipfile

import pytest

from bot.config import Layout
from bot.domain.document import Brief, Document
from bot.errors import UsageError
from bot.export.preview import office as preview_office
from bot.export.preview import typeset as preview_typst
from bot.export.preview.fonts import Fonts, aliases, best_fonts
from bot.export.preview.pages import png
from bot.export.word.docx import sheet, typeset
from tests.export.documents import SUMMARY, document, section

LAYOUT = Layout()
LATIN = Fonts(*["Libertinus Serif"] * 5)
"""Comes with typst: enough to see that pages are made."""
HOSTILE = (
    '#import "@preview/x:1.0.0": *',
    '#panic("x") #eval("1") #read("/etc/passwd")',
    "$x^2$ $ \\ \\u{41} \\",
    "@ref <label> `raw` *b* _i_ // /* */ [ ] { }",
    '"); #panic("',
    "= Title\t- list\t+ enum\t/ term: x",
)
typst = pytest.mark.skipif(not preview_typst.is_available(), reason="no typst")
office = pytest.mark.skipif(
    not (preview_office.program() and preview_office.fonts(LAYOUT)), reason="no word processor here"
)


def drawn(source: Document, layout: Layout = LAYOUT, pages: int = 3) -> tuple[bytes, ...]:
    return preview_typst.pictures(sheet(source, layout), layout, LATIN, pages)


def size(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", picture, 16)
    return width, height


@typst
def test_a_page_is_a4_and_no_more_pages_come_than_wanted() -> None:
    pictures = drawn(document(section(1, text="Text. " * 4000)))
    assert len(pictures) == 3
    assert {size(p) for p in pictures} == {(992, 1403)}


@typst
@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_user_writes_is_shown_and_never_obeyed(words: str) -> None:
    text = document(section(1, text=words), title=words, brief=Brief("工作总结", words, addressee=words))
    other = document(section(1, text="o" * 5), title=words, brief=Brief("工作总结", words, addressee=words))
    assert drawn(text) != drawn(other)


@typst
def test_every_kind_of_paragraph_and_a_table_is_drawn() -> None:
    table = "|项目|数量|\n|---|---|\n|宣讲|12场|"
    source = document(*SUMMARY.live, section(5, "附表", "", f"如下。\n{table}"))
    told = preview_typst.values(sheet(source, LAYOUT), LAYOUT, LATIN, 3)
    parts = told["parts"]
    assert isinstance(parts, list)
    assert {"title", "addressee", "heading", "body", "table", "signature", "date"} <= {
        p["kind"] for p in parts
    }
    assert drawn(source)


@typst
def test_a_layout_of_the_offices_own_is_followed() -> None:
    wide = Layout(
        margins=(20, 20, 20, 20), page_numbers="centre", title_size=26, letterhead="云岭县图书馆文件"
    )
    assert drawn(SUMMARY, wide) != drawn(SUMMARY)


@typst
def test_a_text_of_a_hundred_thousand_characters_takes_no_longer() -> None:
    drawn(SUMMARY)
    for text in ("a" * 100_000, "#" * 100_000, "a。\n" * 33_000):
        began = time.monotonic()
        assert drawn(document(section(1, text=text)))
        assert time.monotonic() - began < 5


def test_the_official_fonts_are_taken_where_they_are_else_the_nearest() -> None:
    own = best_fonts(LAYOUT, frozenset({"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"}))
    assert own and aliases(LAYOUT, own) == {}
    free = best_fonts(
        LAYOUT, frozenset({"FandolFang R", "FandolHei", "FandolKai", "FandolSong", "DejaVu Sans"})
    )
    assert free == Fonts("FandolFang R", "FandolHei", "FandolKai", "FandolSong", "FandolSong")
    poor = best_fonts(LAYOUT, frozenset({"Noto Serif CJK SC", "DejaVu Sans"}))
    assert poor == Fonts(*["Noto Serif CJK SC"] * 5)
    assert best_fonts(LAYOUT, frozenset({"DejaVu Sans"})) is None


def test_a_picture_is_written_as_it_was_drawn() -> None:
    picture = png(b"\xff\0\0\0\xff\0--\0\0\xff\xff\xff\xff--", 2, 2, 8)
    assert size(picture) == (2, 2)
    assert picture.endswith(b"IEND\xaeB`\x82")


@pytest.mark.slow
@office
def test_the_word_file_itself_is_drawn() -> None:
    pictures = preview_office.pictures(typeset(SUMMARY), LAYOUT, 3)
    assert [size(p)[0] // 10 for p in pictures] == [99]


@pytest.mark.slow
@office
def test_a_file_that_does_not_pass_the_gate_is_not_opened() -> None:
    torn = typeset(SUMMARY)[:-500]
    with pytest.raises(UsageError):
        preview_office.pictures(torn, LAYOUT, 3)


@pytest.mark.slow
@office
def test_a_linked_picture_is_not_fetched() -> None:
    asked: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        linked = _with_linked_picture(typeset(SUMMARY), f"http://127.0.0.1:{server.server_port}/x.png")
        assert preview_office.pictures(linked, LAYOUT, 1)
        server.shutdown()
    assert asked == [] or not preview_office.is_offline()


def _with_linked_picture(content: bytes, address: str) -> bytes:
    """Return the file with a picture in it that lies elsewhere."""
    of = "http://schemas.openxmlformats.org"
    picture = (
        '<pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip r:link="rIdFar"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="99999" cy="99999"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    shape = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{of}/drawingml/2006/wordprocessingDrawing"'
        f' xmlns:r="{of}/officeDocument/2006/relationships">'
        '<wp:extent cx="99999" cy="99999"/><wp:docPr id="1" name="x"/>'
        f'<a:graphic xmlns:a="{of}/drawingml/2006/main">'
        f'<a:graphicData uri="{of}/drawingml/2006/picture">'
        f'<pic:pic xmlns:pic="{of}/drawingml/2006/picture">{picture}</pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    kind = f"{of}/officeDocument/2006/relationships/image"
    link = (
        f'<Relationship Id="rIdFar" Type="{kind}" Target="{address}" TargetMode="External"/></Relationships>'
    )
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "word/document.xml":
                part = part.replace(b"<w:sectPr", shape.encode() + b"<w:sectPr", 1)
            if entry.filename == "word/_rels/document.xml.rels":
                part = part.replace(b"</Relationships>", link.encode())
            target.writestr(entry.filename, part)
    return written.getvalue()
