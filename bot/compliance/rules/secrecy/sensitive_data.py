"""X08: health, punishment and minors of persons who can be told."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Severity

_PERSON = "(?:[\u4e00-\u9fff]某(?:某)?|[\u4e00-\u9fff]{1,4}同志|其|本人|该生|该同志)"
_ILLNESS = "(?:患有?|确诊|罹患)[\u4e00-\u9fff]{1,8}(?:症|病|癌|瘤|炎|艾滋)"
_PUNISHED = "(?:受到|给予)(?:党内|行政|政务)?(?:严重警告|警告|记过|记大过|降级|撤职|开除|留党察看)处分"

RULE = Rule(
    id="X08",
    name="敏感个人信息",
    severity=Severity.WARN,
    message="涉及具体个人的健康、处分或未成年人信息，请确认必须写，并隐去身份。",
    source="《中华人民共和国个人信息保护法》第二十八条",
    detect=pattern(
        f"{_PERSON}[^，。；\n]{{0,10}}(?:{_ILLNESS}|{_PUNISHED})"
        f"|{_ILLNESS}的[\u4e00-\u9fff]某|未成年人(?:姓名|身份信息)[:：]",
        "ask",
    ),
    cases=(
        Case("走访患有抑郁症的王某。", ("患有抑郁症的王某",)),
        Case("张建国同志受到党内警告处分。", ("张建国同志受到党内警告处分",)),
        Case("加强未成年人保护，做好艾滋病防治和精神障碍患者服务。"),
        Case("全年给予党纪政务处分12人。"),
    ),
)
