"""The text of a web page: its blocks a line each, without what the site puts around them."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml import html as lxml_html

from bot.errors import UnreadableFile
from bot.files import plain
from bot.language.han import HAN, count_han
from bot.regex import regex
from bot.texts import corpus as texts

_MAX_TAGS = 300_000
_HEAD_BYTES = 4_096
_CHARSET = regex(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "gb_2312-80", "gb18030", "x-gbk"}
_SKIPPED = {
    "head", "script", "style", "noscript", "template", "button", "select", "textarea", "iframe", "object",
    "svg", "canvas", "video", "audio", "rt", "rp", "del",
}  # fmt: skip
_BESIDE = {"nav", "footer", "aside"}
_INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_AROUND = regex(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|foot|sidebar|share|comments?|recommend|related|"
    r"copyright|pagination|pager|banner|ads?|advert|toolbar|login|search|position|location)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = regex(r"[ \t\r\n\f\v]+")
_WIDE = f"{HAN}“”‘’《》〈〉（）【】〔〕、，。；：？！—…×"
_BREAKS_INSIDE = regex(rf"(?<=[{_WIDE}])[ \t]*[\r\n]\s*(?=[{_WIDE}])")
_DECLARATION = regex(r"^\s*<\?xml[^>]*>")
_MAIN_SHARE = 0.8
_LINKED_SHARE = 0.6
_PROSE = 40


@dataclass(frozen=True)
class _Block:
    text: str
    linked: int
    """How many of its characters are links."""
    owner: etree._Element


def read(name: str, content: bytes) -> str:
    """Return the lines of the page; raise UnreadableFile where it is no text or has too many tags."""
    text = decode(name, content)
    try:
        root = lxml_html.document_fromstring(without_declaration(text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(texts.no_chinese(name)) from error
    return "\n".join(_texts(root))


def decode(name: str, content: bytes) -> str:
    """Return the source of a page; raise UnreadableFile where it is no text or has too many tags."""
    text = plain.decode(name, content, _encodings(content))
    if text.count("<") > _MAX_TAGS:
        raise UnreadableFile(texts.body_too_large(name))
    return text


def without_declaration(text: str) -> str:
    """Return a page without the line that names its encoding: it is decoded already."""
    return _DECLARATION.sub("", text)


def _encodings(content: bytes) -> tuple[str, ...]:
    """Return what the page says of itself, then what Chinese pages are in when they do not tell the truth."""
    found = _CHARSET.search(content[:_HEAD_BYTES])
    declared = found.group(1).decode("ascii").lower() if found else "utf-8"
    try:
        encoding = "gb18030" if declared in _CHINESE else codecs.lookup(declared).name
    except LookupError:
        encoding = "utf-8"
    return encoding, "utf-8", "gb18030"


def _texts(root: etree._Element) -> Iterator[str]:
    blocks = _Collector(root).blocks
    title = _BLANKS.sub("", root.findtext(".//title") or "")
    main = _main(blocks)
    for block in blocks:
        is_title = bool(title) and title.startswith(_BLANKS.sub("", block.text))
        if is_title or _belongs(block, main):
            yield block.text


def _belongs(block: _Block, main: set[etree._Element]) -> bool:
    lineage = [block.owner, *block.owner.iterancestors()]
    if any(node.tag in _HEADINGS for node in lineage):
        return True
    if block.linked >= len(block.text) * _LINKED_SHARE:
        return False
    # Prose is kept wherever it stands: better a line too many than a paragraph lost.
    return any(node in main for node in lineage) or "。" in block.text or len(block.text) >= _PROSE


def _main(blocks: Sequence[_Block]) -> set[etree._Element]:
    """Return the innermost element that holds nearly all of the prose, as a set of one."""
    shares: Counter[etree._Element] = Counter()
    for block in blocks:
        for node in (block.owner, *block.owner.iterancestors()):
            shares[node] += len(block.text) - block.linked
    total = sum(len(block.text) - block.linked for block in blocks)
    holding = [node for node, share in shares.items() if share >= total * _MAIN_SHARE]
    return {max(holding, key=lambda node: sum(1 for _ in node.iterancestors()))} if holding else set()


class _Collector:
    """The blocks of a page in reading order."""

    def __init__(self, root: etree._Element) -> None:
        self.blocks: list[_Block] = []
        self._parts: list[str] = []
        self._linked = 0
        self._han = count_han(_all_text(root))
        self._take(root, is_link=False, is_pre=False)

    def _take(self, node: etree._Element, is_link: bool, is_pre: bool) -> None:
        if not isinstance(node.tag, str) or node.tag in _SKIPPED or self._is_around(node):
            return
        if node.tag == "table" and _is_of_data(node):
            self._take_rows(node)
            return
        is_block = node.tag not in _INLINE
        if is_block:
            self._flush(node.getparent())
        is_link = is_link or (node.tag == "a" and node.get("href") is not None)
        is_pre = is_pre or node.tag == "pre"
        self._say(node, node.text, is_link, is_pre)
        for child in node:
            self._take(child, is_link, is_pre)
            self._say(node, child.tail, is_link, is_pre)
        if is_block:
            self._flush(node)

    def _take_rows(self, table: etree._Element) -> None:
        """Take each row of a table as a line, with a tab between its cells."""
        self._flush(table.getparent())
        for row in table.iter("tr", "caption"):
            cells = [_BLANKS.sub(" ", _all_text(cell)).strip() for cell in _cells(row)] or [
                _all_text(row).strip()
            ]
            if any(cells):
                linked = sum(len(_all_text(link).strip()) for link in row.iter("a"))
                self.blocks.append(_Block("\t".join(cells), linked, row))

    def _is_around(self, node: etree._Element) -> bool:
        names = f"{node.get('class', '')} {node.get('id', '')}"
        is_hidden = node.get("hidden") is not None or _HIDDEN.search(node.get("style", ""))
        if node.tag not in _BESIDE and not is_hidden and not _AROUND.search(names):
            return False
        # What a site calls its containers proves nothing about the one that holds the article.
        return count_han(_all_text(node)) < self._han / 2

    def _say(self, owner: etree._Element, text: str | None, is_link: bool, is_pre: bool) -> None:
        for n, line in enumerate((text or "").split("\n") if is_pre else [text or ""]):
            if n:
                self._flush(owner)
            self._parts.append(line)
            self._linked += len(line.strip()) if is_link else 0

    def _flush(self, owner: etree._Element | None) -> None:
        text = _BLANKS.sub(" ", _BREAKS_INSIDE.sub("", "".join(self._parts))).strip()
        if text and owner is not None:
            self.blocks.append(_Block(text, self._linked, owner))
        self._parts, self._linked = [], 0


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _is_of_data(table: etree._Element) -> bool:
    """Return whether a table shows data: a grid of short cells; others only lay out a page."""
    rows = [cells for cells in map(_cells, table.iter("tr")) if cells]
    wide = sum(len(cells) > 1 for cells in rows)
    nested = next(table.iterdescendants("table"), None) is not None
    if nested or wide < _LEAST_ROWS or wide * 2 < len(rows):
        return False
    return all(len(_all_text(cell)) <= _LONGEST_CELL for cells in rows for cell in cells)


_LEAST_ROWS, _LONGEST_CELL = 2, 200


def _all_text(node: etree._Element) -> str:
    return "".join(map(str, node.itertext()))
