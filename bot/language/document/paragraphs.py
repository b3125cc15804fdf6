"""What each line of a text is by its words and its place, as far as these tell it.

All offsets are those of the text, ends exclusive.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bot.language.document.forms import (
    annex_mark,
    begins_part,
    is_date,
    is_dated,
    is_issue,
    is_reference,
    signature_and_date,
)
from bot.language.document.headings import HeadingNumber, heading_number
from bot.language.document.roles import heading_role
from bot.lexicon.genres import Family, any_of, ends_as_title, everyday_words, genre_at_end
from bot.lexicon.units import ends_as_signer
from bot.regex import regex


class Kind(StrEnum):
    """What a paragraph is in its document."""

    LETTERHEAD = "letterhead"
    """Above the title: copy number, urgency, the issuer's mark, with the rules and pictures between them."""
    TITLE = "title"
    SUBTITLE = "subtitle"
    """Between title and text: a date in brackets, who speaks, the issue of a bulletin."""
    REFERENCE = "reference"
    """The document number (发文字号), or who signs (签发人)."""
    MASTHEAD = "masthead"
    """A line of a bulletin's head: its name, its issue, its issuer and date."""
    ADDRESSEE = "addressee"
    HEADING = "heading"
    """On a line of its own; a run-in heading opens a body paragraph."""
    BODY = "body"
    LABEL = "label"
    """A short line without a mark that heads nothing: a name, a datum, a cell."""
    ITEM = "item"
    """A numbered sentence among others, of which none has a heading."""
    CLOSING = "closing"
    """A closing phrase (结语) on a line of its own."""
    TABLE = "table"
    FIGURE = "figure"
    """A picture, a chart or an equation on a line of its own."""
    CAPTION = "caption"
    """What a figure or a table is called: 图1 …, 表1 …"""
    CONTENTS = "contents"
    """A line of the table of contents."""
    ENCLOSURES = "enclosures"
    """The statement of attachments (附件说明)."""
    SIGNATURE = "signature"
    DATE = "date"
    """The date of issue, below the text or in brackets under the title."""
    NOTE = "note"
    """Between the date of issue and the annexes: 附注, 抄送, 印发."""
    ANNEX = "annex"
    """The mark of an annex (附件1); in `classify` everything behind it as well."""
    ANNEX_TITLE = "annex title"
    IMPRINT = "imprint"
    """At the foot of the last page: 抄送, who prints it, and when."""


@dataclass(frozen=True)
class Paragraph:
    """A line of the text without the blanks around it; one that holds signature and date is two."""

    kind: Kind
    start: int
    end: int
    text: str
    level: int = 0
    """1 一、 2 （一） 3 1. 4 （1）; 0 where no number opens it."""
    number: HeadingNumber | None = None
    heading: str = ""
    """The words of its heading without number and closing mark; of a run-in heading those before 。"""

    @property
    def runs_in(self) -> bool:
        """Return whether body follows the heading on the same line."""
        return self.kind is Kind.BODY and bool(self.heading)


_Line = tuple[int, str]
"""Where a line without the blanks around it begins, and the line."""

_FORM = regex(rf"[^。；，：:]{{2,40}}(?:表|{any_of(Family.LISTS)})$")
_ITEM = regex(r"\d{1,2}[.．、]")
# Behind a line with the issuer's name: 2026年上半年……工作总结.
_SECOND = regex(r"关于|(?:20\d\d|二[〇○零]..)年")
_RECIPIENT = regex(
    r"(?:单位|部门|机构|组织|团体|企业|银行|[分支]行|农场|林场|商户|班级|年级|支队|大队|分局|[局委办厅处科室部站所院校园馆区州盟旗县市镇乡村组员们司府会社团队厂矿]|(?<!阶)段"
    r"|集团|街道|中心|[中小大]学|[初高]中|承包[方商人]|经营者|业主|支部|党组|总支|工会|医院|师生|同志|家长|居民|群众|学生|职工|代表|领导|负责人|委员|民警|干警)"
    r"(?:[（(][^（）()]{1,30}[）)])?$"
)
_DEAR = regex("尊敬的|亲爱的|各位(?![^：]*[要应须请])")
_GENERAL = regex("各|全体|全校|全院|全局|所属|直属|尊敬|亲爱")
_STOPS = "。；！？"
_MARKS = "。；：:，！？、"
_LACKING = regex("【待补：[^【】]{2,12}】")
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_RUN_IN, _LONGEST_ADDRESSEE = 60, 60, 60, 1200
_MASTHEAD = 3
_LONGEST_NAME = 50
_TITLE_LINES, _CLOSING_LINES, _SIGNERS = 4, 8, 4


def classify(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order."""
    lines = list(_lines(text))
    masthead = _masthead(lines)
    first = masthead + _title_end([line for _, line in lines[masthead:]])
    annex = _annex(lines, first)
    closing = _closing(lines, first, annex)
    addressed = False
    for n, (start, line) in enumerate(lines):
        if n < masthead:
            yield Paragraph(Kind.MASTHEAD, start, start + len(line), line)
        elif n < first:
            yield Paragraph(_kind_at_the_top(line, n), start, start + len(line), line)
        elif n >= annex:
            yield Paragraph(Kind.ANNEX, start, start + len(line), line)
        elif n in closing:
            yield from _closing_paragraphs(closing[n], start, line)
        elif not addressed and is_reference(line):
            yield Paragraph(Kind.REFERENCE, start, start + len(line), line)
        elif not addressed and is_addressee(line):
            addressed = True
            yield Paragraph(Kind.ADDRESSEE, start, start + len(line), line)
        else:
            addressed = True
            yield paragraph_of(start, line)


def is_addressee(line: str) -> bool:
    """Return whether a line names those whom a document is sent to, with or without its closing colon."""
    names = line.rstrip("：:，,。.；;、 ")
    if not names or len(line) > _LONGEST_ADDRESSEE or any(c in names for c in "。！？：:"):
        return False
    if line[-1] in "：:" and _DEAR.match(names) and len(names) <= _LONGEST_HEADING:
        return True
    if "如下" in names or heading_number(line) or not _RECIPIENT.search(names):
        return False
    return line[-1] in "：:" or (len(names) <= _LONGEST_TITLE and _is_all_recipients(names))


def _is_all_recipients(names: str) -> bool:
    outside = re.sub(r"[（(][^（）()]{0,40}[）)]", "", names)
    parts = [part for part in re.split("[、，,；; \u3000]", outside) if part]
    return bool(_GENERAL.match(names) or "各" in names) and all(_RECIPIENT.search(part) for part in parts)


def _lines(text: str) -> Iterator[_Line]:
    for m in re.finditer(r"[^\n\r]+", text):
        line = m.group().strip()
        if line:
            yield m.start() + len(m.group()) - len(m.group().lstrip()), line


def _masthead(lines: list[_Line]) -> int:
    """Return how many lines the head of a bulletin takes above its title: it has its issue in the second."""
    if len(lines) < _MASTHEAD or not is_issue(lines[1][1]):
        return 0
    return _MASTHEAD if is_dated(lines[_MASTHEAD - 1][1]) else _MASTHEAD - 1


def title_count(lines: Sequence[str]) -> int:
    """Return how many of the first lines the title takes, with a number or a date in brackets around it."""
    end = 0
    for n, line in enumerate(lines[:_TITLE_LINES]):
        if is_reference(line) or (n and is_date(line)):
            end = n + 1
        elif (n and not _goes_on(lines[n - 1], line)) or not _may_be_title(line):
            break
        else:
            end = n + 1
    return end


def _title_end(lines: Sequence[str]) -> int:
    """Return how many lines the title takes of a text that goes on below it."""
    end = title_count(lines)
    return end if end < len(lines) else 0


def _goes_on(line: str, following: str) -> bool:
    """Return whether the title may go on in the following line."""
    if _ends_title(line) or is_addressee(following):
        return False
    # 关于2026年上半年 waits for its genre, whatever the second line speaks of.
    waits = "关于" in line or _SECOND.match(following) is not None
    names = genre_at_end(following.rstrip(_MARKS))
    ends = _ends_title(following) if waits else names is not None and names.word not in everyday_words()
    return heading_role(following) is None or ends


def _kind_at_the_top(line: str, n: int) -> Kind:
    if is_reference(line):
        return Kind.REFERENCE
    return Kind.DATE if n and is_date(line) else Kind.TITLE


def _ends_title(line: str) -> bool:
    return line[-1] != "、" and ends_as_title(line.rstrip(_MARKS))


def _may_be_title(line: str) -> bool:
    words = line.rstrip(_MARKS)
    closed = words != line and line[-1] != "、"
    return (
        0 < len(words) <= _LONGEST_TITLE
        and heading_number(line) is None
        and not any(c in words for c in _STOPS)
        and (not closed or (ends_as_title(words) and not _is_run_on(words)))
    )


def _is_run_on(words: str) -> bool:
    """Return whether the words are a short sentence rather than a title with a mark behind it."""
    return bool(re.search("，|如下|现将|特此", words))


def _annex(lines: list[_Line], first: int) -> int:
    """Return the line where annexes begin; behind the date of issue their title is enough."""
    dated = False
    for n in range(first, len(lines)):
        line = lines[n][1]
        if n > first + 1 and _heads_annex(line, dated):
            return n
        dated = dated or (n > first and _is_date(line))
    return len(lines)


def _heads_annex(line: str, dated: bool) -> bool:
    mark = annex_mark(line)
    if mark and mark.kind and mark.is_bare:
        return dated or not mark.colon
    named = mark is not None and mark.kind and 1 < len(mark.name) <= _LONGEST_NAME and "。" not in mark.name
    return dated and bool(named or _FORM.fullmatch(line))


def _is_date(line: str) -> bool:
    return is_date(line) or signature_and_date(line) is not None


def _closing(lines: list[_Line], first: int, annex: int) -> dict[int, Kind]:
    """Return what the lines of the closing part are."""
    kinds: dict[int, Kind] = {}
    for n in range(first, annex):
        line = lines[n][1]
        if ((mark := annex_mark(line)) and mark.states) or (
            kinds.get(n - 1) is Kind.ENCLOSURES and _ITEM.match(line)
        ):
            kinds[n] = Kind.ENCLOSURES
    last = range(annex - 1, max(first, annex - _CLOSING_LINES), -1)
    dated = next((n for n in last if n not in kinds and _is_date(lines[n][1])), annex)
    if not all(_is_note(lines[n][1]) for n in range(dated + 1, annex)):
        dated = annex
    for n in range(dated, annex):
        kinds.setdefault(n, Kind.DATE if n == dated else Kind.NOTE)
    for n in _signers(lines, first, dated):
        kinds.setdefault(n, Kind.SIGNATURE)
    return kinds


def _is_note(line: str) -> bool:
    return line.startswith(("（", "(", "抄", "附")) or (len(line) <= _LONGEST_TITLE and "。" not in line)


def _signers(lines: list[_Line], first: int, dated: int) -> Iterator[int]:
    """Yield the lines above the date, or at the end of an undated text, that name who signs."""
    above_a_date = dated < len(lines) and _is_date(lines[dated][1])
    for n in range(dated - 1, max(first, dated - 1 - _SIGNERS), -1):
        line = lines[n][1].removesuffix("。") if above_a_date else lines[n][1]
        named = ends_as_signer(line) or (n == dated - 1 and above_a_date)
        if not (named and _is_name(line)):
            return
        yield n


def _is_name(line: str) -> bool:
    """Return whether a line can be the name of who signs, or the mark that it is still to be named."""
    return _LACKING.fullmatch(line) is not None or (
        len(line) <= 40
        and not any(c in line for c in _MARKS)
        and heading_number(line) is None
        and not line.startswith(("特此", "附件"))
    )


def _closing_paragraphs(kind: Kind, start: int, line: str) -> Iterator[Paragraph]:
    both = signature_and_date(line) if kind is Kind.DATE else None
    if both is None:
        yield Paragraph(kind, start, start + len(line), line)
        return
    name, dated = both["name"].strip(), start + both.start("date")
    yield Paragraph(Kind.SIGNATURE, start, start + len(name), name)
    yield Paragraph(Kind.DATE, dated, start + len(line), both["date"])


def _is_short(line: str) -> bool:
    """Return whether a line is as short as headings without a number are, of two clauses at most."""
    closed = line[-1] in "。；：:，！？…）”、" or any(c in line for c in "。；")
    if closed or "，" not in line:
        return not closed and len(line) <= 20
    return len(line) <= 16 and line.count("，") == 1 and not any(c.isdigit() for c in line)


def paragraph_of(start: int, line: str) -> Paragraph:
    """Return what a line of running text is by its words alone: a heading, or body that one may open."""
    kind, number, heading = _read(line)
    level = number.level if number else 0
    return Paragraph(kind, start, start + len(line), line, level, number, heading)


# A document is divided several times, its lines are the same.
@lru_cache(maxsize=4096)
def _read(line: str) -> tuple[Kind, HeadingNumber | None, str]:
    """Return the kind of a line, its number and the words of its heading."""
    number = heading_number(line)
    stop = line.find("。")
    if number is None:
        own = _is_short(line) or (begins_part(line) and len(line) <= _LONGEST_HEADING and stop == -1)
        return (Kind.HEADING, None, line) if own else (Kind.BODY, None, "")
    words = line[number.end : stop if stop >= 0 else len(line)]
    if stop == -1 and line[-1] not in "；：:，、！？…" and len(words) <= _LONGEST_HEADING:
        return Kind.HEADING, number, words
    if stop == len(line) - 1 and number.level <= 2 and len(words) <= _LONGEST_RUN_IN // 2:
        return Kind.HEADING, number, words
    heading = words if 0 <= stop < len(line) - 1 and len(words) <= _LONGEST_RUN_IN else ""
    return Kind.BODY, number, heading
