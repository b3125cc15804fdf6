"""D905: what was done is dated: 日前 and 昨天 tell nobody when, once the document is a month old."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity

RULE = Rule(
    id="D905",
    name="相对时间",
    about=Aspect.NUMBERS,
    severity=Severity.INFO,
    message="公文通常写明具体日期，相对的时间过后就看不懂了。",
    source="《党政机关公文处理工作条例》第十九条；实务惯例",
    detect=pattern(
        r"(?:(?:^|(?<=[，。；：\n]))(?:日前|前不久|不久前)|前几[天日]|前些[天日]|前段时间|(?<!谢)昨[天日](?!事)|(?<![之以]|[\d一二三])前天|今天(?:上午|下午|晚上))",
        FixKind.ASK,
    ),
    cases=(
        Case("日前，我局开展了检查。昨天召开会议。", ("日前", "昨天")),
        Case("请于5月10日前报送，节日前开展检查，目前进展顺利。"),
    ),
)
