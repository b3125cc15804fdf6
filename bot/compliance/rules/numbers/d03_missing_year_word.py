"""D03: a year is followed by 年."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, FixKind, Severity
from bot.lexicon.genres import Family, any_of

RULE = Rule(
    id="D03",
    name="年份缺字",
    about=Aspect.NUMBERS,
    severity=Severity.ERROR,
    message="年份后面缺了“年”字。",
    source="GB/T 15835-2011",
    detect=pattern(
        r"(?<![\dA-Za-z./〔\[—～~\-])(20\d\d)(?=上半年|下半年|第?[一二三四]季度|全年|[春秋]季学期|年?[初末底](?=[，。、前])"
        rf"|度?(?:工作)(?:{any_of(Family.SUMMARIES, Family.PLANS)}|报告|任务|情况|目标)"
        r"|度(?=[\u4e00-\u9fff“，、]))(?!年)",
        FixKind.AUTO,
        r"\1年",
        lambda m: "电" in m.string[max(0, m.start() - 8) : m.end() + 3],
    ),
    cases=(
        Case("2026上半年，接待来访36批。", ("2026",)),
        Case("县林业局2025度工作总结", ("2025",)),
        Case("落实2026第三季度任务，2024度我县医保基金结余较多。", ("2026", "2024")),
        Case("2026年上半年、2026年度工作总结、2025—2026学年。"),
        Case("参加2026上海家博会，完成2026户改造，节约用电2024度以上。"),
    ),
)
