"""What stands outside all documents of a file: noise by that form, whatever its words.

A document has a frame: it begins at its title, with an addressee, an opening or rules below it, and ends with
signature and date, with a closing phrase, or with the day from which rules are in force. What is above the
first frame, between two and below the last is no part of a document, unless it has the form of one: headings
that count, an annex, a table, a paragraph that opens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.corpus.parsing.paragraphs import MOST_TITLE_LINES, Paragraph, title_lines
from bot.domain.noise import NoiseKind
from bot.language.document.forms import (
    annex_mark,
    ends_signed,
    is_adoption,
    is_copies,
    is_copy_number,
    is_date,
    is_issue,
    is_note,
    is_print_run,
    is_reference,
    is_urgency,
    printed,
    signature_and_date,
    stands_below,
)
from bot.language.document.headings import heading_number
from bot.language.document.hints import is_signer
from bot.language.document.paragraphs import is_addressee
from bot.language.han import count_han
from bot.language.offsets import Edit
from bot.lexicon.closings import is_closing_phrase
from bot.lexicon.genres import ends_as_title
from bot.lexicon.units import ends_as_signer, unit_before
from bot.regex import regex

_LINE = regex(r"[^\n]+")
_BRACKETS = "（()）"
_CLOSED = regex(r"(?:特此[^，。；]{1,6}|此[复令致布告]|解释)。$")
_IN_FORCE = regex(r"自.{4,24}起(?:施行|执行|实施)[^。；]{0,60}。$")
_MINUTES = regex(r"(?:会议)?(?:时间|地点|主持人?|出席|参加|列席|记录)：.")
_SIGNER = regex(r"[^，。；：]{1,8}[人者]：\s*[^，。；：]{2,20}")
_TO_ALL = regex(r"(?:各|全体|广大|有关)[^。；：]{1,38}：")
_MERE_NAME = regex(r"[\u4e00-\u9fff×·“” \u3000]{2,24}")
_CONTRIBUTED = regex(r"[（(][^，。；（()）]{2,30}(?:供稿|报送|撰稿)[）)]")
_POINTS = regex(r".*[（(](?:本题)?\d{1,3}分[）)]")
_NEWSLETTER = regex(r".*(?:第\d+[期版]|编委|(?:责任?编辑?|主编|主办|编审|栏目|编印)[：:]).*")
_ASIDE = regex(r".*(?:[：:…。！？）)]|\S[ \t\u3000]{2,}\S.*)|.*[：:].*")
_SPOKEN = regex(r"[^，。；：]{1,12}：")
_PROSE_MARK = regex("[，。；]")
_TORN = regex(r"[\u4e00-\u9fff，、]$")
_MARK = regex(r"[^，。；：、\d]{2,36}文\s*件|[绝机秘]密(?:★.{1,6})?")
_TABLE = regex(
    r"[^，。；：]{2,36}(?:表|单|证|卡|册|样式|回执|名额|简历)(?:（[^（）]{1,10}）)?|.*\t.*|第[一二三四五六七八九十百]{1,4}[章条].*"
)
_COUNTED = regex(r"(?P<number>\d{1,2})(?:[.．、）]|[ \u3000]+)\S")
_BESIDE_TITLE = 3
_SHORTEST_PROSE, _LONGEST_PROSE = 18, 120
_LONGEST_BESIDE = 30
_HEAD, _GAP, _FOOT = 25, 25, 60
_LONG = 60
"""A paragraph of so many characters begins a document that has no title."""
_LEAST_BODY = 40
"""How many characters a document has at least between its title and its end."""
_MOST_SENTENCES = 160
"""How many characters of sentences may stand outside at one place."""
_UPPER = 2


@dataclass(frozen=True)
class _Line:
    """A line, perhaps with blanks around it."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> Paragraph:
        return Paragraph(0, 0, self.text, ())

    @cached_property
    def is_numbered(self) -> bool:
        """Return whether a heading of the first two levels begins it."""
        number = heading_number(self.text)
        return number is not None and number.level <= _UPPER

    @cached_property
    def is_bare(self) -> bool:
        return self.words.is_bare and not heading_number(self.text)

    @cached_property
    def is_prose(self) -> bool:
        """Return whether it is a sentence, and nobody's words behind his name."""
        is_long = len(self.text) >= _SHORTEST_PROSE and _PROSE_MARK.search(self.text)
        return bool(is_long) and not _SPOKEN.match(self.text)

    @cached_property
    def opens(self) -> bool:
        """Return whether the line below a title is of this kind."""
        words = self.words
        return (
            words.salutes
            or words.begins_rules
            or words.opens
            or self.is_prose
            or bool(_MINUTES.match(self.text))
            or (self.is_numbered and self.text.startswith(("一、", "（一）")))
        )

    @cached_property
    def is_foot(self) -> bool:
        """Return whether it stands below a date: a note, the imprint."""
        text = self.text
        return bool(
            stands_below(text) or is_note(text) or is_copies(text) or printed(text) or is_print_run(text)
        )

    @cached_property
    def is_letterhead(self) -> bool:
        """Return whether it stands above a title: a mark, a number, urgency, the issue of a bulletin."""
        text = self.text
        told = is_reference(text) or is_copy_number(text) or is_urgency(text) or is_issue(text)
        return told or _MARK.fullmatch(text) is not None


def outside_frames(text: str) -> Iterator[Edit]:
    """Yield the lines outside of all documents with their breaks; none where no frame is found."""
    lines = [
        _Line(m.start(), m.end(), m.group().strip()) for m in _LINE.finditer(text) if not m.group().isspace()
    ]
    for line in (line for region in _regions(lines) for line in region if not _is_kept(line)):
        yield Edit(line.start, line.end, kind=NoiseKind.PLATFORM_RESIDUE)
        if line.end < len(text):
            yield Edit(line.end, line.end + 1)


def _is_kept(line: _Line) -> bool:
    """Return whether a line outside belongs to a document's imprint, or names a collection."""
    return bool(printed(line.text) or is_print_run(line.text)) or line.words.is_collection


def _regions(lines: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    """Yield the runs of lines above, between and below the frames."""
    begun = -1
    behind = 0
    at = 0
    while at < len(lines):
        if first := _title_at(lines, at, behind):
            if begun < 0 or behind > begun:
                begins = first.start
                yield from _if_free(lines, behind, begins, _HEAD if begun < 0 else _GAP)
            begun, at = first.start, first.end
            continue
        if begun >= 0 and _is_end(lines, begun, at):
            at = behind = _below_foot(lines, at + 1)
            continue
        if begun < 0 and lines[at].is_prose and len(lines[at].text) >= _LONG:
            begun = _headline(lines, at)
            yield from _if_free(lines, 0, begun if begun < at else 0, _HEAD)
        at += 1
    if 0 <= begun < behind and _is_signed(lines, behind - 1, begun) and not _goes_on(lines[behind:]):
        yield from _if_free(lines, behind, len(lines), _FOOT)


def _goes_on(below: Sequence[_Line]) -> bool:
    """Return whether a whole sentence stands directly below the end of the last document."""
    return any(line.text.endswith("。") and not _SPOKEN.match(line.text) for line in below[:1])


def _headline(lines: Sequence[_Line], at: int) -> int:
    """Return where the headline above the first paragraph of a newsletter is; `at` where none is."""
    above = lines[: max(at - 1, 0)]
    tells = any(_NEWSLETTER.fullmatch(line.text) for line in above)
    return at - 1 if tells and lines[at - 1].is_bare and _ASIDE.fullmatch(above[-1].text) else at


@dataclass(frozen=True)
class _Title:
    start: int
    """Where its letterhead begins."""
    end: int


def _title_at(lines: Sequence[_Line], at: int, first: int) -> _Title | None:
    """Return the title that begins in this line, above what opens a document; letterhead from `first` on."""
    if not lines[at].is_bare:
        return None
    count = title_lines([line.words for line in lines[at : at + MOST_TITLE_LINES]])
    count = count or int(_is_addressed_title(lines, at))
    if not count or (count > 1 and any(heading_number(line.text) for line in lines[at : at + count])):
        return None
    if count > 1 and _is_own_line(lines, at, count):
        return None
    below = lines[at + count : at + count + 1]
    is_clear = any(_addresses(line) or line.words.begins_rules or _MINUTES.match(line.text) for line in below)
    # A line of a paragraph that was printed over several may end as a title does.
    if not is_clear and at > first and _is_torn(lines[at - 1].text):
        return None
    if not is_clear and not _opens_below(lines, at + count):
        return None
    start = at
    while start > first and lines[start - 1].is_letterhead:
        start -= 1
    if start < at and is_issue(lines[start].text) and start > first:
        start -= 1
    return _Title(start, at + count)


def _is_addressed_title(lines: Sequence[_Line], at: int) -> bool:
    """Return whether a line is a title by its genre alone: those whom it speaks to stand below."""
    return ends_as_title(lines[at].text) and any(_addresses(line) for line in lines[at + 1 : at + 2])


def _addresses(line: _Line) -> bool:
    return line.text.endswith("：") and (is_addressee(line.text) or _TO_ALL.fullmatch(line.text) is not None)


def _is_own_line(lines: Sequence[_Line], at: int, count: int) -> bool:
    """Return whether a title of several lines goes without the first: no unit, no half of a title."""
    line, rest = lines[at], title_lines([one.words for one in lines[at + 1 : at + count]])
    is_title = rest == count - 1 or lines[at + count - 1].words.names_genre
    begun = lines[at + 1].text.startswith("关于") and unit_before(line.text)
    is_half = (bool(begun) or "关于" in line.text) and not ends_as_title(line.text)
    return is_title and not (is_half or line.text.endswith("的") or ends_as_signer(line.text))


def _opens_below(lines: Sequence[_Line], at: int) -> bool:
    """Return whether a document opens here; its day, who speaks and the like may stand between."""
    for line in lines[at : at + _BESIDE_TITLE]:
        if line.opens:
            return True
        text = line.text
        beside = is_date(text) or is_adoption(text) or is_reference(text) or text[0] in _BRACKETS
        if not (beside or text.startswith("—") or (line.is_bare and not ends_as_title(text))):
            return False
        if len(text) > _LONGEST_BESIDE:
            return False
    return False


def _is_torn(text: str) -> bool:
    return bool(_TORN.search(text)) and bool(_PROSE_MARK.search(text)) and len(text) >= _SHORTEST_PROSE


def _is_end(lines: Sequence[_Line], begun: int, at: int) -> bool:
    """Return whether the document that began above ends here."""
    if sum(len(line.text) for line in lines[begun : at + 1]) < _LEAST_BODY:
        return False
    return _closes(lines, at) or _is_signed_here(lines, at)


def _closes(lines: Sequence[_Line], at: int) -> bool:
    """Return whether a document closes with this line, and nobody signs below."""
    text = lines[at].text
    closes = _CLOSED.search(text) or _IN_FORCE.search(text) or is_closing_phrase(text)
    return bool(closes) and not any(_names_signer(line.text) for line in lines[at + 1 : at + 2])


def _is_signed_here(lines: Sequence[_Line], at: int) -> bool:
    text = lines[at].text
    if is_date(text):
        return _signs(lines, at - 1)
    by_contributor = _CONTRIBUTED.fullmatch(text)
    return bool(by_contributor or signature_and_date(text.strip(_BRACKETS)) or ends_signed(text))


def _signs(lines: Sequence[_Line], at: int) -> bool:
    """Return whether a line above a date signs: a unit, a person, or a mere name below the last sentence."""
    if at < 1:
        return False
    text, above = lines[at].text, lines[at - 1].text
    return _names_signer(text) or (above.endswith(("。", "！")) and _MERE_NAME.fullmatch(text) is not None)


def _names_signer(text: str) -> bool:
    return ends_as_signer(text) or is_signer(text) or _SIGNER.fullmatch(text) is not None


def _is_signed(lines: Sequence[_Line], at: int, begun: int) -> bool:
    """Return whether a document ends above with signature and date, as rules do, or in a closing phrase."""
    while at > begun and lines[at].is_foot:
        at -= 1
    text = lines[at].text
    return _is_signed_here(lines, at) or bool(_IN_FORCE.search(text)) or is_closing_phrase(text)


def _below_foot(lines: Sequence[_Line], at: int) -> int:
    while at < len(lines) and lines[at].is_foot and not lines[at].text.startswith("附"):
        at += 1
    return at


def _if_free(lines: Sequence[_Line], start: int, end: int, most: int) -> Iterator[Sequence[_Line]]:
    """Yield the run of lines if nothing in it has the form of a document's matter."""
    region = lines[start:end]
    if region and len(region) <= most and not _has_matter(region):
        yield region


def _has_matter(region: Sequence[_Line]) -> bool:
    numbered = [line for line in region if line.is_numbered]
    sentences = sum(len(line.text) for line in region if line.is_prose)
    return (
        len(numbered) > 1
        or any(line.is_prose for line in numbered)
        or sentences > _MOST_SENTENCES
        or any(map(_is_matter, region))
        or _is_counted(region)
        or any(_is_addressed(one, other) for one, other in pairwise(region))
    )


def _is_matter(line: _Line) -> bool:
    text = line.text
    annex = annex_mark(text)
    is_annex = annex is not None and (annex.is_bare or annex.colon)
    is_opening = line.words.opens_strongly and not line.words.salutes and count_han(text) > _SHORTEST_PROSE
    closes = is_closing_phrase(text) or (is_date(text) and len(text) > len("2025年1月"))
    return bool(is_annex or is_opening or closes or len(text) > _LONGEST_PROSE or _TABLE.fullmatch(text))


def _is_item(line: _Line) -> bool:
    """Return whether a line may be one of a list: what is worth points is a question."""
    return not _POINTS.fullmatch(line.text)


def _is_counted(region: Sequence[_Line]) -> bool:
    """Return whether lines are counted 1, 2 as the rows of a table or the items of a list are."""
    numbers = [
        int(found["number"]) for line in region if _is_item(line) and (found := _COUNTED.match(line.text))
    ]
    return any(other == one + 1 for one, other in pairwise(numbers))


def _is_addressed(line: _Line, following: _Line) -> bool:
    return _addresses(line) and following.is_prose
