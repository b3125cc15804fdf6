"""Y10: what one paragraph says, another does not say again."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.headings import enumeration_at
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
from bot.regex import regex

_SENTENCE = regex(r"[^。！？；\n]+")
_CLAUSE = regex(r"[^。！？；，\n]+")
_NO_WORD = regex(r"[^\u4e00-\u9fffA-Za-z0-9]+")
_SHORTEST_SENTENCE, _SHORTEST_CLAUSE = 15, 18
# Formulas recur by right: guidance by theory and plenary sessions, 现将…如下, titles of documents.
_FORMULA = regex("习近平|党的.{1,4}大|全会|党中央|社会主义|总书记|如下|以下简称|《")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    said: dict[str, int] = {}
    for n, paragraph in enumerate(manuscript.paragraphs):
        if paragraph.kind is Kind.BODY:
            yield from _again(manuscript.text, paragraph, n, said)


def _again(text: str, paragraph: Paragraph, n: int, said: dict[str, int]) -> Iterator[Spot]:
    """Yield the sentences, and the long clauses of the others, that an earlier paragraph holds."""
    begin = paragraph.start + (paragraph.number.end if paragraph.number else 0)
    for m in _SENTENCE.finditer(text, begin, paragraph.end):
        start = _behind_number(text, m.start())
        if _is_repetition(text[start : m.end()], _SHORTEST_SENTENCE, n, said):
            yield Spot(start, m.end(), severity=_weight(text, start))
            continue
        for clause in _CLAUSE.finditer(text, start, m.end()):
            if _may_not_recur(clause, m.end() - start) and _is_repetition(
                clause.group(), _SHORTEST_CLAUSE, n, said
            ):
                yield Spot(*clause.span(), severity=Severity.INFO)


def _weight(text: str, start: int) -> Severity | None:
    """Return how much it weighs: who is responsible is told behind each task, in brackets."""
    return Severity.INFO if text[start] in "（(" else None


def _may_not_recur(clause: re.Match[str], length: int) -> bool:
    """Return whether the clause is a part of its sentence only, and no formula."""
    return len(clause.group()) < length and not _FORMULA.search(clause.group())


def _behind_number(text: str, at: int) -> int:
    number = enumeration_at(text, at)
    return number.end if number else at


def _is_repetition(stretch: str, shortest: int, n: int, said: dict[str, int]) -> bool:
    """Return whether an earlier paragraph says the same, and note that this one does."""
    words = _NO_WORD.sub("", stretch)
    return len(words) >= shortest and said.setdefault(words, n) < n


_RAN = "组织干部职工开展护林防火知识竞赛，增强了防火意识"

RULE = Rule(
    id="Y10",
    name="跨节重复",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="这句话前面的段落已经写过，建议只在一处详写。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case(f"（一）抓宣传。{_RAN}。\n（二）抓队伍。开展演练4次。一是{_RAN}。", (_RAN,)),
        Case(
            "建立镇村组三级联动的垃圾清运工作机制，按日清运。\n全年整治成效明显，建立镇村组三级联动的垃圾清运工作机制。",
            ("建立镇村组三级联动的垃圾清运工作机制",),
        ),
        Case(
            "坚持以习近平新时代中国特色社会主义思想为指导，狠抓整改。\n坚持以习近平新时代中国特色社会主义思想为指导，狠抓培训。"
        ),
        Case("开展演练4次。\n开展演练4次，参加人员120人。"),
    ),
)
