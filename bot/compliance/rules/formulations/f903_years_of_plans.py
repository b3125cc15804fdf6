"""F903: a five-year plan spans its own five years: “十五五” is 2026 to 2030."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_PLAN = regex(
    r"“?(?P<tens>十)(?P<n>[一二三四五六七八九])五”?(?P<what>(?:时期|期间|规划)?)(?P<bracket>[（(，]?(?:即|为)?)"
    r"(?P<first>20\d\d)年?(?:—{1,2}|－|-|~|～|至|到)(?P<last>20\d\d)年"
)
_HAN = "一二三四五六七八九"
_ELEVENTH = 2006
_YEARS = 5


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _PLAN.finditer(manuscript.text):
        begins = _ELEVENTH + _YEARS * _HAN.index(m["n"])
        if (int(m["first"]), int(m["last"])) != (begins, begins + _YEARS - 1):
            message = f"“十{m['n']}五”是{begins}—{begins + _YEARS - 1}年，请核对是规划写错还是年份写错。"
            yield Spot(m.start(), m.end(), Fix(FixKind.ASK), message)


RULE = Rule(
    id="F903",
    name="规划期年份",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="五年规划的起止年份不对，请核对。",
    source="历次国民经济和社会发展五年规划纲要的起止年份",
    detect=_detect,
    cases=(
        Case("做好“十四五”时期（2026—2030年）项目储备。", ("“十四五”时期（2026—2030年",)),
        Case("编制“十五五”规划（2025—2030年）。", ("“十五五”规划（2025—2030年",)),
        Case("做好“十五五”时期（2026—2030年）项目储备，总结“十四五”时期（2021—2025年）成绩。"),
    ),
)
