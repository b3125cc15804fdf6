"""The imprint (版记) at the foot of the last page: GB/T 9704-2012 7.4, and 10.1 for letters."""

from collections.abc import Iterator
from math import ceil

from bot.config import Layout
from bot.export.word import styles
from bot.export.word.measures import Measures, pt
from bot.export.word.oxml import TAB, indents, paragraph, rules, run, special
from bot.export.word.parts.frames import foot_frame
from bot.language.characters import width
from bot.language.document.imprints import Imprint
from bot.texts import paper

_LINE, _BELOW = pt(20), pt(5)
"""The pitch of the lines, and the space between them and the rule below: both in twips."""
_PITCH = f'<w:spacing w:line="{_LINE}" w:lineRule="exact"/>'
_THICK, _THIN = 8, 6
"""0.35 mm and 0.25 mm in eighths of a point."""
_RULE_HEIGHT = styles.RULE_GAP + _THICK * 20 // 8


def imprint_lines(imprint: Imprint, layout: Layout, measures: Measures) -> str:
    """Return the paragraph that holds the imprint, as high as it; nothing where there is none.

    A paragraph that does not fit goes to the next page by itself and takes the frame along, which stands at
    the foot of whatever page that is.
    """
    parts = _parts(imprint, layout, measures)
    if not parts:
        return ""
    ruled = layout.form == "document"
    height = imprint_height(imprint, layout, measures)
    texts = [text for _, text in parts]
    inner = _with_rules(texts) if ruled else "".join(texts)
    room = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{height}" w:lineRule="exact"/>'
    return paragraph(styles.NORMAL, special(foot_frame(inner, measures.width, height)), room)


def imprint_height(imprint: Imprint, layout: Layout, measures: Measures) -> int:
    """Return how high the imprint is, in twips."""
    parts = _parts(imprint, layout, measures)
    rules_between = (len(parts) * (_RULE_HEIGHT + _BELOW) + _RULE_HEIGHT) * (layout.form == "document")
    return sum(lines for lines, _ in parts) * _LINE + rules_between if parts else 0


def _parts(imprint: Imprint, layout: Layout, measures: Measures) -> list[tuple[int, str]]:
    """Return each part with the lines it takes; a letter only says to whom it goes (10.1)."""
    printed = () if layout.form == "letter" else _printed(imprint, measures)
    return [*_copies(imprint, measures), *printed]


def _copies(imprint: Imprint, measures: Measures) -> Iterator[tuple[int, str]]:
    """Yield to whom it goes, each part with the lines it takes; no rule parts 主送 from 抄送 (7.4.2)."""
    above: tuple[int, str] = (0, "")
    for said, (lines, part) in zip(imprint.copies.splitlines(), _ways(imprint, measures), strict=True):
        both = above[0] + lines, above[1] + part
        above = both if said.startswith(paper.ADDRESSED) else (0, "")
        if not above[1]:
            yield both
    if above[1]:
        yield above


def _ways(imprint: Imprint, measures: Measures) -> Iterator[tuple[int, str]]:
    room = measures.width / styles.SMALL - 2
    for copies in imprint.copies.splitlines():
        lead = width(copies[: copies.find("：") + 1])
        sides = indents(styles.SMALL, left=1 + lead, right=1, hanging=lead)
        # Of the first line only the rest is left to those that hang below it.
        lines = ceil((width(copies) - lead) / int(room - lead))
        yield lines, paragraph(styles.IMPRINT, run(copies), _PITCH + sides)


def _printed(imprint: Imprint, measures: Measures) -> Iterator[tuple[int, str]]:
    """Yield who prints it and when, and how many; each part with the lines it takes."""
    if imprint.printer or imprint.printed:
        tab = f'<w:tabs><w:tab w:val="right" w:pos="{measures.width - styles.SMALL}"/></w:tabs>'
        words = run(imprint.printer) + TAB + run(imprint.printed)
        yield 1, paragraph(styles.IMPRINT, words, tab + _PITCH + indents(styles.SMALL, left=1))
    if imprint.run:
        right = f'{_PITCH}{indents(styles.SMALL, right=1)}<w:jc w:val="right"/>'
        yield 1, paragraph(styles.IMPRINT, run(imprint.run), right)


def _with_rules(parts: list[str]) -> str:
    """Return the parts with a rule above, below and between them."""
    below = f'<w:spacing w:before="{_BELOW}"/>'
    thick = paragraph(styles.RULE, "", rules(top=_THICK))
    thin = paragraph(styles.RULE, "", rules(top=_THIN) + below)
    last = paragraph(styles.RULE, "", rules(bottom=_THICK) + below)
    return thick + thin.join(parts) + last
