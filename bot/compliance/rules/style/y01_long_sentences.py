"""Y01: a sentence stays readable: a hint above 120 characters, a warning above 200."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.regex import regex

_LONG, _TOO_LONG = 120, 200
# The guiding thought (指导思想) is one sentence by custom.
_GUIDING = regex("[^，：]{0,16}以习近平新时代中国特色社会主义思想为指导")
_SENTENCE = regex(r"[^。！？；\n]+")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for paragraph in manuscript.paragraphs:
        if paragraph.kind is Kind.BODY:
            for m in _SENTENCE.finditer(manuscript.text, paragraph.start, paragraph.end):
                length = len(m.group().strip())
                if length > _LONG:
                    too_long = length > _TOO_LONG and not _GUIDING.match(m.group())
                    severity = Severity.WARN if too_long else Severity.INFO
                    message = f"这一句有{length}个字，建议拆成几句。"
                    yield Spot(m.start(), m.end(), message=message, severity=severity)


_CLAUSE = "统筹推进道路硬化和管网改造"

RULE = Rule(
    id="Y01",
    name="句长",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="句子偏长，建议拆成几句。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("、".join([_CLAUSE] * 10) + "。", ("、".join([_CLAUSE] * 10),)),
        Case("先行先试；" + "、".join([_CLAUSE] * 16) + "。", ("、".join([_CLAUSE] * 16),)),
        Case("。".join([_CLAUSE] * 20) + "。"),
        Case("、".join([_CLAUSE] * 5) + "；" + "、".join([_CLAUSE] * 5) + "。"),
    ),
)
