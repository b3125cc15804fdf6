"""Splitting: which stretches of a file are documents, and what the rest is.

The file is cleaned whole first (see `cleaning`). A document begins at a title, at a marker such as 篇一,
below another document's date, or where an opening stands between two runs of numbers that cannot be one.
Annexes, parts, and numbers that begin again under each heading stay with their document: in doubt nothing is
split.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.corpus.cleaning import adverts
from bot.corpus.cleaning.cleaner import Cleaned, clean
from bot.corpus.parsing.paragraphs import MOST_TITLE_LINES, Paragraph, paragraphs_of, title_lines
from bot.domain.noise import NoiseKind
from bot.domain.piece import Span
from bot.language.han import count_han
from bot.lexicon.genres import Family, any_of
from bot.lexicon.units import ends_as_signer
from bot.regex import regex

_PAYWALL = regex(adverts.PAYWALL)
_NAMED = regex("《([^《》]{4,60})》")
_CARRIER = regex("印发|转发|附后|附件|现将")
_GENERIC = regex(
    r"(?:(?:\d{4}|××)年)?(?:上半年|下半年|年?度)?(?:主要|重点)?工作"
    f"(?:{any_of(Family.SUMMARIES, Family.PLANS)})"
)
# A title of this form is that of a document, however its first paragraph speaks.
_TELLS_ITS_MATTER = regex("关于.{2,}的.{2,4}$")
_LEAST_DOCUMENT = 60
_COMPLETE = 3
_LOOK_AHEAD = 8
_FAR = 200
_ITEM = 4


@dataclass(frozen=True)
class Split:
    """Where the documents of a file stand, and what the rest of it is."""

    pieces: tuple[tuple[int, int], ...]
    outside: tuple[Span, ...]


@dataclass
class _Document:
    """A document as far as it has been read."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    han: int = 0
    highest: dict[int, int] = field(default_factory=dict)
    """The highest number seen at each level."""
    names: set[str] = field(default_factory=set)
    """What it names in 《》 or as an annex."""
    stem: Paragraph | None = None
    """The last numbered paragraph."""
    gap: list[Paragraph] = field(default_factory=list)
    """What stands behind it without a number."""
    continues: bool = False
    """Whether sections go on behind the paragraph their heading runs into."""
    ended: bool = False
    annexed: bool = False

    def add(self, paragraph: Paragraph) -> None:
        if self.paragraphs and self.paragraphs[-1].is_annex and not paragraph.founds:
            self.annexed = True
        self.paragraphs.append(paragraph)
        self.han += count_han(paragraph.text)
        self.ended = paragraph.is_signed or (self.ended and paragraph.is_tail)
        self.names.update(_NAMED.findall(paragraph.text), [paragraph.text] if paragraph.is_annex else [])
        if paragraph.is_listed:
            return
        for number in paragraph.numbers:
            self.highest[number.level] = max(number.value, self.highest.get(number.level, 0))
        if paragraph.lead:
            self.continues = self.continues or self._went_on
            self.stem, self.gap = paragraph, []
        else:
            self.gap.append(paragraph)

    @property
    def title(self) -> str:
        return self.paragraphs[0].text if self.paragraphs[0].is_bare else ""

    @property
    def is_substantial(self) -> bool:
        return self.han >= _LEAST_DOCUMENT

    @property
    def is_complete(self) -> bool:
        """Return whether its own headings have come to three."""
        return self.highest.get(1, self.highest.get(2, 0)) >= _COMPLETE

    @property
    def heads_lines(self) -> bool:
        """Return whether the last heading stands on a line of its own, so that its body follows."""
        return bool(self.stem and self.stem.lead and self.stem.lead.kind == "line")

    @property
    def _went_on(self) -> bool:
        return bool(self.stem and not self.heads_lines and self.gap)

    def named(self, title: str) -> bool:
        """Return whether the title is that of its annex."""
        carries = any(_CARRIER.search(p.text) for p in self.paragraphs[:4])
        return carries and any(name in title or title in name for name in self.names)

    def cut(self, count: int) -> list[Paragraph]:
        """Take away and return its last paragraphs."""
        at = len(self.paragraphs) - count
        taken, self.paragraphs = self.paragraphs[at:], self.paragraphs[:at]
        return taken


def split(text: str, wrapped: bool = True) -> Split:
    """Return the pieces of a decoded file and what lies outside of them, in the offsets of the file."""
    cleaned = clean(text, wrapped)
    documents = _without_page_titles(_documents(paragraphs_of(cleaned.text)), cleaned)
    pieces = tuple(_extent(text, cleaned, d.paragraphs) for d in documents)
    return Split(pieces, tuple(_outside(text, pieces, cleaned)))


def _documents(paragraphs: Sequence[Paragraph]) -> list[_Document]:
    documents = [_Document()]
    for at, paragraph in enumerate(paragraphs):
        if paragraph.is_collection:
            documents.append(_Document())
            continue
        latest = documents[-1]
        if latest.is_substantial:
            if _begins(latest, paragraphs, at):
                documents.append(_Document())
            elif (
                paragraph.lead
                and not paragraph.is_listed
                and (count := _lead_in_count(latest, paragraphs, at))
            ):
                documents.append(_Document())
                for moved in latest.cut(count):
                    documents[-1].add(moved)
        documents[-1].add(paragraph)
    return [document for document in documents if document.paragraphs]


def _without_page_titles(documents: list[_Document], cleaned: Cleaned) -> list[_Document]:
    """Return the documents without what names the page that they stand on together."""
    if len(documents) < 2:
        return documents
    first = documents[0]
    if len(first.paragraphs) > 1 and first.title and _is_greeted_below(cleaned, first.paragraphs[0]):
        del first.paragraphs[0]
    return [d for d in documents if d.is_substantial or any(not p.is_bare for p in d.paragraphs)]


def _is_greeted_below(cleaned: Cleaned, title: Paragraph) -> bool:
    """Return whether the visitor is spoken to between the title and the next paragraph."""
    above, below = cleaned.origin_end(title.end), cleaned.origin(title.end + 1)
    return any(above <= s.start < below for s in cleaned.noise if s.kind is NoiseKind.SEO_INTRO)


def _begins(document: _Document, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether a new document begins with this very paragraph."""
    paragraph, previous = paragraphs[at], paragraphs[at - 1]
    if paragraph.is_bare:
        return _has_title(document, paragraphs, at)
    if paragraph.is_numbered_title and _is_founded_anew(paragraphs, at):
        return True
    if paragraph.lead:
        return previous.is_whole and paragraph.lead.value == 1
    if document.annexed:
        return False
    if previous.is_whole and paragraph.opens:
        return True
    if document.ended or previous.is_annex:
        return paragraph.opens_strongly or (paragraph.opens and _restarts(paragraphs, at))
    return paragraph.is_whole and not (previous.lead and previous.lead.kind == "line")


def _has_title(document: _Document, paragraphs: Sequence[Paragraph], at: int) -> bool:
    if document.ended and paragraphs[at].names_genre and not document.annexed:
        return at + 1 < len(paragraphs) and not paragraphs[at + 1].lead
    lines = title_lines(paragraphs[at : at + MOST_TITLE_LINES])
    if not lines or (lines > 1 and not _is_first_line(document, paragraphs[at], paragraphs[at + 1])):
        return False
    title, following = "".join(p.text for p in paragraphs[at : at + lines]), paragraphs[at + lines :][:1]
    if paragraphs[at - 1].is_annex or document.named(title):
        document.annexed = True
        return False
    if document.ended:
        return True
    opens = bool(following and following[0].opens)
    if document.annexed:
        return opens
    if _is_part(title, document.title):
        return False
    begins = bool(following and (following[0].begins_rules or following[0].salutes))
    is_told = bool(_TELLS_ITS_MATTER.search(title) and following and following[0].is_prose)
    return opens or begins or is_told or paragraphs[at - 1].is_closing or _restarts(paragraphs, at + lines)


def _is_founded_anew(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether what stands below a numbered title opens a document: 制定本规定, then 一、."""
    below = paragraphs[at + 1 : at + 2]
    return bool(below and (below[0].founds or below[0].begins_rules)) and (
        below[0].begins_rules or _restarts(paragraphs, at + 2)
    )


def _is_part(title: str, whole: str) -> bool:
    """Return whether the title is one of those that the document's own is made of, or names no matter."""
    is_half = title in whole and not whole.endswith(title)
    return is_half or bool(_GENERIC.fullmatch(title) and not _GENERIC.fullmatch(whole))


def _is_first_line(document: _Document, line: Paragraph, following: Paragraph) -> bool:
    """Return whether a title may begin in this line; a unit's name may be a signature."""
    is_free = document.ended or "关于" in line.text or not ends_as_signer(line.text)
    return not line.is_date and (is_free or following.text.startswith("关于"))


def _restarts(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether the next heading that a paragraph begins with is the first of its kind."""
    for paragraph in paragraphs[at : at + _LOOK_AHEAD]:
        if paragraph.lead:
            return paragraph.lead.value == 1
        if any(number.value == 1 for number in paragraph.numbers):
            return True
    return False


def _lead_in_count(document: _Document, paragraphs: Sequence[Paragraph], at: int) -> int:
    """Return how many paragraphs before this numbered one belong to a new document, 0 where none begins."""
    lead = paragraphs[at].lead
    if document.annexed or not lead or lead.value != 1:
        return 0
    gap = _own_gap(document)
    if not gap or any(p.is_part for p in gap):
        return 0
    strong = next((i for i, p in enumerate(gap) if p.opens_strongly), None)
    opening = next((i for i, p in enumerate(gap) if p.opens), None)
    if not _is_foreign(document, lead.level, gap, strong, opening):
        return 0
    if lead.level == 1 and opening is None and not (document.is_complete and _goes_on(paragraphs, at)):
        return 0
    if strong is not None:
        return len(gap) - strong
    if not document.heads_lines and not document.continues:
        return len(gap)
    return len(gap) - (opening if opening is not None else len(gap) - 1)


def _own_gap(document: _Document) -> list[Paragraph]:
    """Return what stands behind the last number, without the body, closing words and date there."""
    gap = document.gap
    ends = [i for i, p in enumerate(gap) if p.is_signed or p.is_tail or p.is_closing]
    if ends:
        return gap[ends[-1] + 1 :]
    return gap[1:] if document.heads_lines else gap


def _is_foreign(
    document: _Document, level: int, gap: Sequence[Paragraph], strong: int | None, opening: int | None
) -> bool:
    """Return whether a number that begins again at this level, behind this gap, cannot be the document's."""
    highest = document.highest
    if level == 1:
        return highest.get(1, 0) >= 2 or (1 not in highest and max(highest.get(n, 0) for n in (2, 3)) >= 2)
    if level == 2 and 1 in highest:
        is_founded = any(p.founds for p in gap) or (document.is_complete and strong is not None)
        return highest[1] >= 2 and is_founded
    if level == 2:
        return opening is not None and max(highest.get(2, 0), highest.get(_ITEM, 0)) >= _COMPLETE
    if not document.is_complete or strong is None:
        return False
    return level == _COMPLETE or gap[strong].founds or any(p.is_closing for p in document.gap)


def _goes_on(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Return whether 二、 follows 一、."""
    leads = (p.lead for p in paragraphs[at + 1 : at + _FAR] if p.lead and p.lead.level == 1)
    return (following := next(leads, None)) is not None and following.value == 2


def _extent(text: str, cleaned: Cleaned, paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Return where the paragraphs stand in the file, together with the noise in their first and last line."""
    first, last = paragraphs[0].start, paragraphs[-1].end
    start, end = cleaned.origin(first), cleaned.origin_end(last)
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if not cleaned.text[cleaned.place(line_start) : first].strip():
        start = line_start
    if not cleaned.text[last : cleaned.place(line_end)].strip():
        end = line_end
    written = text[start:end]
    start += len(written) - len(written.lstrip())
    return start, _behind_paywall(text, cleaned, start, start + len(written.strip()))


def _behind_paywall(text: str, cleaned: Cleaned, start: int, end: int) -> int:
    """Return the end of the piece: a closing mark belongs to it where its opening mark stands in it."""
    marks = [m.group().lower() for m in _PAYWALL.finditer(text, start, end)]
    closing = _PAYWALL.search(text, end, end + _FAR)
    if not marks or "paidbegin" not in marks[-1] or not closing or "paidend" not in closing.group():
        return end
    kept = cleaned.text[cleaned.place(end) : cleaned.place(closing.end())]
    return end if kept.strip() else closing.end()


def _outside(text: str, pieces: Sequence[tuple[int, int]], cleaned: Cleaned) -> Iterator[Span]:
    at = 0
    for start, end in (*pieces, (len(text), len(text))):
        for line in re.finditer(r"[^\n]+", text[at:start]):
            if not line.group().isspace():
                first, last = at + line.start(), at + line.start() + len(line.group().rstrip())
                yield Span(first, last, _kind(cleaned, first, last))
        at = end


def _kind(cleaned: Cleaned, start: int, end: int) -> NoiseKind:
    """Return what noise the line is; where it is none, it names a collection."""
    kept = cleaned.place(start) < len(cleaned.text) and cleaned.origin(cleaned.place(start)) < end
    if kept:
        return NoiseKind.COLLECTION_TITLE
    return next(
        (s.kind for s in cleaned.noise if s.start < end and start < s.end), NoiseKind.PLATFORM_RESIDUE
    )
