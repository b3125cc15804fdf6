"""X08: health, punishment and minors of persons who can be told."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity
from bot.lexicon.people import GIVEN, SURNAME

_PERSON = "(?:[\u4e00-\u9fff]某(?:某)?|[\u4e00-\u9fff]{1,4}同志|其(?![中他余它])|本人|该生|该同志)"
_CALLED = f"{SURNAME}[{GIVEN}]{{2}}(?=[，。、；（）已得在享被的病患反因称说表家等开]|$)"
_CONDITION = "(?:艾滋病|乙肝|丙肝|结核病?|抑郁症|精神分裂症?|精神病|癌症|梅毒|白血病|尿毒症|肿瘤)"
_ILLNESS = "(?:患有?|确诊|罹患)[\u4e00-\u9fff]{1,8}(?:症|病|癌|瘤|炎|艾滋)"
_PUNISHED = "(?:受到|给予)(?:党内|行政|政务)?(?:严重警告|警告|记过|记大过|降级|撤职|开除|留党察看)处分"

RULE = Rule(
    id="X08",
    name="敏感个人信息",
    about=Aspect.SECRECY,
    severity=Severity.WARN,
    message="涉及具体个人的健康、处分或未成年人信息，请确认必须写，并隐去身份。",
    source="《中华人民共和国个人信息保护法》第二十八条",
    detect=pattern(
        f"{_PERSON}[^，。；\n]{{0,10}}(?:{_ILLNESS}|{_PUNISHED})"
        f"|(?<![\u4e00-\u9fff])(?:职工|村民|居民|学生|员工|干部|党员|老人)?{_CALLED}因?{_ILLNESS}"
        f"|{_ILLNESS}的(?:[\u4e00-\u9fff]某|{_CALLED})"
        f"|{_CONDITION}(?:患者|病人|感染者)(?:[\u4e00-\u9fff]某|{_CALLED})"
        f"|(?:受到|给予)[^，。；\n]{{0,12}}处分的(?:[\u4e00-\u9fff]某|{_CALLED})"
        f"|未成年(?:人?被害人|犯罪嫌疑人|女童)(?:[\u4e00-\u9fff]某|{_CALLED})|未成年人(?:姓名|身份信息)[:：]",
        FixKind.ASK,
    ),
    cases=(
        Case("走访患有抑郁症的王某。", ("患有抑郁症的王某",)),
        Case(
            "患精神分裂症的王大明已纳入救助，乙肝患者赵小梅、未成年被害人李晓彤得到帮扶。",
            ("患精神分裂症的王大明", "乙肝患者赵小梅", "未成年被害人李晓彤"),
        ),
        Case(
            "抑郁症患者刘建国反映问题，职工王海涛患有矽肺病。", ("抑郁症患者刘建国", "职工王海涛患有矽肺病")
        ),
        Case("对受到开除党籍处分的陈志强，持续回访。", ("受到开除党籍处分的陈志强",)),
        Case("增强未成年人安全意识，做好乙肝患者管理服务、艾滋病患者关爱工作。"),
        Case("做好结核病患者管理、未成年人保护，对受到处分的干部谈心谈话，未成年人权益得到维护。"),
        Case("张建国同志受到党内警告处分。", ("张建国同志受到党内警告处分",)),
        Case("加强未成年人保护，做好艾滋病防治和精神障碍患者服务。"),
        Case("全年给予党纪政务处分12人。"),
        Case("住院老人6120人，其中患有三种以上慢性病的占57%。"),
        Case("走访职工王海涛，了解到其患有矽肺病。", ("其患有矽肺病",)),
    ),
)
