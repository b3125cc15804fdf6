"""F14: words that an official document avoids."""

from bot.compliance.formulations.wordings import wordings
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, Severity

RULE = Rule(
    id="F14",
    name="慎用禁用",
    about=Aspect.WORDING,
    severity=Severity.ERROR,
    message="这个词公文里通常不用。",
    source="新华社新闻信息报道中的禁用词和慎用词（2016年修订）",
    detect=wordings("F14"),
    cases=(
        Case("赴港澳台等国家考察，慰问残废人。", ("港澳台等国家", "残废人")),
        Case("邀请维族干部参加，建国70周年时开展活动。", ("维族", "建国70周年")),
        Case("老村长带头，工作十分给力。", ("村长", "给力")),
        Case("来自日本等国家和地区，加强内地与港澳交流，中国香港代表团。"),
        Case("建立全村长效机制，加大供给力度，返回教室，坚决反对“躺平”，第一书记驻村。"),
        Case("学习《关于建国以来党的若干历史问题的决议》，观看《建国大业》。"),
        Case("全市统一部署，唯一标识，数据中台之间互通，中澳关系，五四青年节前后。"),
    ),
)
