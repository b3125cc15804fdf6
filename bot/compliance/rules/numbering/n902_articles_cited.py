"""N902: of a law the 条 is cited before the 款, the 款 before the 项, and only the 项 has brackets."""

from bot.compliance.matching import Misuse, misuses
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, Severity
from bot.regex import regex

_N = "[一二三四五六七八九十百零〇\\d]{1,5}"

RULE = Rule(
    id="N902",
    name="条款项写法",
    about=Aspect.NUMBERING,
    severity=Severity.WARN,
    message="引用条文依次写条、款、项。",
    source="《立法技术规范（试行）（一）》5；GB/T 15835-2011",
    detect=misuses(
        Misuse(
            regex(rf"第[（(](?P<n>{_N})[）)](?P<part>[款条])"),
            r"第\g<n>\g<part>",
            "条、款的序号不加括号，加括号的是项。",
        ),
        Misuse(regex(rf"第{_N}[款项](?:的)?第{_N}条"), "", "条写在款、项前面。"),
        Misuse(regex(rf"第[（(]?{_N}[）)]?项(?:的)?第{_N}款"), "", "款写在项前面。"),
        Misuse(
            regex(rf"第(?P<n>{_N})条(?P<m>第?{_N})款(?=[（(]{_N}[）)](?![项\u4e00-\u9fff]))"),
            r"第\g<n>条\g<m>款",
            "括号里的序号后面写“项”。",
        ),
    ),
    cases=(
        Case("违反《办法》第十二条第（二）款的规定。", ("第（二）款",)),
        Case("依据第三款第五条、第（二）项第一款处理。", ("第三款第五条", "第（二）项第一款")),
        Case("依据第十二条第二款第（三）项，第三条、第五条第一款。"),
    ),
)
