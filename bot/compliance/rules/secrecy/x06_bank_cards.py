"""X06: no bank card number in a document."""

from bot.compliance.rule import Case, Rule
from bot.compliance.tracing.proven import number_detector
from bot.domain.finding import Aspect, Severity

RULE = Rule(
    id="X06",
    name="银行卡号",
    about=Aspect.SECRECY,
    severity=Severity.ERROR,
    message="这是一个真实格式的银行卡号，不应出现在公文里。",
    source="《中华人民共和国个人信息保护法》",
    detect=number_detector(
        "card", "账号|帐号|卡号|银行卡|账户", "这像一个银行卡号，但校验不通过，请核对，并确认需要写。"
    ),
    cases=(
        Case("汇入4111111111111111账户。", ("4111111111111111",)),
        Case("卡号6222 0200 0000 0000 000", ("6222 0200 0000 0000 000",)),
        Case("账号：4111111111111112", ("4111111111111112",)),
        Case("项目编号4111111111111112。"),
        Case("统一社会信用代码91110000000000000X。"),
    ),
)
