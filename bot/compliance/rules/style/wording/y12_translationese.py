"""Y12: verbs stand as verbs: 开展教育, not 进行教育的开展."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, Severity

RULE = Rule(
    id="Y12",
    name="翻译腔",
    about=Aspect.STYLE,
    severity=Severity.INFO,
    message="句子绕了弯，可以直接用动词，如“组织职工开展教育”。",
    source="实务惯例",
    detect=pattern(
        r"(?:进行|作出|给予)了?[^，。；\n进作给]{1,10}的(?:开展|学习|宣传|推进|落实|实施|整改|培训)(?=[，。；]|$)"
        r"|对于[^，。；\n对]{1,15}(?:来说|来讲|而言)|被[^，。；\n被]{1,10}所(?=[\u4e00-\u9fff]{2})",
    ),
    cases=(
        Case("对全体职工进行了防火知识的宣传。", ("进行了防火知识的宣传",)),
        Case("对于基层站所来说，任务较重。", ("对于基层站所来说",)),
        Case("组织全体职工开展教育，对于违规用火的，依法处理。"),
        Case("进行了认真整改，被评为先进单位。"),
    ),
)
