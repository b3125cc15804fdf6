"""The same text as files of other kinds: PDF, Word and web pages as their programs write them."""

import html
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as DocumentObject


@dataclass(frozen=True)
class Printed:
    """One line on a page, by its lower left corner in points."""

    x: float
    y: float
    text: str
    size: float = 16


PAGE_WIDTH, PAGE_HEIGHT = 595, 842
_LEFT, _TOP, _PITCH, _LINES, _CHARACTERS = 79, 730, 29, 22, 28
_NEVER_FIRST = set("，。、；：？！”’）》】,.;:?!)")


def pdf(pages: Sequence[Iterable[Printed]]) -> bytes:
    """Return a PDF with these lines; its font is named and not embedded, as many offices save them."""
    kids = " ".join(f"{8 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/Identity-H/DescendantFonts[4 0 R]"
        "/ToUnicode 6 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/DW 1000/W[32["
        + "500 " * 95
        + "]]/FontDescriptor 5 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
        "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800"
        "/Descent -200/CapHeight 700/StemV 80>>",
        _stream(_to_unicode()),
        "<<>>",
    ]
    for n, page in enumerate(pages):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {9 + 2 * n} 0 R>>"
        )
        objects.append(_stream("".join(map(_shown, page))))
    return _assembled(objects)


def _shown(line: Printed) -> str:
    # pdfium passes over a single character whose font is not there to measure it by.
    codes = f"{line.text} ".encode("utf-16-be").hex()
    return f"BT /F {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm <{codes}> Tj ET\n"


def _to_unicode() -> str:
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    blocks = (ranges[at : at + 64] for at in range(0, 256, 64))
    maps = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{maps}\nendcmap end end"
    )


def _stream(content: str) -> str:
    return f"<</Length {len(content)}>>\nstream\n{content}\nendstream"


def _assembled(objects: Sequence[str]) -> bytes:
    written, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(written)
    trailer = f"trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return written + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def printed(text: str, indent: int = 2, header: str = "", gap: float = 0) -> bytes:
    """Return the text typeset on pages of 22 lines of 28 characters, each with its number at the foot."""
    pages: list[list[Printed]] = [[]]
    y: float = _TOP
    for paragraph in text.split("\n"):
        for n, line in enumerate(wrapped(" ".join(paragraph.split()), indent)):
            if y < _TOP - _PITCH * (_LINES - 1):
                pages.append([])
                y = _TOP
            x = _LEFT + (16 * indent if n == 0 else 0)
            pages[-1].append(Printed(x, y, line))
            y -= _PITCH
        y -= gap
    return pdf([[*_furniture(n, header), *page] for n, page in enumerate(pages, 1)])


def _furniture(number: int, header: str) -> list[Printed]:
    head = [Printed(_LEFT, 790, header, 10)] if header else []
    return [*head, Printed(280, 60, f"— {number} —", 14)]


def wrapped(paragraph: str, indent: int) -> list[str]:
    """Return the lines of a paragraph; a mark that closes hangs out of the line rather than begin one."""
    lines, line, room = [], "", float(_CHARACTERS - indent)
    for c in paragraph:
        width = 0.5 if c.isascii() else 1.0
        if width > room and (c not in _NEVER_FIRST or room < 0):
            # A second mark does not hang: it takes the word before it along.
            kept = len(line) - (2 if c in _NEVER_FIRST else 0)
            lines.append(line[:kept])
            line, room = line[kept:], float(_CHARACTERS) - len(line[kept:])
        line += c
        room -= width
    return [*lines, line] if line else lines


def word(text: str) -> bytes:
    """Return the text as python-docx writes it."""
    document = Document()
    for paragraph in text.split("\n"):
        document.add_paragraph(paragraph)
    return _saved(document)


def _saved(document: DocumentObject) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def web_page(text: str, encoding: str = "utf-8") -> bytes:
    """Return the text as an article on a site, with what sites put around it."""
    title = html.escape(text.split("\n")[0])
    paragraphs = "\n".join(f"<p>　　{html.escape(line)}</p>" for line in text.split("\n"))
    return f"""<!DOCTYPE html>
<html><head><meta charset="{encoding}"><title>{title}_青禾范文网</title>
<style>p {{ margin: 0 }}</style><script>var 广告 = "点击下载";</script></head>
<body><div class="top-nav"><a href="/">首页</a><a href="/f">范文大全</a></div>
<form><div id="main"><!-- 正文开始 -->
{paragraphs}
</div></form>
<ul><li><a href="/1">上一篇：社区工作总结</a></li><li><a href="/2">下一篇：学校工作总结</a></li></ul>
<div class="footer">版权所有 青禾范文网</div></body></html>""".encode(encoding)


def zipped(**members: bytes) -> bytes:
    """Return a .zip whose names are in GBK, as Windows writes them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(_InGbk(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


class _InGbk(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800
