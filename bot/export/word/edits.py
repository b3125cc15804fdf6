"""Small changes inside an existing .docx: each in the run it stands in, everything else as it was."""

import io
from collections.abc import Iterator, Sequence

from docx import Document
from docx.oxml.ns import qn
from lxml.etree import _Element

from bot.domain.finding import Finding

# A text box stands in mc:Choice and again in mc:Fallback.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), _FALLBACK, qn("w:pPr"), qn("w:rPr"), qn("w:rt")}
Character = tuple[str, _Element | None]
"""A character, and the text element it stands in; `None` for a break."""


def repair_docx(content: bytes, text: str, fixes: Sequence[Finding]) -> tuple[bytes, int]:
    """Return the file with the fixes made, and how many could be.

    `text` is what was read from the file, and the fixes lie in it. One that touches an automatic number or
    would break a paragraph is left alone. The file must have passed the gate.
    """
    document = Document(io.BytesIO(content))
    at = done = 0
    for paragraph in _paragraphs(document.element.body):
        letters = list(_characters(paragraph))
        words = "".join(letter for letter, _ in letters)
        start = text.find(words, at)
        if not words.strip() or start < 0:
            continue
        at = start + len(words)
        done += _repair(letters, start, [f for f in fixes if start <= f.start and f.end <= at])
    written = io.BytesIO()
    document.save(written)
    return written.getvalue(), done


def _paragraphs(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == qn("w:p"):
            yield child
        if child.tag not in _SKIPPED:
            yield from _paragraphs(child)


def _is_invisible(element: _Element) -> bool:
    vanish = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")


def _characters(element: _Element) -> Iterator[Character]:
    """Yield the characters of a paragraph, without those of text boxes inside it."""
    for child in element:
        if child.tag == qn("w:t"):
            yield from ((letter, child) for letter in child.text or "")
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], None
        elif child.tag != qn("w:p") and child.tag not in _SKIPPED and not _is_invisible(child):
            yield from _characters(child)


def _repair(letters: list[Character], start: int, fixes: Sequence[Finding]) -> int:
    done = 0
    for fix in fixes:
        span = range(fix.start - start, fix.end - start)
        if not span or "\n" in fix.fix.replacement or any(letters[n][1] is None for n in span):
            continue
        for n in span:
            letters[n] = (fix.fix.replacement if n == span[0] else "", letters[n][1])
        done += 1
    if done:
        _rewrite(letters)
    return done


def _rewrite(letters: list[Character]) -> None:
    words: dict[_Element, str] = {}
    for letter, element in letters:
        if element is not None:
            words[element] = words.get(element, "") + letter
    for element, text in words.items():
        element.text = text
        if text != text.strip():
            element.set(qn("xml:space"), "preserve")
