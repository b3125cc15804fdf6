"""What each line of an official document is: title, addressee, heading, body, signature, date, annex.

All offsets are those of the text, ends exclusive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.language.headings import HeadingNumber, heading_number


class Kind(StrEnum):
    """What a paragraph is in its document."""

    TITLE = "title"
    REFERENCE = "reference"
    """The document number (发文字号)."""
    ADDRESSEE = "addressee"
    HEADING = "heading"
    """On a line of its own; a run-in heading opens a body paragraph."""
    BODY = "body"
    ENCLOSURES = "enclosures"
    """The statement of attachments (附件说明)."""
    SIGNATURE = "signature"
    DATE = "date"
    ANNEX = "annex"
    """Everything behind the date of issue that belongs to an attachment."""


@dataclass(frozen=True)
class Paragraph:
    """A line of the text without the blanks around it."""

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


_GENRE_END = re.compile(
    r"(?:总结|要点|方案|计划|报告|通知|通报|请示|批复|函|纪要|意见|决定|决议|公告|通告|公报|命令|令|议案|办法|细则|规定|制度"
    r"|汇报|情况|安排|讲话|简报|倡议书|清单|规则|规程|预案|规划|体会|材料|思路|打算)(?:[（(][^（）()]{1,20}[）)])?$"
)
_NUMERAL = r"[\d一二三四五六七八九十]{1,3}"
_DATE = rf"(?:\d{{4}}|[二一][〇○零0-9一二三四五六七八九O]{{3}})\s*年\s*{_NUMERAL}\s*月\s*{_NUMERAL}\s*日"
_DATE_LINE = re.compile(rf"[（(]?{_DATE}[）)]?[。.，]?|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}")
_REFERENCE = re.compile(r"[\u4e00-\u9fff×]{1,12}[〔\[［（(【]\d{2,4}[〕\]］）)】]第?\d{1,4}号")
_ENCLOSED = re.compile(r"附(?:件|表|录)?\s*\d{0,2}\s*[：:]")
_ANNEX = re.compile(r"附(?:件|表|录)\s*[\d一二三四五六七八九十]{0,2}$")
_ITEM = re.compile(r"\d{1,2}[.．、]")
_STOPS = "。；！？"
_LONGEST_TITLE, _LONGEST_HEADING, _LONGEST_RUN_IN = 60, 60, 60
_TITLE_LINES = 4


def classified(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order."""
    lines = list(_lines(text))
    first = _title_end(lines)
    closing, annex = _closing(lines, first)
    addressed = False
    for n, (start, line) in enumerate(lines):
        end = start + len(line)
        if n < first:
            kind = Kind.REFERENCE if _REFERENCE.fullmatch(line) else Kind.TITLE
            yield Paragraph(kind, start, end, line)
        elif n >= annex:
            yield Paragraph(Kind.ANNEX, start, end, line)
        elif n in closing:
            yield Paragraph(closing[n], start, end, line)
        elif not addressed and _REFERENCE.fullmatch(line):
            yield Paragraph(Kind.REFERENCE, start, end, line)
        elif not addressed and _is_addressee(line):
            addressed = True
            yield Paragraph(Kind.ADDRESSEE, start, end, line)
        else:
            addressed = True
            yield _paragraph(start, line)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for m in re.finditer(r"[^\n\r]+", text):
        line = m.group().strip()
        if line:
            yield m.start() + len(m.group()) - len(m.group().lstrip()), line


def _title_end(lines: list[tuple[int, str]]) -> int:
    """Return how many lines the title takes, with a document number or a date in brackets around it."""
    end = 0
    for n, (_, line) in enumerate(lines[:_TITLE_LINES]):
        if _REFERENCE.fullmatch(line) or (n and _DATE_LINE.fullmatch(line)):
            end = n + 1
        elif (n and _ends_title(lines[n - 1][1])) or not _may_be_title(line):
            break
        else:
            end = n + 1
    return end if end < len(lines) else 0


def _ends_title(line: str) -> bool:
    return line[-1] != "、" and _GENRE_END.search(line) is not None


def _may_be_title(line: str) -> bool:
    return (
        len(line) <= _LONGEST_TITLE
        and line[-1] not in "。；：:，！？"
        and heading_number(line) is None
        and "。" not in line
    )


def _is_addressee(line: str) -> bool:
    return (
        line[-1] in "：:" and len(line) <= 150 and not any(c in line for c in _STOPS) and "如下" not in line
    )


def _closing(lines: list[tuple[int, str]], first: int) -> tuple[dict[int, Kind], int]:
    """Return what the lines of the closing part are, and the line where annexes begin."""
    kinds: dict[int, Kind] = {}
    annex = len(lines)
    for n in range(first, len(lines)):
        line = lines[n][1]
        if _ANNEX.match(line) and n > first + 1:
            annex = n
            break
        if _DATE_LINE.fullmatch(line) and n > first:
            kinds[n] = Kind.DATE
            if _is_name(lines[n - 1][1]):
                kinds[n - 1] = Kind.SIGNATURE
        elif _ENCLOSED.match(line) or (kinds.get(n - 1) is Kind.ENCLOSURES and _ITEM.match(line)):
            kinds[n] = Kind.ENCLOSURES
    last = annex - 1
    if last > first and last not in kinds and _is_name(lines[last][1]) and _UNIT_END.search(lines[last][1]):
        kinds[last] = Kind.SIGNATURE
    return kinds, annex


_UNIT_END = re.compile(
    r"(?:局|委员会|办公室|公司|集团|学校|中学|小学|大学|学院|医院|中心|街道|办事处|政府|支部|党委|党组|总支|社区|村|院|所|站|队|部|厅|协会|工会|委|办|馆)$"
)


def _is_name(line: str) -> bool:
    return (
        len(line) <= 40
        and line[-1] not in "。；：:，！？、"
        and heading_number(line) is None
        and "。" not in line
    )


def _paragraph(start: int, line: str) -> Paragraph:
    end = start + len(line)
    number = heading_number(line)
    stop = line.find("。")
    if number is None:
        own = (
            len(line) <= 20 and line[-1] not in "。；：:，！？…）”、" and not any(c in line for c in "。；，")
        )
        return Paragraph(Kind.HEADING if own else Kind.BODY, start, end, line, heading=line if own else "")
    words = line[number.end : stop if stop >= 0 else len(line)]
    if stop == -1 and line[-1] not in "；：:，、！？…" and len(words) <= _LONGEST_HEADING:
        return Paragraph(Kind.HEADING, start, end, line, number.level, number, words)
    if stop == len(line) - 1 and number.level <= 2 and len(words) <= _LONGEST_RUN_IN // 2:
        return Paragraph(Kind.HEADING, start, end, line, number.level, number, words)
    heading = words if 0 <= stop < len(line) - 1 and len(words) <= _LONGEST_RUN_IN else ""
    return Paragraph(Kind.BODY, start, end, line, number.level, number, heading)
