"""F09: the General Secretary is named in full."""

from bot.compliance.rule import Case, Rule
from bot.compliance.wordings import wordings
from bot.domain.finding import Severity

RULE = Rule(
    id="F09",
    name="领导人称谓",
    severity=Severity.ERROR,
    message="领导人的称谓与规范写法不一致。",
    source="新华社、人民日报通行表述",
    detect=wordings("F09", cited=True),
    cases=(
        Case("习总书记强调，要抓好落实。", ("习总书记",)),
        Case("学习习近平书记重要讲话，刁近平总书记指出。", ("习近平书记", "刁近平")),
        Case("习近平指出，要坚持系统观念。", ("习近平",)),
        Case("学习总书记重要讲话精神，习近平总书记指出，习近平主席致贺信。"),
        Case("加强学习总结，***总书记强调。学习《习近平谈治国理政》。"),
    ),
)
