"""What a file holds beside its text: no reader shows it, and a classification mark may stand there."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress

from lxml import etree
from lxml import html as lxml_html

from bot.files import gate, html
from bot.regex import regex

_XML = (".xml", ".vml")
_PACKAGES = (".docx", ".xlsx", ".pptx", ".docm", ".xlsm")
_RELATIONS = ".rels"
_PROPERTIES = "docProps/"
# Numbers, styles and settings hold nothing that somebody wrote: options of a list are no mark.
_WORDLESS = regex(
    r"(?:^|/)(?:styles|numbering|settings|fontTable|webSettings|theme\d*|stylesWithEffects)\.xml$"
)
_LINE_ENDS = frozenset(("p", "br", "cr", "tab", "si", "is", "c", "row", "tr", "tc", "property"))
# The words of a watermark, what is told of a picture.
_TOLD = frozenset(("string", "descr", "title", "alt", "content", "value", "placeholder", "summary"))
# What may be chosen is not what was chosen.
_CHOICES = frozenset(("listItem", "dropDownList", "comboBox", "option"))
_LISTED = regex("[;；,，]")
_MARKUP = regex(r"<!--|-->|[*_#>|`~]+")
_INLINE = frozenset(("span", "b", "i", "u", "em", "strong", "font", "a", "sup", "sub", "small", "mark"))


def of_word(name: str, content: bytes) -> str:
    """Return the words of all parts of a .docx, a line for each paragraph; raise UnreadableFile."""
    with gate.open_word_package(name, content) as package:
        return "\n".join(_package_lines(package, deep=True))


def of_workbook(name: str, content: bytes) -> str:
    """Return the words of all parts of a .xlsx, hidden sheets too; raise UnreadableFile."""
    with gate.open_workbook(name, content) as package:
        return "\n".join(_package_lines(package, deep=True))


def of_page(name: str, content: bytes) -> str:
    """Return all that a web page holds, what it hides and what is told of it as well."""
    text = html.decode(name, content)
    with suppress(etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "\n".join(_lines(lxml_html.document_fromstring(html.without_declaration(text)), _INLINE))
    return text


def of_markdown(text: str) -> str:
    """Return a text with a line break for each of its marks of layout."""
    return _MARKUP.sub("\n", text)


def _package_lines(package: zipfile.ZipFile, *, deep: bool) -> Iterator[str]:
    for entry in package.infolist():
        path = entry.filename
        holds_words = path.lower().endswith(_XML) or (
            not path.endswith(_RELATIONS) and gate.is_markup(package, entry)
        )
        if holds_words and not _WORDLESS.search(path):
            yield from _part_lines(path, gate.member(package, entry))
        elif deep and path.lower().endswith(_PACKAGES):
            with suppress(zipfile.BadZipFile), _inner_package(package, entry) as inner:
                yield from _package_lines(inner, deep=False)


def _inner_package(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(gate.member(package, entry)))


def _part_lines(path: str, content: bytes) -> Iterator[str]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    # What is no XML is refused by who reads it, or read by nobody.
    root = None
    with suppress(etree.XMLSyntaxError):
        root = etree.fromstring(content, parser)
    if root is None:
        return
    if not path.startswith(_PROPERTIES):
        yield from _lines(root, None)
        return
    for element in root:
        words = "".join(map(str, element.itertext())).strip()
        yield from _LISTED.split(words)
        yield f"{element.get('name', '')}：{words}"


def _told(element: etree._Element) -> Iterator[str]:
    """Yield what is told in attributes; asked for by name, since an element may have any number of others."""
    yield from (value for name in _TOLD if (value := element.get(name)))


def _lines(root: etree._Element, inline: frozenset[str] | None) -> Iterator[str]:
    """Yield what stands in a tree; without names of what stands in a line, Word's ends of lines count."""
    words: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        kind = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        ends = kind in _LINE_ENDS if inline is None else kind not in inline
        if event == "start":
            if element.attrib and kind not in _CHOICES:
                yield from _told(element)
            words.append(element.text or "")
        elif event == "comment":
            yield element.text or ""
        if ends:
            yield "".join(words)
            words.clear()
        if event != "start":
            words.append(element.tail or "")
    yield "".join(words)
