"""X03: no identity number in a document."""

from bot.compliance.rule import Case, Rule
from bot.compliance.tracing.proven import number_detector
from bot.domain.finding import Aspect, Severity

RULE = Rule(
    id="X03",
    name="身份证号",
    about=Aspect.SECRECY,
    severity=Severity.ERROR,
    message="这是一个真实格式的身份证号，不应出现在公文里。",
    source="《中华人民共和国个人信息保护法》",
    detect=number_detector(
        "identity",
        "身份证|公民身份号码|证件号|护照|通行证|台胞证|军官证|士官证|居留证|居住证|驾驶证|社保卡",
        "这像一个证件号，但证不出来，请核对，并确认需要写。",
    ),
    cases=(
        Case("联系人身份证号11010519491231002X。", ("11010519491231002X",)),
        Case("证件号：340102 19880315 4517", ("340102 19880315 4517",)),
        Case("身份证号110105194912310021", ("110105194912310021",)),
        Case("护照号E12345678", ("E12345678",)),
        Case("合同编号110105194912310021，流水号340102198803154512。"),
        Case("资产编号202600000000000123。"),
    ),
)
