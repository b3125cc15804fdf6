"""X06: no bank card number in a document."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Fix, Severity
from bot.language.manuscript import Manuscript
from bot.privacy.personal import personal_data


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for found in personal_data(manuscript.text):
        if found.kind in ("card",):
            yield Spot(found.start, found.end, Fix("mask"))


RULE = Rule(
    id="X06",
    name="银行卡号",
    severity=Severity.ERROR,
    message="这是一个真实格式的银行卡号，不应出现在公文里。",
    source="《中华人民共和国个人信息保护法》",
    detect=_detect,
    cases=(
        Case("汇入4111111111111111账户。", ("4111111111111111",)),
        Case("卡号6222 0200 0000 0000 000", ("6222 0200 0000 0000 000",)),
        Case("项目编号4111111111111112。"),
        Case("统一社会信用代码91110000000000000X。"),
    ),
)
