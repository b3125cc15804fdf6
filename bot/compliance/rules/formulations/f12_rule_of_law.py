"""F12: 法治 in publicity, education and the like; 法制 only in names."""

from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

RULE = Rule(
    id="F12",
    name="法治法制",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="这里现在通常用“法治”。",
    source="《中华人民共和国宪法修正案》（2018年）；“八五”普法规划",
    detect=wordings("F12", fix=FixKind.AUTO),
    cases=(
        Case("加强法制宣传，增强法制观念。", ("法制宣传", "法制观念")),
        Case("建设法制化营商环境，强化法制保障。", ("法制化", "法制保障")),
        Case("聘请法制副校长，开展法制教育。", ("法制副校长", "法制教育")),
        Case("全国人民代表大会常务委员会法制工作委员会，落实法制审核。"),
        Case("县公安局法制大队，县司法局法制宣传科，《法制教育读本》。"),
    ),
)
