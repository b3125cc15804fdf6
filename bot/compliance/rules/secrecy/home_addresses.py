"""X07: a person's home does not belong into a document."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Severity

_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})"

RULE = Rule(
    id="X07",
    name="住址",
    severity=Severity.WARN,
    message="这是到户的住址，请确认需要写。",
    source="《中华人民共和国个人信息保护法》",
    detect=pattern(
        rf"(?:[\u4e00-\u9fff]{{2,8}}(?:路|街|巷|大道|小区|花园|苑)\d{{0,4}}号?)?{_NUMBER}(?:号楼|栋|幢)"
        rf"{_NUMBER}单元(?:{_NUMBER}(?:室|号|户))?|[\u4e00-\u9fff]{{2,8}}(?:路|街|巷|大道)\d{{1,4}}号{_NUMBER}单元\d{{1,4}}室?",
        "mask",
    ),
    cases=(
        Case("家住建设路12号3单元502室。", ("家住建设路12号3单元502室",)),
        Case("位于春华小区5号楼2单元301室。", ("位于春华小区5号楼2单元301室",)),
        Case("地址：建设路12号市民中心。"),
        Case("改造3号楼5个单元的管道。"),
    ),
)
