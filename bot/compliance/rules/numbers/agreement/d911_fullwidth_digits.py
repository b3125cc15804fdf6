"""D911: figures are typed in half-width digits."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_WIDE = regex("[０-９]+(?:．[０-９]+)?")
_NARROW = {ord("０") + n: str(n) for n in range(10)} | {ord("．"): "."}


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _WIDE.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, m.group().translate(_NARROW)))


RULE = Rule(
    id="D911",
    name="全角数字",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="阿拉伯数字通常用半角。",
    source="GB/T 15835-2011 5.3",
    detect=_detect,
    typed=True,
    cases=(
        Case("时间为２０２６年6月1日，增长１．５%。", ("２０２６", "１．５")),
        Case("时间为2026年6月1日，增长1.5%。"),
    ),
)
