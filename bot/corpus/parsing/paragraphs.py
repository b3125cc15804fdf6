"""What a paragraph can be to a document: its title, its opening, its end, an annex, or no part of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from bot.corpus.parsing.headings import FoundHeading, headings_in
from bot.language.document.forms import (
    annex_mark,
    begins_part,
    ends_signed,
    is_dated,
    stands_below,
)
from bot.language.document.paragraphs import is_addressee
from bot.lexicon.closings import is_closing
from bot.lexicon.genres import Family, any_of, ends_as_title, genre_at_end
from bot.lexicon.units import unit_before
from bot.regex import regex

_FULL_TITLE = regex(
    r"关于|^致|(?:19|20)\d\d|××|[一二三四五六七八九十]五|[省市县区镇乡村局委办部厅校院处站所团](?!级)|本?[季年月]度?"
)
_SECTION = regex("^(?:下一步|今后|下半年|存在|主要|目前|当前)")
_SENTENCE_MARK = regex("[。；！？，：]")
_PRAISED = "实用|精选|通用|优选|优秀|最新|热门|必备|推荐|合集|集锦|大全|汇总"
_COUNT = rf"[（(【]?\s*(?:{_PRAISED}|范文|共)?\s*[\d一二三四五六七八九十]+\s*篇\s*[)）】]?"
_MODEL = "范文|范本|样本|例文|模板|格式|怎么写"
_COLLECTION = regex(
    rf".{{2,20}}(?:汇编|选编|汇总册|文集)|.*(?:{_COUNT}|(?:{any_of()}|范文)(?:{_PRAISED}|{_MODEL})+)"
)
_ORDINAL = r"[\d一二三四五六七八九十]{1,3}"
_MARKER = regex(
    rf"[【\[（(〔「]?.{{0,30}}?(?:第\s*{_ORDINAL}\s*篇|篇\s*{_ORDINAL}|(?:[范例样]文|样[本例]|示例)\s*[（(]?{_ORDINAL}[)）]?)"
    r"[】\])）〕」]?(?:：.{0,40})?"
)
_LONGEST_NAME = {"": 60, "件": 60, "表": 40, "录": 40}
"""How long the name of an annex may be, by what it is called."""
_LONGEST_SALUTATION = 80
_PURPOSES = (
    "^为(?:了|深入|全面|进一步|认真|切实|扩大|加强|加快|贯彻|推动|促进|做好|规范|落实|提高|提升"
    "|营造|更好|持续|扎实|有效|确保|保障|推进|弘扬|充分)"
)
_PURPOSE = regex(rf"{_PURPOSES}|根据|按照|遵照|在.{{2,40}}(?:领导|指导|支持|关心)下")
_FOUNDING = regex(
    rf"特(?:制|拟)[定订]|{_PURPOSES}[^。]{{0,200}}?(?:制[定订]|拟[定订]|形成)了?[^。，；《》]{{0,40}}"
    rf"(?:{any_of(Family.PLANS, Family.RULES)})[。，]"
    rf"|(?:制|拟)[定订](?:如下|本|了?此).{{0,12}}(?:{any_of(Family.PLANS, Family.RULES)}|意见)"
)
_REPORTS = f"通知|报告|{any_of(Family.SUMMARIES)}"
_ANNOUNCING = regex(
    rf"现(?:就|将|结合|对)[^。]{{0,60}}?(?:如下|{_REPORTS})|总体(?:思路|要求)(?:是|为)：|(?:{_REPORTS})如下"
    rf"|如下[^。：，]{{0,10}}(?:{_REPORTS})[:：]"
)
_YEAR_OPENING = regex(r"(?:\d{4}年|××年?|今年).{0,4}是.{0,80}(?:之年|一年|元年|重要时期)")
_GUIDED = regex(r"(?:坚持|要)?以.{2,80}?为(?:指导|指引|统领|遵循)")
_TIMED = regex(
    r"(?:\d{4}|××)年(?:度|上半年|下半年|以来|.{0,3}季度)?[，,]|(?:今年|近年|一年|半年|上半年|本学期)(?:以?来)?[，,]"
)
_LEADERSHIP = regex("领导小组|加强.{0,20}领导|责任人|由.{2,20}任组长")
# What leads from a heading to its page.
_DOTS = regex(r"[\s.．…·。]*\d*$")
_LEAST_LISTED = 2
_FIRST_ARTICLE = regex("第一[章条编](?![第、])")
MOST_TITLE_LINES = 4
"""Over how many lines a title may run."""
_LONGEST_TITLE = 60
_LEAST_TITLE = 6
_OPENING_SENTENCES = 300
_QUOTED = regex("“[^“”]{12,}”")
_LEAST_WHOLE = 150


@dataclass(frozen=True)
class Paragraph:
    """A line of a cleaned text."""

    start: int
    end: int
    text: str
    numbers: tuple[FoundHeading, ...]
    """The headings in it."""
    is_listed: bool = False
    """Whether it stands in a table of contents: its heading comes again below, with its body."""

    @cached_property
    def lead(self) -> FoundHeading | None:
        """Return the heading it begins with."""
        return self.numbers[0] if self.numbers and self.numbers[0].start == self.start else None

    @cached_property
    def is_bare(self) -> bool:
        """Return whether it is short and holds no sentence: a title, a name, a section's heading."""
        return len(self.text) <= _LONGEST_TITLE and not self.numbers and not _SENTENCE_MARK.search(self.text)

    @cached_property
    def is_title(self) -> bool:
        """Return whether it may be a document's title."""
        return (
            self.is_bare
            and len(self.text) >= _LEAST_TITLE
            and ends_as_title(self.text)
            and bool(_FULL_TITLE.search(self.text) or _names_unit(self.text))
            and not (begins_part(self.text) or _SECTION.match(self.text) or self.is_annex)
        )

    @cached_property
    def is_numbered_title(self) -> bool:
        """Return whether it is a title to which a compilation gave a number: （一）某学院教学管理规定."""
        if not self.lead or self.lead.level > 2 or self.lead.kind != "line":
            return False
        return Paragraph(0, 0, self.text[self.lead.text_start - self.start :], ()).is_title

    @cached_property
    def begins_rules(self) -> bool:
        """Return whether it is the first article or chapter of rules."""
        return bool(_FIRST_ARTICLE.match(self.text))

    @cached_property
    def is_collection(self) -> bool:
        """Return whether it names a collection or counts its documents."""
        if len(self.text) > _LONGEST_TITLE or "。" in self.text:
            return False
        if self.is_listed and not self.lead:
            return True
        return bool(_MARKER.fullmatch(self.text) or (self.is_bare and _COLLECTION.fullmatch(self.text)))

    @cached_property
    def is_date(self) -> bool:
        """Return whether it is the date under a document, perhaps with the name of its unit."""
        return len(self.text) <= 40 and is_dated(self.text)

    @cached_property
    def is_signed(self) -> bool:
        """Return whether a document ends in it: with its date, or with unit and date behind a sentence."""
        return self.is_date or ends_signed(self.text)

    @cached_property
    def is_tail(self) -> bool:
        """Return whether such lines stand below the date."""
        return len(self.text) <= _LONGEST_TITLE and stands_below(self.text)

    @cached_property
    def is_closing(self) -> bool:
        """Return whether a document closes with it."""
        return is_closing(self.text)

    @cached_property
    def is_annex(self) -> bool:
        """Return whether it heads an annex: one without a number may only be named below the text."""
        mark = annex_mark(self.text)
        if mark is None or not mark.number:
            return False
        named = mark.colon or mark.kind in ("表", "录")
        return mark.is_bare or (named and len(mark.name) <= _LONGEST_NAME[mark.kind])

    @cached_property
    def is_prose(self) -> bool:
        """Return whether it is a sentence without a number."""
        return not self.numbers and "。" in self.text

    @cached_property
    def is_part(self) -> bool:
        """Return whether it heads a part under which numbers may begin again."""
        return begins_part(self.text) or (self.is_bare and not self.is_date and not self.is_annex)

    @cached_property
    def salutes(self) -> bool:
        """Return whether it begins with the addressees."""
        names, colon, _ = self.text[:_LONGEST_SALUTATION].partition("：")
        return not self.lead and bool(colon) and is_addressee(names + colon)

    @cached_property
    def founds(self) -> bool:
        """Return whether it says why the document is made, or to whom: only first paragraphs do."""
        return not self.lead and (self.salutes or bool(_FOUNDING.search(self._opening)))

    @cached_property
    def opens_strongly(self) -> bool:
        """Return whether hardly any but a first paragraph speaks like this."""
        return not self.lead and (
            self.founds or bool(_ANNOUNCING.search(self._opening) or _YEAR_OPENING.match(self.text))
        )

    @cached_property
    def opens(self) -> bool:
        """Return whether first paragraphs often speak like this."""
        if self.lead or self.is_bare or self.is_annex:
            return False
        weakly = _GUIDED.match(self.text) or _TIMED.match(self.text) or _PURPOSE.match(self.text)
        return self.opens_strongly or bool(weakly and not _LEADERSHIP.search(self._opening))

    @cached_property
    def is_whole(self) -> bool:
        """Return whether a document is collapsed into it: an opening, then headings."""
        inner = [n.level for n in self.numbers if n.level < 4]
        is_headed = (inner.count(1) >= 3 and self.opens) or (len(inner) >= 2 and self.founds)
        return not self.lead and is_headed and len(self.text) >= _LEAST_WHOLE

    @property
    def names_genre(self) -> bool:
        """Return whether it is the name of a genre and no more, as letters and notices are headed."""
        found = genre_at_end(self.text) if self.is_bare else None
        return found is not None and found.start == 0

    @property
    def _opening(self) -> str:
        """Return how it begins, without what it quotes: somebody else's words open nothing."""
        return _QUOTED.sub("", self.text[:_OPENING_SENTENCES])


def title_lines(paragraphs: Sequence[Paragraph]) -> int:
    """Return over how many of these paragraphs a title runs, 0 where they begin with none."""
    written = ""
    for count, paragraph in enumerate(paragraphs, 1):
        if not paragraph.is_bare or paragraph.is_date or paragraph.is_annex:
            return 0
        written += paragraph.text
        if Paragraph(0, 0, written, ()).is_title:
            return count
    return 0


def _names_unit(title: str) -> bool:
    """Return whether a title begins with a unit, or is that of rules: those name what they rule only."""
    genre = genre_at_end(title)
    return bool(unit_before(title)) or (genre is not None and genre.family is Family.RULES)


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the paragraphs of a cleaned text with their headings."""
    paragraphs = _plain_paragraphs(text)
    listed = _listed(paragraphs)
    return [replace(p, is_listed=True) if at in listed else p for at, p in enumerate(paragraphs)]


def _listed(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return which paragraphs are a table of contents: headings or titles in a row that come again below."""
    last = {_DOTS.sub("", p.text): at for at, p in enumerate(paragraphs) if len(p.text) <= _LONGEST_TITLE}
    listed: set[int] = set()
    for is_row, places in groupby(range(len(paragraphs)), key=lambda at: _entry(paragraphs[at])):
        row = list(places) if is_row else []
        # The last title of the row may be that of the first document.
        for end in range(len(row), max(_LEAST_LISTED, len(row) - 1) - 1, -1):
            if all(last[_DOTS.sub("", paragraphs[at].text)] > row[end - 1] for at in row[:end]):
                listed.update(row[:end])
                break
    return listed


def _entry(paragraph: Paragraph) -> str:
    """Return what a line of a table of contents names; empty where it cannot be one."""
    if lead := paragraph.lead:
        return "heading" if lead.kind == "line" and len(paragraph.text) <= _LONGEST_TITLE else ""
    return "title" if Paragraph(0, 0, _DOTS.sub("", paragraph.text), ()).is_title else ""


def _plain_paragraphs(text: str) -> list[Paragraph]:
    found = headings_in(text)
    paragraphs: list[Paragraph] = []
    at = first = 0
    for line in text.split("\n"):
        end, last = at + len(line), first
        while last < len(found) and found[last].start < end:
            last += 1
        if line:
            paragraphs.append(Paragraph(at, end, line, found[first:last]))
        first, at = last, end + 1
    return paragraphs
