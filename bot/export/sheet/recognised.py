"""A text in any dress as what is to be printed: every word of it, each paragraph in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.config import Layout
from bot.domain.story import Line, Turn
from bot.domain.table import Table
from bot.domain.words import Span, Words, plain_words
from bot.export.sheet.pieces import blocks_of_piece, paragraphs_by_line
from bot.export.sheet.sheet import Block, Kind, Sheet, worded
from bot.language.characters import printable_words
from bot.language.document.hints import is_signer, tell, tell_signers
from bot.language.document.imprints import foot_of
from bot.language.document.letterheads import head_of, line_of
from bot.language.document.paragraphs import Kind as Told
from bot.language.document.paragraphs import Paragraph, is_date
from bot.lexicon.genres import Family, any_of
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

Part = Block | Table
Placed = Line | Table | Turn
_ANNEX = regex(r"附(?:(?:件|表|录)\s*[\d一二三四五六七八九十]{0,2})?[：:]?")
_TITLED_ANNEX = regex(r"附(?:件|表|录)?\s*[\d一二三四五六七八九十]{0,2}\s*[：:]\s*[^。；]{2,50}")
_INNER_TITLE = regex(
    rf"[^，。；：、]{{4,60}}(?:{any_of(Family.RULES, Family.PLANS)}|意见|措施|指南)"
    r"(?:[（(][^（）()]{1,12}[）)])?"
)
_IN_WORDS = ("mark", "tab", "rule", "break", "symbol")
_NOTES = 3
"""How many lines may stand between the date of issue and what is issued."""


def sheet_of_text(text: str, layout: Layout) -> Sheet:
    """Return what is to be printed of a plain text, as `sheet_of_story` does."""
    return sheet_of_story([Line(plain_words(line)) for line in text.splitlines()], layout)


def sheet_of_story(parts: Sequence[Line | Table | Turn], layout: Layout) -> Sheet:
    """Return what is to be printed of a document.

    Nothing is added to the words and nothing of them is left out; only blanks around paragraphs go.
    """
    placed = list(_placed(parts))
    lead = next((n for n, part in enumerate(placed) if not _is_figure(part)), 0)
    figures, placed = placed[:lead], placed[lead:]
    ruled = [part for part in placed if not _is_rule(part)]
    head, first = head_of(ruled, layout.letterhead)
    # The rule below a letterhead is drawn with it.
    placed = ruled if first else placed
    foot = foot_of(placed, first)
    own = _content(tell(placed[first : foot.start]))
    content, turns = _without_turns(
        [*_figures((*figures, *placed[:first])), *own, *_figures(placed[foot.start :])]
    )
    title = next((part for part in content if isinstance(part, Block) and part.kind is not Kind.FIGURE), None)
    named = title.text.replace("\n", "") if title and title.kind is Kind.TITLE else ""
    return Sheet(content, head, foot.imprint, named, turns=turns)


def _is_figure(part: Placed) -> bool:
    return isinstance(part, Line) and not part.text.strip()


def _is_rule(part: Placed) -> bool:
    """Return whether a line holds nothing but a rule that was drawn."""
    return isinstance(part, Line) and _is_figure(part) and all(t.kind == "rule" for t in part.words.things)


def _figures(parts: Sequence[Placed]) -> list[Part | Turn]:
    """Return what is drawn in lines that are set otherwise than as text, each on a line of its own."""
    found = (
        Words(tuple(Span("", thing=thing) for thing in part.words.things if thing.kind not in _IN_WORDS))
        for part in parts
        if isinstance(part, Line)
    )
    return [worded(Kind.FIGURE, words) for words in found if words.spans]


def _placed(parts: Sequence[Line | Table | Turn]) -> Iterator[Placed]:
    """Yield the parts without lines that show nothing; the page that one opens is opened by the next."""
    opens = False
    for part in parts:
        if not isinstance(part, Line):
            yield part
            continue
        words = printable_words(part.words)
        opens = opens or part.opens_page
        if words.text.strip() or any(thing.kind != "mark" for thing in words.things):
            words = Words((Span(part.bullet), *words.spans)) if part.bullet else words
            yield replace(part, words=words, opens_page=opens, bullet="")
            opens = False


def _without_turns(parts: Sequence[Part | Turn]) -> tuple[tuple[Part, ...], tuple[int, ...]]:
    """Return the parts, and before which of them the paper is turned."""
    content: list[Part] = []
    turns: list[int] = []
    for part in parts:
        if isinstance(part, Turn):
            turns.append(len(content))
        else:
            content.append(part)
    return tuple(content), tuple(turns)


# -- the text ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Annex:
    """An annex, or what a document issues and stands behind it."""

    mark: Line | None
    parts: Sequence[Placed]
    named: bool = False
    """Whether its mark holds its name."""


def _content(placed: list[Placed]) -> Iterator[Part | Turn]:
    first = _first_annex(placed)
    text = placed[:first]
    tell_signers(text)
    yield from blocks_of_piece(text, Kind.TITLE)
    for annex in _annexes(placed, first):
        if annex.mark is not None:
            yield worded(Kind.ANNEX, annex.mark.words, opens_page=True)
        made = blocks_of_piece(annex.parts, Kind.BODY if annex.named else Kind.ANNEX_TITLE)
        yield from _on_new_page(made, opens=annex.mark is None)


def _on_new_page(parts: Iterator[Part | Turn], opens: bool) -> Iterator[Part | Turn]:
    """Yield the parts, the first on a new page where it is to open one."""
    for n, part in enumerate(parts):
        first = opens and n == 0 and isinstance(part, Block)
        yield replace(part, opens_page=True) if first and isinstance(part, Block) else part


def _first_annex(placed: Sequence[Placed]) -> int:
    """Return where the annexes begin, behind the date of issue."""
    told = paragraphs_by_line(placed)
    first = next((n for n, p in told.items() if p[0].kind is Told.ANNEX), len(placed))
    dated = next((n for n in range(2, first) if _is_date_of_issue(placed, n, told.get(n, ()))), first)
    for n in range(dated + 1, first):
        if _is_mark(line_of(placed, n)) and getattr(placed[n], "told", "") != "enclosure":
            return n
        if n <= dated + _NOTES and n + 1 < len(placed) and _INNER_TITLE.fullmatch(line_of(placed, n)):
            return n
    return first


def _is_date_of_issue(placed: Sequence[Placed], at: int, told: Sequence[Paragraph]) -> bool:
    if any(one.kind is Told.DATE for one in told) and len(told) > 1:
        return True
    before = line_of(placed, at - 1)
    return is_date(line_of(placed, at)) and bool(ends_as_signer(before) or is_signer(before))


def _is_mark(line: str) -> bool:
    return _ANNEX.fullmatch(line) is not None or _TITLED_ANNEX.fullmatch(line) is not None


def _annexes(placed: Sequence[Placed], first: int) -> Iterator[_Annex]:
    """Yield the annexes; tables belong to what they stand in."""
    marks = [n for n in range(first, len(placed)) if _is_mark(line_of(placed, n))]
    if first < len(placed) and first not in marks:
        marks = [first, *marks]
    for start, end in pairwise((*marks, len(placed))):
        line = placed[start]
        marked = isinstance(line, Line) and _is_mark(line.text)
        named = marked and _ANNEX.fullmatch(line_of(placed, start)) is None
        mark = line if marked and isinstance(line, Line) else None
        yield _Annex(mark, placed[start + marked : end], named)
