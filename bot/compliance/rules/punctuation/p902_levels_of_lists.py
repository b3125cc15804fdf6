"""P902: words of a list are parted by 、, clauses by ，, and 、 does not stand before 和."""

from bot.compliance.matching import Misuse, misuses
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, Severity
from bot.regex import regex

_SHORT = "[\\u4e00-\\u9fff]{1,4}"
# 、和谐, 、及时: the character begins another word.
_TALKS = "座谈|交谈|谈话|谈心|会商|商谈|商定|协商|洽谈|对接|签订|结对|沟通|交流|见面"
_PREPOSITION = f"[^，。；\\n]{{1,16}}(?:{_TALKS}|相|挂钩|对应|一致|衔接|结合|适应|匹配|[有无]关|脱钩|同步)"
_JOINS = f"(?:和(?![谐平睦气解美善顺满])|及(?![时其格早物])|与(?![时会此世日]|众不同|{_PREPOSITION})|以及)"

RULE = Rule(
    id="P902",
    name="并列标点",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="并列的词语之间通常用顿号。",
    source="GB/T 15834-2011 4.5、4.6",
    detect=misuses(
        Misuse(
            regex(
                f"(?<=[\\u4e00-\\u9fff])；(?!(?:[一二三四五六七八九十]是|第|另)){_SHORT}(?:；(?!(?:[一二三四五六七八九十]是|第|另)){_SHORT})+(?=[。等])"
            ),
            lambda m: m.group().replace("；", "、"),
            "并列的词语之间用顿号，不用分号。",
        ),
        Misuse(
            regex(f"(?<=[\\u4e00-\\u9fff])、(?P<word>{_JOINS})(?=[\\u4e00-\\u9fff])"),
            r"\g<word>",
            "“和”“及”“与”前面不用顿号。",
        ),
        Misuse(regex("(?<=[\u4e00-\u9fff])、(?=[”》）。；，])"), "", "顿号后面缺了并列的词语。"),
    ),
    cases=(
        Case("重点检查泵站；管网；阀门。", ("；管网；阀门",)),
        Case("重点检查泵站、管网、和阀门。", ("、和",)),
        Case("坚持“谁主管、谁负责、”的原则。", ("、",)),
        Case(
            "重点检查泵站、管网和阀门；宣传到位；责任到人；措施落地见效。富强、民主、文明、和谐，准确、及时、与实际相适应。"
        ),
        Case("调研组查看账目、与管理员和村民座谈28场。"),
    ),
)
