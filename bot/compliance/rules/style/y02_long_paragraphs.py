"""Y02: a paragraph of more than 600 characters is better divided."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind

_LONG = 600


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for paragraph in manuscript.paragraphs:
        length = len(paragraph.text)
        if paragraph.kind is Kind.BODY and length > _LONG:
            yield Spot(paragraph.start, paragraph.end, message=f"这一段有{length}个字，建议按内容分段。")


_SENTENCE = "各村按月核对台账，逐户走访，及时报送进展。"

RULE = Rule(
    id="Y02",
    name="段长",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="段落偏长，建议分段。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case(_SENTENCE * 30, (_SENTENCE * 30,)),
        Case("一、主要做法\n（一）抓好走访。" + _SENTENCE * 29, ("（一）抓好走访。" + _SENTENCE * 29,)),
        Case(_SENTENCE * 20),
        Case("\n".join([_SENTENCE * 20] * 3)),
    ),
)
