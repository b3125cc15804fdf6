"""A whole text is parted at the headings of its outline; a section counts only between its borders."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from bot.domain.document import Document, Section
from bot.domain.genre import SectionRole
from bot.drafting.outline.plans import own_name
from bot.language.document.headings import heading_number
from bot.regex import regex

_LABEL = regex(r"(?:第[一二三四五六七八九十\d]{1,3}[部分章节条]{1,2}|\d+(?:\.\d+)+)[、.．\s]*")
_DECORATION = " \t\u3000#＃*＊【】[]"
_MARKS = regex(r"[\s，,、。；;：:！!·“”\"'《》#*＊]")
_TAG = regex(r"⟨[^⟩\n]*⟩")
_NUMBER = regex(r"[〔\[【（(]\s*(\d{1,2})\s*[〕\]】）)]")
"""The line that stands before a section without a heading: its number in the outline."""
_PART = -1
"""In the place of a section: the heading of a part that has sections under it."""
_ANNEX = regex(f"{SectionRole.ANNEX}[\\d一二三四五六七八九十]{{0,2}}[.．]?")
_SIGNED = regex(r"\d{4}年\d{1,2}月\d{1,2}日")


@dataclass(frozen=True)
class Split:
    """What a text holds of a document."""

    bodies: tuple[tuple[Section, str], ...]
    """The sections that stand in it for certain, without their headings."""
    left: tuple[Section, ...]
    """The others."""


@dataclass
class _Stretch:
    """The lines under one heading."""

    section: int
    lines: list[str] = field(default_factory=list)


def divide_text(
    text: str, document: Document, sections: Sequence[Section], *, ended: bool, halves: bool = False
) -> Split:
    """Part a text; a heading may be decorated or numbered otherwise, a missing or doubled one is no border.

    Where the text has not `ended`, its last section is not whole, and only counts where `halves` are wanted.
    """
    written = list(_own_lines(text, document))
    lines = _before_annexes(written, document, sections)
    ended = ended or len(lines) < len(written)
    numbers = {number: sections.index(s) for number, s in enumerate(document.live, 1) if s in sections}
    stretches = _stretches(lines, sections, numbers)
    whole = {n: "\n".join(s.lines) for n, s in _certain(stretches, len(sections), ended=ended, halves=halves)}
    bodies = tuple((section, whole[n]) for n, section in enumerate(sections) if whole.get(n))
    return Split(bodies, tuple(section for n, section in enumerate(sections) if not whole.get(n)))


def under_heading(text: str, document: Document, section: Section) -> str:
    """Return the text of one section without its own heading, and the title, where it begins with them."""
    own = {name for name in map(_without_number, (own_name(section.plan), section.plan.part)) if name}
    around = {_bare(document.title), ""}
    lines = text.split("\n")
    while lines:
        heading, rest = _heading(lines[0], own)
        if not heading and _bare(lines[0]) not in around:
            break
        lines = [rest, *lines[1:]] if rest else lines[1:]
    return "\n".join(lines)


def is_separable(sections: Sequence[Section]) -> bool:
    """Return whether their text can be parted: no two have the same heading."""
    called = [name for section in sections if (name := _bare(own_name(section.plan)))]
    return len(set(called)) == len(called)


def _certain(
    stretches: Sequence[_Stretch], count: int, *, ended: bool, halves: bool
) -> Iterator[tuple[int, _Stretch]]:
    """Yield the sections that begin once, and behind which the next one begins, or the text ends."""
    order = [stretch.section for stretch in stretches]
    for at, stretch in enumerate(stretches):
        n = stretch.section
        follows = order[at + 1] if at + 1 < len(order) else n + 1 if halves else count if ended else -1
        if order.count(n) == 1 and follows == n + 1 and order.count(n + 1) <= 1:
            yield n, stretch


def _stretches(
    lines: Sequence[str], sections: Sequence[Section], numbers: Mapping[int, int]
) -> list[_Stretch]:
    """Return the text under each heading; what leads a part in belongs to the first section under it."""
    begins = _Beginnings(sections, numbers)
    found = [] if not sections or own_name(sections[0].plan) else [_Stretch(0)]
    above: list[str] | None = None if found else []
    for line in lines:
        n, text = begins.at(line)
        if n is None:
            (found[-1].lines if above is None else above).extend(text)
        elif n == _PART:
            above = [*(above or ()), *text]
        else:
            if found and found[-1].section == n and not found[-1].lines:
                found.pop()  # a heading said twice in a row
            found.append(_Stretch(n, [*(above or ()), *text]))
            above = None
    if above and found:
        found[-1].lines += above
    return found


class _Beginnings:
    """By what the sections of a document begin: headings, or for one without its number on a line."""

    def __init__(self, sections: Sequence[Section], numbers: Mapping[int, int]) -> None:
        names = {n: _bare(own_name(section.plan)) for n, section in enumerate(sections)}
        parts = (_bare(section.plan.part) for section in sections if section.plan.heading)
        self._headings = dict.fromkeys(parts, _PART) | {name: n for n, name in names.items()}
        self._headings.pop("", None)
        self._numbered = {number: n for number, n in numbers.items() if not names[n]}

    def at(self, line: str) -> tuple[int | None, list[str]]:
        """Return which section a line begins, or `_PART`, or `None`; and what of the line is text."""
        if (marked := _NUMBER.fullmatch(line.strip(_DECORATION[:3]))) and int(marked[1]) in self._numbered:
            return self._numbered[int(marked[1])], []
        heading, rest = _heading(line, self._headings.keys())
        if not heading:
            return None, [line]
        return self._headings[heading], [rest] if rest else []


def _heading(line: str, known: Collection[str]) -> tuple[str, str]:
    """Return which heading a line is or begins with, and what follows it; two empty strings for none."""
    shown = _TAG.sub("", line).strip(_DECORATION)
    number, label = heading_number(shown), _LABEL.match(shown)
    words = _words(shown).strip(_DECORATION)
    if _bare(words) in known:
        return _bare(words), ""
    head, mark, rest = words.partition("。") if "。" in words else words.partition("：")
    if (number or label) and mark and _bare(head) in known:
        # Taken from the line itself, where the text still has its tags.
        return _bare(head), line.partition(head + mark)[2].strip() or rest
    return "", ""


def _words(shown: str) -> str:
    """Return a heading without its number."""
    number, label = heading_number(shown), _LABEL.match(shown)
    return shown[number.end if number else label.end() if label else 0 :]


def _without_number(heading: str) -> str:
    return _bare(_words(heading))


def _before_annexes(lines: Iterable[str], document: Document, sections: Sequence[Section]) -> list[str]:
    """Return the lines up to an annex that is none of the sections: it is written by itself."""
    ids = {section.id for section in sections}
    others = (s.plan for s in document.live if s.id not in ids and s.plan.role is SectionRole.ANNEX)
    names = {_bare(own_name(plan)).removeprefix(SectionRole.ANNEX) for plan in others}
    return list(takewhile(lambda line: not _opens_annex(line, names), lines))


def _opens_annex(line: str, names: Collection[str]) -> bool:
    """Return whether a line is the heading of one of these annexes: 附件：推荐表, 附件1, 附件 推荐表."""
    shown = _bare(_TAG.sub("", line).strip(_DECORATION))
    head = _ANNEX.match(shown)
    return bool(names) and head is not None and shown[head.end() :] in {*names, ""}


def _own_lines(text: str, document: Document) -> Iterator[str]:
    """Yield the lines of the text without what stands around it: title, addressee, signature, date."""
    brief = document.brief
    around = {_bare(words) for words in (document.title, brief.addressee, brief.issuer, brief.signature)} - {
        ""
    }
    for line in text.splitlines():
        bare = _bare(line)
        if bare and bare not in around and not _SIGNED.fullmatch(bare):
            yield line


def _bare(words: str) -> str:
    return _MARKS.sub("", words)
