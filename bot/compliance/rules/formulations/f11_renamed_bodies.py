"""F11: bodies are called as they have been called since they were reformed."""

from datetime import date

from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Context, Rule
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Severity
from bot.domain.genre import GenreKind

_2026 = Context(Brief(period="2026年", issued=date(2026, 2, 20)), GenreKind.KEY_POINTS)
_2017 = Context(Brief(period="2017年", issued=date(2017, 12, 20)), GenreKind.SUMMARY)

RULE = Rule(
    id="F11",
    name="机构现行名",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="这个机构已经更名。",
    source="党和国家机构改革方案；规范表述表",
    detect=wordings("F11"),
    cases=(
        Case("县国土资源局、县环保局牵头。", ("国土资源局", "环保局"), context=_2026),
        Case("会同安监局、卫计委开展检查。", ("安监局", "卫计委"), context=_2026),
        Case("县旅游局、市规划局牵头。", ("旅游局", "规划局"), context=_2026),
        Case("市自然资源和规划局、文化和旅游局牵头，原县旅游局职责划入。", context=_2026),
        Case("原县国土资源局移交的档案。贯彻《市环境保护局文件》。", context=_2026),
        Case("县国土资源局牵头。", context=_2017),
        Case("县国土资源局牵头。", ("国土资源局",)),
        Case("2017年，县国土资源局牵头。"),
        Case("国家税务总局临川县税务局、县自然资源局。", context=_2026),
    ),
)
