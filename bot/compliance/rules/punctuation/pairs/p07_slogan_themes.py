"""P07: a slogan that is a theme stands in quotation marks."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

# Only what is built as a slogan, two halves of one length: 以加强作风建设为主题 describes and needs no marks.
_THEME = regex(r"(?<=以)([\u4e00-\u9fff]{4,9})[，、 \u3000]([\u4e00-\u9fff]{4,9})(?=为(?:活动)?主题)")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _THEME.finditer(manuscript.text):
        if len(m.group(1)) == len(m.group(2)):
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"“{m.group()}”"))


RULE = Rule(
    id="P07",
    name="活动主题用引号",
    about=Aspect.PUNCTUATION,
    severity=Severity.INFO,
    message="活动主题、口号通常加引号。",
    source="GB/T 15834-2011 4.8",
    detect=_detect,
    cases=(
        Case("举办以书香润心、阅读致远为主题的读书节。", ("书香润心、阅读致远",)),
        Case("开展以奋进新征程，建功新时代为主题的演讲。", ("奋进新征程，建功新时代",)),
        Case("举办以“书香润心、阅读致远”为主题的读书节。"),
        Case("召开以加强作风建设、提升效能为主题的座谈会。"),
    ),
)
