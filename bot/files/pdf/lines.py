"""A process of its own: a PDF on standard input, its lines and their places as JSON on standard output.

Behind the lines, which are lists, follows what no page prints, as strings.

A parser of untrusted bytes that is written in C gets no share in the bot: here it can only lose itself. So
nothing of the bot is imported.
"""

import ctypes
import json
import sys
from collections.abc import Iterator
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

_MAX_PAGES = 2_000
_MAX_CHARACTERS = 5_000_000
_MAX_MEMORY = 1 << 30
_MAX_SECONDS = 60
_MAX_ENTRIES, _MAX_TOLD = 2_000, 10_000
# What pdfium puts for a hyphen at the end of a line.
_HYPHENS = {0x2: 0x2D, 0xFFFE: 0x2D}
_WIDE = "\u2000"
_MEASURED = 9
_LEAST_ROWS, _WIDE_GAP = 2, 3
_MOST_RULED, _LEAST_ACROSS, _LEAST_DOWN = 300, 3, 2
_LONG, _HIGH, _THIN = 20.0, 8.0, 3.0

_Line = tuple[float, str, float, float, float, float]


def main(content: bytes) -> None:
    """Print page, its width, text, left, right, baseline, em of each line; or exit with a word on why not."""
    _limit()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        sys.exit("encrypted" if error.err_code == pdfium.FPDF_ERR_PASSWORD else "broken")
    if len(document) > _MAX_PAGES:
        sys.exit("too long")
    remaining = _MAX_CHARACTERS
    rows: list[float] = []
    for number in range(len(document)):
        for line in _lines(document, number, rows):
            remaining -= len(line[1])
            if remaining < 0:
                sys.exit("too long")
            sys.stdout.write(json.dumps([number, *line]) + "\n")
    if len(rows) >= _LEAST_ROWS or any(
        _is_ruled(document, number) for number in range(min(len(document), _MOST_RULED))
    ):
        sys.stdout.write(json.dumps({"tables": True}) + "\n")
    for words in _texts_off_page(document):
        sys.stdout.write(json.dumps(words[:_MAX_TOLD]) + "\n")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MAX_MEMORY, _MAX_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_MAX_SECONDS, _MAX_SECONDS))


def _texts_off_page(document: pypdfium2.PdfDocument) -> Iterator[str]:
    """Yield what no page prints: the properties, the outline, and the notes and fields on the pages."""
    for value in document.get_metadata_dict(skip_empty=True).values():
        yield from value.replace(",", ";").split(";")
    for mark in islice(document.get_toc(), _MAX_ENTRIES):
        yield mark.get_title()
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            continue
        for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MAX_ENTRIES)):
            annotation = pdfium.FPDFPage_GetAnnot(page, at)
            yield from (_string(annotation, key) for key in (b"Contents", b"V", b"Subj"))
            pdfium.FPDFPage_CloseAnnot(annotation)
        page.close()


def _is_ruled(document: pypdfium2.PdfDocument, number: int) -> bool:
    """Return whether rules cross on a page, as those of a table do."""
    across = down = 0
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return False
    for thing in islice(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3), _MAX_ENTRIES):
        left, bottom, right, top = thing.get_bounds()
        across += right - left > _LONG and top - bottom < _THIN
        down += top - bottom > _HIGH and right - left < _THIN
    page.close()
    return across >= _LEAST_ACROSS and down >= _LEAST_DOWN


def _string(annotation: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _lines(document: pypdfium2.PdfDocument, number: int, rows: list[float]) -> Iterator[_Line]:
    """Yield the lines of a page; enter those into `rows` that have cells."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        # One torn page does not take the others away.
        return
    width = page.get_width()
    line: list[tuple[int, str]] = []
    for index in range(text.count_chars()):
        c = pdfium.FPDFText_GetUnicode(text, index)
        if c in (0xA, 0xD):
            yield from _positions(text, line, width)
            rows += [width] * _has_cells(text, line)
            line = []
        elif c:
            line.append((index, chr(_HYPHENS.get(c, c))))
    yield from _positions(text, line, width)
    rows += [width] * _has_cells(text, line)
    text.close()
    page.close()


def _positions(text: pypdfium2.PdfTextPage, line: list[tuple[int, str]], width: float) -> Iterator[_Line]:
    seen = [index for index, c in line if not c.isspace()]
    if seen:
        first, last = _box(text, seen[0]), _box(text, seen[-1])
        words = "".join(c for at, (_, c) in enumerate(line) if not _is_mere_gap(text, line, at)).strip()
        yield width, words, first.left, last.right, _baseline(text, seen[0]), _em(text, line)


def _is_mere_gap(text: pypdfium2.PdfTextPage, line: list[tuple[int, str]], at: int) -> bool:
    """Whether the blank is pdfium's own, put where Chinese meets other letters or glyphs stand apart."""
    index, c = line[at]
    if c != " " or not 0 < at < len(line) - 1 or pdfium.FPDFText_IsGenerated(text, index) != 1:
        return False
    (before, left), (after, right) = line[at - 1], line[at + 1]
    if left < _WIDE and right < _WIDE:
        return False
    one, other = _box(text, before), _box(text, after)
    return bool(other.left - one.right < one.top - one.bottom)


def _has_cells(text: pypdfium2.PdfTextPage, line: list[tuple[int, str]]) -> bool:
    """Return whether words of a line stand so far apart as only the cells of a table do, and sign no name."""
    if any(c in "，。；：" for _, c in line):
        return False
    for at in range(1, len(line) - 1):
        if line[at][1] == " " and line[at + 1][1] != " ":
            one, other = _box(text, line[at - 1][0]), _box(text, line[at + 1][0])
            if other.left - one.right > _WIDE_GAP * (one.top - one.bottom):
                return True
    return False


def _box(text: pypdfium2.PdfTextPage, index: int) -> pdfium.FS_RECTF:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return box


def _baseline(text: pypdfium2.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    return y.value


def _em(text: pypdfium2.PdfTextPage, line: list[tuple[int, str]]) -> float:
    """Return the width of a Chinese character of the line, 0 where it has none."""
    found = islice((index for index, c in line if "\u4e00" <= c <= "\u9fff"), _MEASURED)
    widths = sorted(box.right - box.left for box in (_box(text, index) for index in found))
    return float(widths[len(widths) // 2]) if widths else 0


if __name__ == "__main__":
    main(sys.stdin.buffer.read())
