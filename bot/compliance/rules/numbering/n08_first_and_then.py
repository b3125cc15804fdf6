"""N08: 首先 is followed by 其次, not by 第二."""

from collections.abc import Iterator

from bot.compliance.document.parts import running
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_FIRST = regex("(?:^|(?<=[。；：]))首先，")
_SECOND = regex("(?<=[。；])(?P<all>第二)(?=[，是要])")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for p in running(manuscript):
        first = _FIRST.search(p.text)
        second = _SECOND.search(p.text, first.end()) if first else None
        if second:
            yield Spot(p.start + second.start(), p.start + second.end(), Fix(FixKind.SUGGEST, "其次"))


RULE = Rule(
    id="N08",
    name="首先其次配套",
    about=Aspect.NUMBERING,
    severity=Severity.INFO,
    message="“首先”后面通常接“其次”，不与“第二”混用。",
    source="GB/T 15834-2011 附录B；实务惯例",
    detect=_detect,
    cases=(
        Case("首先，摸清底数。第二，建立台账。", ("第二",)),
        Case("重点抓两项：首先，摸清底数；第二要建立台账。", ("第二",)),
        Case("首先，摸清底数。其次，建立台账。最后，跟踪问效。"),
        Case("安全是首先要考虑的。第二季度完成整改。"),
    ),
)
