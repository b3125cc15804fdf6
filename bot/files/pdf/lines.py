"""A process of its own: a PDF on standard input, its lines and their places as JSON on standard output.

Lines are lists; the rules on a page, which part the cells of tables, are a dictionary before its lines;
behind all pages follows what no page prints, as strings. What a rule down the page parts is no one line.

A parser of untrusted bytes that is written in C gets no share in the bot: here it can only lose itself. So
nothing of the bot is imported.
"""

import ctypes
import json
import sys
from bisect import bisect_left
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
_WIDE_GAP = 3
_MOST_RULES_OF_PAGE, _MOST_RULES, _MOST_SEGMENTS = 4_000, 100_000, 200
_SHORT, _THIN, _SLANT = 5.0, 3.0, 1.0

_Line = tuple[float, str, float, float, float, float, bool]
_Rule = tuple[float, float, float, float]
_Characters = list[tuple[int, str]]


def main(content: bytes) -> None:
    """Print page, its width, text, left, right, baseline, em of each line, and whether it has cells.

    Or exit with a word on why not.
    """
    _limit()
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        sys.exit("encrypted" if error.err_code == pdfium.FPDF_ERR_PASSWORD else "broken")
    if len(document) > _MAX_PAGES:
        sys.exit("too long")
    remaining, room = _MAX_CHARACTERS, _MOST_RULES
    for number in range(len(document)):
        rules = list(_rules(document, number)) if room > 0 else []
        room -= len(rules)
        if rules:
            sys.stdout.write(json.dumps({"page": number, "rules": rules}) + "\n")
        for line in _lines(document, number, rules):
            remaining -= len(line[1])
            if remaining < 0:
                sys.exit("too long")
            sys.stdout.write(json.dumps([number, *line]) + "\n")
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


def _rules(document: pypdfium2.PdfDocument, number: int) -> Iterator[_Rule]:
    """Yield left, bottom, right and top of the rules that are drawn on a page along its edges."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return
    found = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    drawn = (rule for thing in islice(found, _MOST_RULES_OF_PAGE) for rule in _rules_of(thing))
    yield from islice(drawn, _MOST_RULES_OF_PAGE)
    page.close()


def _rules_of(thing: pypdfium2.PdfObject) -> Iterator[_Rule]:
    """Yield the rules that a path draws: itself where it is thin, else its straight strokes."""
    left, bottom, right, top = thing.get_bounds()
    if min(right - left, top - bottom) < _THIN:
        if max(right - left, top - bottom) > _SHORT:
            yield left, bottom, right, top
        return
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(thing.raw, ctypes.byref(filled), ctypes.byref(stroked))
    if not stroked.value:
        return
    for (one, other), (across, up) in _strokes(thing):
        rule = min(one, across), min(other, up), max(one, across), max(other, up)
        wide, high = rule[2] - rule[0], rule[3] - rule[1]
        if min(wide, high) < _SLANT and max(wide, high) > _SHORT:
            yield rule


def _strokes(thing: pypdfium2.PdfObject) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield where each straight stroke of a path begins and ends on its page."""
    matrix = thing.get_matrix()
    start = here = (0.0, 0.0)
    for n in range(min(pdfium.FPDFPath_CountSegments(thing.raw), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(thing.raw, n)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        there = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = there
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield here, there
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield there, start
        here = there


def _string(annotation: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        annotation, key, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _lines(document: pypdfium2.PdfDocument, number: int, rules: list[_Rule]) -> Iterator[_Line]:
    """Yield the lines of a page."""
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        # One torn page does not take the others away.
        return
    width = page.get_width()
    walls = sorted((rule[0], rule[1], rule[3]) for rule in rules if rule[3] - rule[1] > rule[2] - rule[0])
    for printed in _printed(text):
        for line in _between(text, printed, walls) if walls else (printed,):
            yield from _positions(text, line, width)
    text.close()
    page.close()


def _printed(text: pypdfium2.PdfTextPage) -> Iterator[_Characters]:
    """Yield the characters of each line, with their places in the text."""
    line: _Characters = []
    for index in range(text.count_chars()):
        c = pdfium.FPDFText_GetUnicode(text, index)
        if c in (0xA, 0xD):
            yield line
            line = []
        elif c:
            line.append((index, chr(_HYPHENS.get(c, c))))
    yield line


def _between(
    text: pypdfium2.PdfTextPage, line: _Characters, walls: list[tuple[float, float, float]]
) -> Iterator[_Characters]:
    """Yield the pieces of a line that no rule down the page parts."""
    piece: _Characters = []
    right = 0.0
    for index, c in line:
        if not c.isspace():
            box = _box(text, index)
            if piece and _has_wall(walls, right, box):
                yield piece
                piece = []
            right = box.right
        piece.append((index, c))
    yield piece


def _has_wall(walls: list[tuple[float, float, float]], right: float, box: pdfium.FS_RECTF) -> bool:
    """Return whether a rule stands between where a character ends and the next one begins."""
    height, left = (box.bottom + box.top) / 2, box.left
    first = bisect_left(walls, (min(right, left) - 1.0,))
    last = bisect_left(walls, (max(right, left) + 1.0,))
    return any(bottom <= height <= top for _, bottom, top in islice(walls, first, last))


def _positions(text: pypdfium2.PdfTextPage, line: _Characters, width: float) -> Iterator[_Line]:
    seen = [index for index, c in line if not c.isspace()]
    if seen:
        first, last = _box(text, seen[0]), _box(text, seen[-1])
        words = "".join(c for at, (_, c) in enumerate(line) if not _is_mere_gap(text, line, at)).strip()
        place = (first.left, last.right, _baseline(text, seen[0]), _em(text, line))
        yield (width, words, *place, _has_cells(text, line))


def _is_mere_gap(text: pypdfium2.PdfTextPage, line: _Characters, at: int) -> bool:
    """Whether the blank is pdfium's own, put where Chinese meets other letters or glyphs stand apart."""
    index, c = line[at]
    if c != " " or not 0 < at < len(line) - 1 or pdfium.FPDFText_IsGenerated(text, index) != 1:
        return False
    (before, left), (after, right) = line[at - 1], line[at + 1]
    if left < _WIDE and right < _WIDE:
        return False
    one, other = _box(text, before), _box(text, after)
    return bool(other.left - one.right < one.top - one.bottom)


def _has_cells(text: pypdfium2.PdfTextPage, line: _Characters) -> bool:
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


def _em(text: pypdfium2.PdfTextPage, line: _Characters) -> float:
    """Return the width of a Chinese character of the line, 0 where it has none."""
    found = islice((index for index, c in line if "\u4e00" <= c <= "\u9fff"), _MEASURED)
    widths = sorted(box.right - box.left for box in (_box(text, index) for index in found))
    return float(widths[len(widths) // 2]) if widths else 0


if __name__ == "__main__":
    main(sys.stdin.buffer.read())
