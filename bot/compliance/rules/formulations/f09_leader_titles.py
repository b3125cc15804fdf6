"""F09: the General Secretary is named in full."""

from collections.abc import Iterator

from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_LISTED = wordings("F09", cited=True)
_MASKED = regex("[*＊×xXＸ]{1,6}总书记")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    yield from _LISTED(manuscript, context)
    for m in _MASKED.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, "习近平总书记"))


RULE = Rule(
    id="F09",
    name="领导人称谓",
    about=Aspect.WORDING,
    severity=Severity.ERROR,
    message="领导人的称谓与规范写法不一致。",
    source="新华社、人民日报通行表述",
    detect=_detect,
    cases=(
        Case("习总书记强调，要抓好落实。", ("习总书记",)),
        Case("学习习近平书记重要讲话，刁近平总书记指出。", ("习近平书记", "刁近平")),
        Case("习近平指出，要坚持系统观念。", ("习近平",)),
        Case("学习总书记重要讲话精神，习近平总书记指出，习近平主席致贺信。"),
        Case("贯彻***总书记讲话，落实习书记要求，牢记习大大嘱托。", ("习书记", "习大大", "***总书记")),
        Case("加强学习总结，学习书记讲话，见习书记到岗，学习大大提升了能力。学习《习近平谈治国理政》。"),
    ),
)
