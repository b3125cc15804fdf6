"""F07: congresses and plenary sessions are called by their usual short names."""

from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

RULE = Rule(
    id="F07",
    name="届次写法",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="大会、全会的名称与通常写法不同。",
    source="GB/T 15835-2011 4.2；全会公报",
    detect=wordings("F07", fix=FixKind.AUTO),
    cases=(
        Case("学习党的20大、第二十届四中全会精神。", ("党的20大", "第二十届四中全会")),
        Case("贯彻二十届4中全会精神，领会二十大会议精神。", ("二十届4中全会", "二十大会议精神")),
        Case("贯彻党的二十大和20届二中、三中全会精神，领会20届历次全会精神。", ("20届", "20届")),
        Case("贯彻党的二十届四中全会精神，中国共产党第二十次全国代表大会胜利召开。"),
        Case("第二十届中央委员会委员，党的二十大报告。"),
    ),
)
