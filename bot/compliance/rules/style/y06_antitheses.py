"""Y06: 不仅…而且… and 不是…而是… are used sparingly."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_PAIRS = (
    (regex(r"不(?:仅仅?|但|只|光)[^。！？；\n不]{2,40}(?:而且|更|还|也)"), 1),
    (regex(r"(?:不是|并非|不在于)[^。！？；\n是]{2,30}，?而(?:是|在于)"), 0),
    (regex(r"既(?!要|定|有|往|得|是|然)[^。！？；\n既]{1,20}[，、]?又"), 2),
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    thousands = 1 + len(manuscript.text) // 1000
    for form, most in _PAIRS:
        found = list(form.finditer(manuscript.text))
        for m in found[most * thousands :]:
            yield Spot(m.start(), m.end())


RULE = Rule(
    id="Y06",
    name="对偶滥用",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="“不仅……而且……”一类句式用得偏多，可以改为直接陈述。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("不仅提升了素质，而且凝聚了人心。不仅改善了环境，更方便了群众。", ("不仅改善了环境，更",)),
        Case("既快又好。既稳又实。既省时又省力。", ("既省时又",)),
        Case("节水不是限制用水，而是科学用水。", ("不是限制用水，而是",)),
        Case("不仅提升了素质，而且凝聚了人心。"),
        Case("既要抓进度，又要抓质量；既有共性，又有个性；既是机遇，又是挑战。"),
    ),
)
