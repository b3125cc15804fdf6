"""Markdown as models and web pages give it, by CommonMark's rules: a line for each line that it shows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.story import Line, Loss, Note, Story
from bot.domain.table import Cell, Row, Table
from bot.domain.words import PLAIN, Look, Span, Thing, Words, plain_words
from bot.language.document.headings import heading_number
from bot.regex import regex

_BULLET = "●"
_TASK = regex(r"\[([ xX])\]\s+")
_DEFINED = regex(r"^\[\^([^\]\s]{1,20})\]:[ \t]*(.+(?:\n(?: {2,}|\t).+)*)$", re.MULTILINE)
_MARKS = regex(
    r"\[\^(?P<note>[^\]\s]{1,20})\]|(?<=\w)\^(?P<raised>[\w+-]{1,8})\^|(?<=\w)~(?P<lowered>[\w+-]{1,8})~(?!~)"
)
_TAG = regex(r"<(/?)\s*([A-Za-z][A-Za-z0-9]*)[^<>]*>|<!--.*?-->", re.DOTALL)
_BLOCK_TAGS = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "center", "td"))
_VERTICAL = {"sup": "superscript", "sub": "subscript"}
_SAFE = regex(r"(?i)(?:https?://|mailto:)\S+")
_STOPS = "。；：:！？，"
_LONGEST_HEADING = 40
_PLACE = 16


def markdown_story(text: str) -> Story:
    """Return what the text shows: its marks become headings, looks, lists, tables and notes."""
    defined: dict[str, str] = {}

    def keep(found: re.Match[str]) -> str:
        defined[found[1]] = " ".join(found[2].split())
        return ""

    reader = _Reader(defined)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "reference"])
    parts = tuple(reader.parts(parser.parse(_DEFINED.sub(keep, text))))
    return Story(parts, tuple(reader.notes), tuple(reader.losses))


@dataclass
class _List:
    """A list that is open."""

    ordered: bool
    number: int = 1
    mark: str = "."


@dataclass
class _Reader:
    defined: dict[str, str]
    notes: list[Note] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _item: str = ""
    """What stands before the next line: the number or the bullet of its item."""
    _before: str = ""

    def parts(self, tokens: Sequence[Token]) -> Iterator[Line | Table]:
        n = 0
        while n < len(tokens):
            token = tokens[n]
            if token.type == "table_open":
                end = next(m for m in range(n, len(tokens)) if tokens[m].type == "table_close")
                yield self._table(tokens[n:end])
                n = end
            elif token.type == "heading_open":
                yield from self._heading(token, tokens[n + 1])
                n += 1
            else:
                yield from self._block(token)
            n += 1

    def _block(self, token: Token) -> Iterator[Line]:
        match token.type:
            case "inline":
                yield from self._paragraph(token)
            case "ordered_list_open":
                self._lists.append(_List(True, int(token.attrGet("start") or 1), token.markup or "."))
            case "bullet_list_open":
                self._lists.append(_List(False))
            case "ordered_list_close" | "bullet_list_close":
                self._lists.pop()
            case "list_item_open":
                self._open_item(token)
            case "fence" | "code_block":
                yield from (self._line(plain_words(line), "item") for line in token.content.splitlines())
            case "html_block":
                yield from self._html(token.content)

    def _open_item(self, token: Token) -> None:
        own = self._lists[-1]
        self._item = f"{own.number}{token.markup or own.mark} " if own.ordered else _BULLET
        own.number += 1

    def _heading(self, opening: Token, inline: Token) -> Iterator[Line]:
        lines = list(self._lines(inline))
        # A rule below a line makes a heading of it by accident, where the line is a sentence or a date.
        by_accident = opening.markup in "-=" and (
            len(lines) > 1 or lines[0].text[-1:] in _STOPS or len(lines[0].text) > _LONGEST_HEADING
            or re.search(r"\d日$", lines[0].text)
        )  # fmt: skip
        for words in lines:
            yield Line(words) if by_accident else Line(words.without_bold(), "heading", int(opening.tag[1]))
            self._before = words.text

    def _paragraph(self, inline: Token) -> Iterator[Line]:
        for words in self._lines(inline):
            yield self._line(_without_leading_bold(words))

    def _line(self, words: Words, told: str = "") -> Line:
        lead, self._item = self._item, ""
        task = _TASK.match(words.text)
        if lead == _BULLET and task:
            box = "☐" if task[1] == " " else "☑"
            words = Words((Span(box), *words.part(task.end(), len(words.text)).spans))
            lead = ""
        if lead == _BULLET and heading_number(words.text):
            lead = ""
        self._before = words.text or self._before
        if lead == _BULLET:
            return Line(words, told, bullet=lead)
        return Line(Words((Span(lead), *words.spans)) if lead else words, told)

    def _html(self, content: str) -> Iterator[Line]:
        lines = [[Span("")]]
        look = PLAIN
        at = 0
        for tag in [*_TAG.finditer(content), None]:
            text = unescape(content[at : tag.start() if tag else len(content)])
            for n, piece in enumerate(text.split("\n")):
                if n:
                    lines.append([])
                lines[-1].append(Span(piece, look))
            if tag is None:
                break
            at = tag.end()
            name = (tag[2] or "").lower()
            if name in _BLOCK_TAGS:
                lines.append([])
            look = _changed(look, name, bool(tag[1]))
        for spans in lines:
            if (words := Words(tuple(spans)).stripped()).text:
                yield self._line(words)

    # -- within a line ------------------------------------------------------------------------------------

    def _lines(self, inline: Token) -> Iterator[Words]:
        """Yield the lines of a paragraph: offices and models write a line for each."""
        spans: list[Span] = []
        look = PLAIN
        for token in inline.children or ():
            if token.type in ("softbreak", "hardbreak"):
                yield Words(tuple(spans)).stripped()
                spans = []
                continue
            if token.type == "html_inline" and _is_break(token.content):
                yield Words(tuple(spans)).stripped()
                spans = []
                continue
            look = self._token(token, look, spans)
        yield Words(tuple(spans)).stripped()

    def _token(self, token: Token, look: Look, spans: list[Span]) -> Look:
        """Add what a token shows to the spans; return the look behind it."""
        kind = token.type
        if kind in ("text", "code_inline"):
            spans += self._marked(token.content, look) if kind == "text" else [Span(token.content, look)]
        elif kind == "image":
            name = str(token.attrGet("src") or "")
            self.losses.append(Loss("picture", (self._before or "")[-_PLACE:], name or token.content))
        elif kind == "link_open":
            address = str(token.attrGet("href") or "")
            return replace(look, link=address) if _SAFE.fullmatch(address) else look
        elif kind == "link_close":
            return replace(look, link="")
        elif kind == "html_inline":
            found = _TAG.fullmatch(token.content)
            return _changed(look, (found[2] or "").lower(), bool(found[1])) if found else look
        else:
            return _changed(look, kind.partition("_")[0], kind.endswith("_close"))
        return look

    def _marked(self, text: str, look: Look) -> list[Span]:
        """Return a text with its notes, and with what is raised or lowered by ^ and ~."""
        spans, at = [], 0
        for found in _MARKS.finditer(text):
            made = self._mark(found, look)
            if made is None:
                continue
            spans += [Span(text[at : found.start()], look), made]
            at = found.end()
        return [*spans, Span(text[at:], look)]

    def _mark(self, found: re.Match[str], look: Look) -> Span | None:
        if found["note"]:
            if found["note"] not in self.defined:
                return None
            number = len(self.notes) + 1
            self.notes.append(Note("footnote", number, (plain_words(self.defined[found["note"]]),)))
            return Span("", PLAIN, Thing("note", f'<w:footnoteReference w:id="{number}"/>'))
        raised = found["raised"]
        vertical = "superscript" if raised else "subscript"
        return Span(raised or found["lowered"], replace(look, vertical=vertical))

    # -- tables -------------------------------------------------------------------------------------------

    def _table(self, tokens: Sequence[Token]) -> Table:
        rows: list[list[Cell]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(Cell(tuple(words.without_bold() for words in self._lines(token))))
        return Table(tuple(Row(tuple(cells)) for cells in rows))


def _is_break(tag: str) -> bool:
    found = _TAG.fullmatch(tag)
    return found is not None and (found[2] or "").lower() == "br"


def _changed(look: Look, name: str, closed: bool) -> Look:
    """Return a look behind a mark that opens or closes."""
    match name:
        case "strong" | "b":
            return replace(look, bold=not closed)
        case "s" | "del" | "strike":
            return replace(look, strike=not closed)
        case "u":
            return replace(look, underline="" if closed else "single")
        case "sup" | "sub":
            return replace(look, vertical="" if closed else _VERTICAL[name])
    return look


def _without_leading_bold(words: Words) -> Words:
    """Return a line without the weight of what leads it, or of all of it: models set every lead-in bold."""
    lead = next((n for n, span in enumerate(words.spans) if span.text.strip() and not span.look.bold), None)
    if lead is None:
        return words.without_bold()
    number = heading_number(words.text)
    first = words.spans[:lead] or words.spans[: 2 if number else 0]
    return Words((*Words(first).without_bold().spans, *words.spans[len(first) :]))
