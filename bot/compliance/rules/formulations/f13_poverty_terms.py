"""F13: what was lifted out of poverty is called so."""

from datetime import date

from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Context, Rule
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind

_2026 = Context(Brief(period="2026年", issued=date(2026, 2, 20)), GenreKind.KEY_POINTS)
_2019 = Context(Brief(period="2019年", issued=date(2019, 12, 20)), GenreKind.SUMMARY)

RULE = Rule(
    id="F13",
    name="脱贫提法",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="脱贫攻坚战取得全面胜利以后，通常不再这样写。",
    source="全国脱贫攻坚总结表彰大会（2021年2月25日）",
    detect=wordings("F13"),
    cases=(
        Case("带动贫困群众增收，走访贫困户。", ("贫困群众", "贫困户"), context=_2026),
        Case("开展消费扶贫，推进产业扶贫。", ("消费扶贫", "产业扶贫"), context=_2026),
        Case("助力脱贫攻坚。", ("助力脱贫攻坚",), context=_2026),
        Case("关爱贫困家庭学生，帮助脱贫户增收，回顾脱贫攻坚以来贫困村的变化。", context=_2026),
        Case("走访贫困户，开展消费扶贫。", context=_2019),
        Case("走访贫困户。", ("贫困户",)),
        Case("2019年，走访贫困户。"),
    ),
)
