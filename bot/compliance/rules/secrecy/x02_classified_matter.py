"""X02: matter that is likely to be classified does not go on-line."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity
from bot.lexicon.genres import any_of

_PASSED_ON = "转发|印发|传达|传阅|现将|附|根据|按照|依据|落实"
_MATTER = (
    rf"(?:{_PASSED_ON})[^，。；\n]{{0,12}}涉密(?:文件|会议(?:{any_of()})?|载体|{any_of()})"
    rf"|(?:{_PASSED_ON})[^，。；\n]{{0,8}}(?:绝密|机密|秘密)级?(?:文件|会议|电报|{any_of()})"
    r"|(?:导弹|雷达|潜艇|军用机场|弹药)(?:阵地|基地|营区|库)|(?:部队|军事单位)(?:番号|代号)"
    r"|(?:军事设施|军事禁区|武器装备)[^，。；\n]{0,8}(?:位置|坐标|数量|部署|参数)"
    r"|密码电报|机要(?:密电|电报)|(?:作战|兵力)部署"
)

RULE = Rule(
    id="X02",
    name="涉密内容",
    about=Aspect.SECRECY,
    severity=Severity.ERROR,
    message="像是涉密内容。涉密不上网、上网不涉密，请先由保密部门确认。",
    source="《中华人民共和国保守国家秘密法》；《政务领域人工智能大模型部署应用指引》（2025年）",
    detect=pattern(_MATTER, FixKind.BLOCK),
    cases=(
        Case("现转发涉密会议纪要，请阅。", ("转发涉密会议纪要",)),
        Case(
            "根据绝密级文件要求，现将机密文件转发如下，线路途经导弹阵地。",
            ("根据绝密级文件", "现将机密文件", "导弹阵地"),
        ),
        Case("按密码电报要求落实。", ("密码电报",)),
        Case("加强涉密人员管理和涉密载体管理，组织涉密岗位人员签订保密承诺书。"),
        Case("参观革命军事博物馆，保护军事设施安全。"),
    ),
)
