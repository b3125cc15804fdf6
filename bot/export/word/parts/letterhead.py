"""What stands above the title: the issuer's mark in red, numbers and rules, as 7.2 and 10.1 place them."""

from collections.abc import Iterator, Sequence

from bot.config import Layout
from bot.export.word import styles
from bot.export.word.measures import PAGE_HEIGHT, PAGE_WIDTH, Measures, mm, pt
from bot.export.word.oxml import RED, TAB, paragraph, rules, run
from bot.language.characters import width
from bot.language.document.letterheads import Head, HeadForm
from bot.texts import paper

_MARK_BELOW, _LETTER_MARK, _DECREE_MARK_BELOW = mm(35), mm(30), mm(20)
_LARGEST_MARK, _LARGEST_JOINT_MARK = pt(60), pt(44)
_FILE = "文件"
# Where strokes begin and end in their line, as shares of the character's height; fonts differ by some 0.03.
_BEARING, _DESCENT = 0.03, 0.085
_RULE_BELOW = mm(4)
_THICK, _THIN, _SINGLE = 24, 6, 12
_LETTER_WIDTH, _LETTER_FOOT = mm(170), mm(20)


def head_lines(head: Head, layout: Layout, measures: Measures) -> str:
    """Return the paragraphs above the title; nothing where nothing is to stand there."""
    if not head.mark:
        # On paper that bears the mark already, or none: who signs still stands above the title.
        return _number_line(head, measures) + paragraph(styles.HEAD_LINE) if head.signatory else ""
    if head.form is HeadForm.DECREE:
        lines = _decree_lines(head, measures)
    else:
        lines = _letter_lines(head, measures) if layout.form == "letter" else _document_lines(head, measures)
    return "".join(lines) + 2 * paragraph(styles.HEAD_LINE)


def head_height(head: Head, layout: Layout, measures: Measures) -> int:
    """Return how high the head is in the text of the first page, with the empty lines below it, in twips."""
    if not head.mark:
        return 2 * measures.line if head.signatory else 0
    if head.form is HeadForm.DECREE:
        return _DECREE_MARK_BELOW + _mark_size(head.mark, measures.width) + 5 * measures.line
    if layout.form == "letter":
        return (2 + max(1, len(_above(head)))) * measures.line
    names = head.mark.split("\n")
    size = _joint_size(names, measures.width) if len(names) > 1 else _mark_size(head.mark, measures.width)
    high = len(names) * (size + size // 6) if len(names) > 1 else size
    lines = 5 + bool(head.issued)
    return _MARK_BELOW + high + lines * measures.line + _RULE_BELOW


def _above(head: Head) -> list[str]:
    return [part for part in (_copy_number(head), _urgency(head)) if part]


def _document_lines(head: Head, measures: Measures) -> Iterator[str]:
    above = _above(head)
    yield from (paragraph(styles.HEAD_LINE, part) for part in above)
    names = head.mark.split("\n")
    size = _joint_size(names, measures.width) if len(names) > 1 else _mark_size(head.mark, measures.width)
    before = _MARK_BELOW - len(above) * measures.line - round(_BEARING * size)
    if len(names) > 1:
        yield from _joint_mark(names, size, before)
    else:
        yield _mark(head.mark, size, f'<w:spacing w:before="{before}" w:line="{size}" w:lineRule="exact"/>')
    yield 2 * paragraph(styles.HEAD_LINE)
    yield _number_line(head, measures)
    if head.issued:
        yield _editor_line(head, measures)
    yield _rules(rules(RED, top=_SINGLE), measures.size)


def _decree_lines(head: Head, measures: Measures) -> Iterator[str]:
    """Yield the mark of a decree and, two lines below it, its number (10.2)."""
    size = _mark_size(head.mark, measures.width)
    before = _DECREE_MARK_BELOW - round(_BEARING * size)
    yield _mark(head.mark, size, f'<w:spacing w:before="{before}" w:line="{size}" w:lineRule="exact"/>')
    yield 2 * paragraph(styles.HEAD_LINE)
    yield paragraph(styles.HEAD_LINE, run(head.number), '<w:jc w:val="center"/>')


def _joint_size(names: Sequence[str], room: int) -> int:
    """Return the height of the characters of several issuers' marks: 文件 stands beside the longest."""
    widest = max(width(name.removesuffix(_FILE)) for name in names) + width(_FILE) + 1
    return min(_LARGEST_JOINT_MARK, int(room / widest) // 10 * 10)


def _joint_mark(names: Sequence[str], size: int, before: int) -> Iterator[str]:
    """Yield the marks of several issuers, one below the other, 文件 in the middle at their right (7.2.4)."""
    filed = names[-1].endswith(_FILE)
    bare = [name.removesuffix(_FILE) for name in names]
    left = round(max(map(width, bare)) * size) + size // 4
    right = round(width(_FILE) * size) + size // 4 if filed else 0
    line = f'<w:spacing w:line="{size + size // 6}" w:lineRule="exact"/>'
    own = "".join(_mark(name, size, f'{line}<w:jc w:val="distribute"/>') for name in bare)
    cells = _cell(left, own) + (_cell(right, _mark(_FILE, size, line)) if filed else "")
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in (left, right) if wide)
    # The spacing above a table is no part of it: a line that holds nothing keeps the distance.
    yield paragraph(
        styles.HEAD_LINE, "", f'<w:spacing w:before="{before - 20}" w:line="20" w:lineRule="exact"/>'
    )
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{left + right}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )


def _cell(wide: int, inner: str) -> str:
    about = f'<w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{about}{inner}</w:tc>"


def _number_line(head: Head, measures: Measures) -> str:
    """Return the number over its rule; beside who signs, it stands at the left (7.2.5, 7.2.6)."""
    if not head.signatory:
        return paragraph(styles.HEAD_LINE, run(head.number), '<w:jc w:val="center"/>')
    signer = run(paper.SIGNATORY) + run(head.signatory, styles.RUN_INS[2])
    return paragraph(styles.HEAD_LINE, TAB + run(head.number) + TAB + signer, _at_both_ends(measures))


def _editor_line(head: Head, measures: Measures) -> str:
    """Return who edits it at the left, and its date at the right; in the middle where nobody is named."""
    if not head.editor:
        return paragraph(styles.HEAD_LINE, run(head.issued), '<w:jc w:val="center"/>')
    return paragraph(
        styles.HEAD_LINE, TAB + run(head.editor) + TAB + run(head.issued), _at_both_ends(measures)
    )


def _at_both_ends(measures: Measures) -> str:
    """Return tabs for a line of which one part stands at the left and the other at the right, one away."""
    left, right = measures.character, measures.width - measures.character
    return f'<w:tabs><w:tab w:val="left" w:pos="{left}"/><w:tab w:val="right" w:pos="{right}"/></w:tabs>'


def _letter_lines(head: Head, measures: Measures) -> Iterator[str]:
    """Yield what stands below the rule of a letter: the number at the right, the rest at the left."""
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{measures.width}"/></w:tabs>'
    left = _above(head) or [""]
    yield paragraph(styles.HEAD_LINE, left[0] + TAB + run(head.number), tabs)
    yield from (paragraph(styles.HEAD_LINE, part) for part in left[1:])


def letter_distance(mark: str, measures: Measures) -> int:
    """Return how far from the edge of the paper the mark's line begins, in twips."""
    return _LETTER_MARK - round(_BEARING * _mark_size(mark, measures.width))


def letter_head(mark: str, measures: Measures) -> str:
    """Return the mark over its double rule, which is as wide as 170 mm and wider than the text."""
    size = _mark_size(mark, measures.width)
    margin = (PAGE_WIDTH - _LETTER_WIDTH) // 2
    sides = f'<w:ind w:left="{margin - measures.left}" w:right="{margin - measures.right}"/>'
    line = f'<w:spacing w:line="{size}" w:lineRule="exact"/>'
    return _mark(mark, size, line) + _rules(rules(RED, top=_THICK, bottom=_THIN), size, sides)


def letter_foot() -> str:
    """Return the double rule 20 mm above the edge of the paper."""
    x, y = (PAGE_WIDTH - _LETTER_WIDTH) // 2, PAGE_HEIGHT - _LETTER_FOOT
    frame = (
        f'<w:framePr w:w="{_LETTER_WIDTH}" w:wrap="around"'
        f' w:vAnchor="page" w:hAnchor="page" w:x="{x}" w:y="{y}"/>'
    )
    ruled = paragraph(styles.RULE, "", frame + rules(RED, top=_THIN, bottom=_THICK))
    return ruled + paragraph(styles.PAGE_NUMBER)


def _rules(border: str, size: int, sides: str = "") -> str:
    """Return rules 4 mm below the strokes of a line of that size."""
    below = _RULE_BELOW - round(_DESCENT * size)
    space = f'<w:spacing w:before="{below}" w:line="{styles.RULE_GAP}" w:lineRule="exact"/>'
    return paragraph(styles.RULE, "", border + space + sides)


def _mark(mark: str, size: int, spacing: str) -> str:
    sized = f'<w:sz w:val="{size // 10}"/><w:szCs w:val="{size // 10}"/>'
    return paragraph(styles.MARK, run(mark, properties=sized), spacing)


def _mark_size(mark: str, room: int) -> int:
    """Return the height of the mark's characters in twips, in whole half points: it stays on one line."""
    return min(_LARGEST_MARK, int(room / max(width(mark), 1.0)) // 10 * 10)


def _copy_number(head: Head) -> str:
    return run(head.copy_number) if head.copy_number else ""


def _urgency(head: Head) -> str:
    return run(head.urgency, styles.EMPHATIC) if head.urgency else ""
