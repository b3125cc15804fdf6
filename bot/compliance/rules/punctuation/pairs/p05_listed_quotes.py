"""P05: between quotations or titles side by side there is usually no 、."""

from bot.compliance.matching import pattern
from bot.compliance.rule import Case, Rule
from bot.domain.finding import Aspect, Severity

RULE = Rule(
    id="P05",
    name="并列引号间顿号",
    about=Aspect.PUNCTUATION,
    severity=Severity.INFO,
    message="并列的引号之间、书名号之间，通常不用顿号。",
    source="GB/T 15834-2011 4.5",
    detect=pattern(r"([”》])、([“《])", replacement=r"\1\2"),
    cases=(
        Case("落实“三会一课”、“主题党日”等制度。", ("”、“",)),
        Case("学习《条例》、《准则》。", ("》、《",)),
        Case("落实“三会一课”“主题党日”等制度。"),
        Case("增强“四个意识”、坚定“四个自信”，学习《条例》（修订）、《准则》。"),
    ),
)
