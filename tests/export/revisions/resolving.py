"""What becomes of a Word file whose tracked changes are all accepted, or all rejected."""

import io
import zipfile
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element

_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}


def text_of(content: bytes) -> list[str]:
    """Return the text of a file without tracked changes, a line for each paragraph, cells apart."""
    return resolved(content, qn("w:del"))


def accepted(content: bytes) -> list[str]:
    return resolved(content, qn("w:del"))


def rejected(content: bytes) -> list[str]:
    return resolved(content, qn("w:ins"))


def resolved(content: bytes, gone: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    return list(_blocks(body, gone))


def _blocks(element: _Element, gone: str) -> Iterator[str]:
    carried = ""
    for one in element:
        if one.tag == qn("w:tbl"):
            assert not carried, "text runs into a table"
            carried = ""
            for row in one.findall(qn("w:tr")):
                if row.find(f"{qn('w:trPr')}/{gone}") is None:
                    yield "|row"
                    for cell in row.findall(qn("w:tc")):
                        yield "|cell"
                        yield from _blocks(cell, gone)
        elif one.tag == qn("w:p"):
            carried += "".join(_letters(one, gone))
            if one.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{gone}") is None:
                yield carried
                carried = ""
    assert not carried, "text without an end"


def _letters(element: _Element, gone: str) -> Iterator[str]:
    for one in element:
        if one.tag == gone or one.tag in (qn("w:pPr"), qn("w:rPr")):
            continue
        if one.tag in (qn("w:t"), qn("w:delText")):
            yield one.text or ""
        elif one.tag in _BREAKS and element.tag == qn("w:r"):
            yield _BREAKS[one.tag]
        else:
            yield from _letters(one, gone)
