"""The text itself as paragraphs of the Word file: which style each has, and what stands between them."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from bot.config import Layout
from bot.domain.table import Table
from bot.export.sheet.sheet import Block, Kind
from bot.export.word import styles
from bot.export.word.measures import Measures
from bot.export.word.oxml import TAB, indents, paragraph, run, special
from bot.export.word.parts import signature
from bot.export.word.parts.enclosures import hanging
from bot.export.word.parts.tables import table_xml
from bot.export.word.runs import holds_drawing, runs_xml
from bot.language.characters import width

_STYLES = {
    Kind.TITLE: styles.TITLE,
    Kind.SUBTITLE: styles.SUBTITLE,
    Kind.ADDRESSEE: styles.ADDRESSEE,
    Kind.BODY: styles.BODY,
    Kind.NOTE: styles.NOTE,
    Kind.ANNEX: styles.ANNEX,
    Kind.ANNEX_TITLE: styles.ANNEX_TITLE,
    Kind.SIGNATURE: styles.SIGNATURE,
    Kind.DATE: styles.DATE,
    Kind.FIGURE: styles.NORMAL,
    Kind.CAPTION: styles.NORMAL,
    Kind.CONTENTS: styles.NORMAL,
    Kind.LABEL: styles.LABEL,
    Kind.ATTENDANCE: styles.BODY,
}
_INDENT = 2
"""Characters before the first of a paragraph."""
_TITLES = (Kind.TITLE, Kind.SUBTITLE, Kind.ANNEX_TITLE)
_CLOSING = (Kind.SIGNATURE, Kind.DATE)
_EMPTY = paragraph(styles.NORMAL)
_TOGETHER, _NEW_PAGE = "<w:keepNext/>", "<w:pageBreakBefore/>"
_EMPTY_TOGETHER = paragraph(styles.NORMAL, "", _TOGETHER)
_CENTRED = '<w:jc w:val="center"/>'
# In a line of fixed height only a strip of a picture would be seen.
_HIGH_LINE = '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/>'
_CONTENTS = "".join(
    map(
        special,
        (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> TOC \\o "1-2" \\u </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
        ),
    )
)
_CONTENTS_END = special('<w:fldChar w:fldCharType="end"/>')

Content = Sequence[Block | Table]


def text_lines(content: Content, layout: Layout, measures: Measures) -> str:
    """Return the paragraphs and tables, with the empty lines that the standard puts between them."""
    parts = [(kind, list(group)) for kind, group in groupby(content, group_of)]
    lines: list[str] = []
    for (before, _), (kind, group), (after, _) in _neighbours(parts):
        lines.append(_space(before, kind, group, layout))
        lines += _lines(kind, group, after, layout, measures)
    return "".join(lines)


def group_of(part: Block | Table) -> str:
    """Return what is set together: all titles, the whole statement of annexes, signature and date."""
    if isinstance(part, Table):
        return "table"
    if part.kind in _CLOSING:
        return "closing"
    return "titles" if part.kind in _TITLES else part.kind.value


def _neighbours(
    parts: Sequence[tuple[str, list[Block | Table]]],
) -> Iterator[tuple[tuple[str, list[Block | Table]], ...]]:
    none: tuple[str, list[Block | Table]] = ("", [])
    for (before, part), (_, after) in zip(pairwise((none, *parts)), pairwise((*parts, none)), strict=True):
        yield before, part, after


def empty_lines(before: str, kind: str, group: Content, layout: Layout) -> int:
    """Return how many empty lines stand before what is set together, behind what was."""
    if kind == "closing":
        return signature.gap(_signers(group), layout.seal)
    divided = kind in (Kind.ENCLOSURE, Kind.ATTENDANCE) or before == "titles"
    return int(bool(before) and (divided or (before, kind) == (Kind.ANNEX, "titles")))


def _space(before: str, kind: str, group: Content, layout: Layout) -> str:
    empty = _EMPTY_TOGETHER if kind == "closing" else _EMPTY
    return empty_lines(before, kind, group, layout) * empty


def _lines(
    kind: str, group: Sequence[Block | Table], after: str, layout: Layout, measures: Measures
) -> Iterator[str]:
    blocks = [part for part in group if isinstance(part, Block)]
    if kind == "table":
        yield _EMPTY.join(table_xml(t, measures.width) for t in group if isinstance(t, Table))
        yield "" if after else _EMPTY
    elif kind == "closing":
        yield from _closing(blocks, layout.seal, measures)
    elif kind == Kind.ENCLOSURE:
        yield from _enclosures(blocks, measures, after == "closing")
    elif kind == Kind.ATTENDANCE:
        yield from (_attendance(block, measures) for block in blocks)
    elif kind == Kind.CONTENTS:
        yield from _contents(blocks, measures)
    else:
        # A page with nothing but the signature is not allowed (7.3.5.5): the last paragraph goes with it.
        last = len(blocks) - 1 if after == "closing" else len(blocks)
        yield from (
            _paragraph(block, _TOGETHER if _goes_along(block, n == last) else "", measures)
            for n, block in enumerate(blocks)
        )


def _goes_along(block: Block, last: bool) -> bool:
    """Return whether a paragraph stays on the page of what follows it: a figure on that of its caption."""
    return last or (block.kind is Kind.FIGURE)


def _paragraph(block: Block, keep: str, measures: Measures) -> str:
    heading = block.kind is Kind.HEADING
    style = styles.HEADINGS[block.level] if heading else _STYLES[block.kind]
    inner = runs_xml(block.runs, measures.width, inline=block.kind is Kind.BODY)
    high = _HIGH_LINE if holds_drawing(block.runs) else ""
    middle = _CENTRED if block.kind in (Kind.FIGURE, Kind.CAPTION) else ""
    return paragraph(style, inner, keep + (_NEW_PAGE if block.opens_page else "") + high + middle)


def _contents(blocks: Sequence[Block], measures: Measures) -> Iterator[str]:
    """Yield the lines of the table of contents as the field that Word brings up to date."""
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{measures.width}"/></w:tabs>'
    for n, block in enumerate(blocks):
        words, _, number = block.text.rpartition(" ")
        line = (
            run(words) + TAB + run(number)
            if words and number.isalnum()
            else runs_xml(block.runs, measures.width)
        )
        begins = _CONTENTS if n == 0 else ""
        ends = _CONTENTS_END if n == len(blocks) - 1 else ""
        yield paragraph(styles.NORMAL, begins + line + ends, stop)


def _enclosures(blocks: Sequence[Block], measures: Measures, together: bool) -> Iterator[str]:
    for block, (left, own) in zip(blocks, hanging([b.text for b in blocks]), strict=True):
        keep = _TOGETHER if together and block is blocks[-1] else ""
        sides = indents(measures.character, left=left, hanging=own)
        yield paragraph(styles.ENCLOSURE, runs_xml(block.runs, measures.width), keep + sides)


def _attendance(block: Block, measures: Measures) -> str:
    """Return who attended, the names hanging behind the label."""
    label = width(block.runs[0].text)
    sides = indents(measures.character, left=_INDENT + label, hanging=label)
    return paragraph(styles.BODY, runs_xml(block.runs, measures.width), sides)


def _signers(group: Sequence[Block | Table]) -> list[str]:
    return [part.text for part in group if isinstance(part, Block) and part.kind is Kind.SIGNATURE]


def _closing(blocks: Sequence[Block], seal: bool, measures: Measures) -> Iterator[str]:
    signers = [block for block in blocks if block.kind is Kind.SIGNATURE]
    dates = [block for block in blocks if block.kind is Kind.DATE]
    own, day = signature.right_indents(_signers(blocks), dates[0].text if dates else "", seal)
    sealed_by_name = signature.is_by_name(_signers(blocks))
    for n, block in enumerate(blocks):
        if sealed_by_name and n and block.kind is Kind.DATE:
            yield _EMPTY_TOGETHER
        right = own[signers.index(block)] if block.kind is Kind.SIGNATURE else day
        sides = indents(measures.character, right=right)
        yield paragraph(_STYLES[block.kind], runs_xml(block.runs, measures.width), sides)
