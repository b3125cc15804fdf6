"""What every line of a document is: told by its file, by its own form, and by where it stands.

The one place where this is decided, of a text, of a Word file, and of what the library has cleaned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.domain.story import Line, Turn
from bot.language.document.forms import is_annex_mark, is_date, is_named_annex, is_reference
from bot.language.document.hints import is_signer, tell, tell_signers
from bot.language.document.imprints import NO_IMPRINT, Imprint, foot_of
from bot.language.document.letterheads import NO_HEAD, Head, HeadForm, head_of
from bot.language.document.lines import DocumentLine, Placed, hint_of, line_of
from bot.language.document.paragraphs import Kind, Paragraph
from bot.language.document.pieces import lines_of_piece, paragraphs_by_line
from bot.lexicon.genres import Family, any_of
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_INNER_TITLE = regex(
    rf"[^，。；：、]{{4,60}}(?:{any_of(Family.RULES, Family.PLANS)}|意见|措施|指南)"
    r"(?:[（(][^（）()]{1,12}[）)])?"
)
_NOTES = 3
"""How many lines may stand between the date of issue and what is issued."""


@dataclass(frozen=True)
class Classified:
    """A document with what its lines are."""

    lines: tuple[DocumentLine | Turn, ...]
    head: Head = NO_HEAD
    imprint: Imprint = NO_IMPRINT


def classified(placed: Sequence[Placed], letterhead: str = "") -> Classified:
    """Return what the lines of a document are; lines that show nothing must be gone already.

    `letterhead` is the mark that is printed where the document itself has none.
    """
    lead = next((n for n, part in enumerate(placed) if not _is_figure(part)), 0)
    figures, placed = placed[:lead], placed[lead:]
    ruled = [part for part in placed if not _is_rule(part)]
    head, first = head_of(ruled, letterhead)
    # The rule below a letterhead is drawn with it.
    placed = ruled if first else placed
    foot = foot_of(placed, first)
    lines = (
        *_framing(Kind.LETTERHEAD, (*figures, *placed[:first]), head),
        *_content(tell(placed[first : foot.start]), titled=head.form is HeadForm.DOCUMENT),
        *_framing(Kind.IMPRINT, placed[foot.start :], head),
    )
    return Classified(lines, head, foot.imprint)


def _is_figure(part: Placed) -> bool:
    return isinstance(part, Line) and not part.text.strip()


def _is_rule(part: Placed) -> bool:
    """Return whether a line holds nothing but a rule that was drawn."""
    return isinstance(part, Line) and _is_figure(part) and all(t.kind == "rule" for t in part.words.things)


def _framing(kind: Kind, parts: Sequence[Placed], head: Head) -> Iterator[DocumentLine]:
    """Yield the parts above the title, or at the foot, as lines of one kind, but for title and number."""
    for part in parts:
        if isinstance(part, Line):
            yield DocumentLine(_kind_in_frame(kind, part.text.strip(), head), part.words, framing=True)
        elif not isinstance(part, Turn):
            yield DocumentLine(kind, table=part, framing=True)


def _kind_in_frame(kind: Kind, line: str, head: Head) -> Kind:
    # The mark of an order or of minutes stands for the title.
    if line == head.mark and head.form is not HeadForm.DOCUMENT:
        return Kind.TITLE
    return Kind.REFERENCE if is_reference(line) else kind


@dataclass(frozen=True)
class _Annex:
    """An annex, or what a document issues and stands behind it."""

    mark: Line | None
    parts: Sequence[Placed]
    named: bool = False
    """Whether its mark holds its name."""

    @property
    def issued(self) -> bool:
        """Return whether it is what the document issues: rules or a plan, which have no mark."""
        return self.mark is None and _INNER_TITLE.fullmatch(line_of(self.parts, 0)) is not None


def _content(placed: list[Placed], *, titled: bool) -> Iterator[DocumentLine | Turn]:
    """Yield the lines of the text and of what is behind it; `titled` unless its mark stands for a title."""
    first = _first_annex(placed)
    text = placed[:first]
    tell_signers(text)
    yield from lines_of_piece(text, Kind.TITLE if titled else Kind.BODY)
    for annex in _annexes(placed, first):
        if annex.mark is not None:
            yield DocumentLine(Kind.ANNEX, annex.mark.words, opens_page=True, annexed=True)
        title = Kind.BODY if annex.named else Kind.ANNEX_TITLE
        yield from _behind(lines_of_piece(annex.parts, title), annex)


def _behind(lines: Iterator[DocumentLine | Turn], annex: _Annex) -> Iterator[DocumentLine | Turn]:
    """Yield the lines of an annex, the first on a new page where no mark opens one."""
    for n, line in enumerate(lines):
        if isinstance(line, Turn):
            yield line
        else:
            opens = annex.mark is None and n == 0 and line.table is None
            own = replace(line, annexed=not annex.issued, issued=annex.issued)
            yield replace(own, opens_page=opens or line.opens_page)


def _first_annex(placed: Sequence[Placed]) -> int:
    """Return where the annexes begin, behind the date of issue."""
    told = paragraphs_by_line(placed)
    first = next((n for n, p in told.items() if p[0].kind is Kind.ANNEX), len(placed))
    dated = next((n for n in range(2, first) if _is_date_of_issue(placed, n, told.get(n, ()))), first)
    for n in range(dated + 1, first):
        if _is_mark(line_of(placed, n)) and hint_of(placed, n) != "enclosure":
            return n
        if n <= dated + _NOTES and n + 1 < len(placed) and _INNER_TITLE.fullmatch(line_of(placed, n)):
            return n
    return first


def _is_date_of_issue(placed: Sequence[Placed], at: int, told: Sequence[Paragraph]) -> bool:
    if any(one.kind is Kind.DATE for one in told) and len(told) > 1:
        return True
    before = line_of(placed, at - 1)
    return is_date(line_of(placed, at)) and bool(ends_as_signer(before) or is_signer(before))


def _is_mark(line: str) -> bool:
    return is_annex_mark(line) or is_named_annex(line)


def _annexes(placed: Sequence[Placed], first: int) -> Iterator[_Annex]:
    """Yield the annexes; tables belong to what they stand in."""
    marks = [n for n in range(first, len(placed)) if _is_mark(line_of(placed, n))]
    if first < len(placed) and first not in marks:
        marks = [first, *marks]
    for start, end in pairwise((*marks, len(placed))):
        line = placed[start]
        marked = isinstance(line, Line) and _is_mark(line.text)
        named = marked and not is_annex_mark(line_of(placed, start))
        mark = line if marked and isinstance(line, Line) else None
        yield _Annex(mark, placed[start + marked : end], named)
