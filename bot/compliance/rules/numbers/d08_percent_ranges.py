"""D08: both ends of a range of percentages carry the sign, and nothing falls by multiples."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_NUMBER = r"\d{1,9}(?:\.\d{1,4})?"
_RANGE = regex(rf"(?<![\d.\-])({_NUMBER})([～~—–-]{{1,2}}|至|到)({_NUMBER})([%％])")
_FALL = regex(
    r"(?:下降|减少|降低|缩短|压减|下跌|缩小|压缩)了?(?:近|约|超过?)?(?:\d{1,6}(?:\.\d{1,4})?|[一二两三四五六七八九十]{1,3})(?:多|余)?倍"
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _RANGE.finditer(manuscript.text):
        low, mark, high, sign = m.groups()
        mark = mark if mark in "至到" else "～"
        yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"{low}{sign}{mark}{high}{sign}"))
    for m in _FALL.finditer(manuscript.text):
        message = "下降、减少不用倍数表示，请改为百分数或分数。"
        yield Spot(m.start(), m.end(), ASK, message)


RULE = Rule(
    id="D08",
    name="百分数区间",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="百分数的起止通常都带百分号，以免误解。",
    source="GB/T 15835-2011",
    detect=_detect,
    cases=(
        Case("增长5～8%，占20至30%。", ("5～8%", "20至30%")),
        Case("能耗降低了两倍，投诉量下降3倍。", ("降低了两倍", "下降3倍")),
        Case("增长5%～8%，从20%提高到30%。"),
        Case("产量增长2倍，2025年占比98.5%，降低23%。"),
    ),
)
