"""D01: a year is written in full."""

from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.document import Brief
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_SHORT = regex(r"(?<![\d.．〇零一二三四五六七八九十百千万第/\-])[’']?(\d\d)年")
_FULL = regex(r"20\d\d(?=年|学年|[—～~-])")
# What only a year can be followed by: 26年3月, 26年上半年, 26年度工作要点.
_OF_A_YEAR = regex(
    r"度|上半年|下半年|\d{1,2}月|[一二三四五六七八九十]{1,2}月|全年|年?[初末底]|第?[一二三四1-4]季度|[春秋夏冬]季|暑期|寒假|春节"
    r"|工作(?!经[验历]|历程|时间|阅历|生涯)|以来(?=，我)|(?:第[一二12])?学期"
)
_STRETCH = regex(
    r"来|或|间|以[上内下]|历史|历程|时间|的|前|后|如一|多|余|期|内|里|工龄|党龄|教龄|军龄|寿命|从|磨|[又一]?个月|，[他她]"
)
_SINCE = regex("(?:自从?|从|早在)$")
"""A stretch of so many years has no beginning."""
_LASTING = regex(
    r"(?:近|约|共|达|已|满|整|逾|超|长|历时|历经|连续|坚持|坚守|从[事业教医警军]|工作|服务|服役|建[成立校厂院]|使用|扎根[\u4e00-\u9fff]{0,4}|经过|走过|最[长短少]|每|用了?|了|为期|期限|不足|不到)(?:\d+—)?$"
)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text = manuscript.text
    known = _near(_years(text, context.brief))
    for m in _SHORT.finditer(text):
        year = f"20{m.group(1)}"
        if _LASTING.search(text[max(0, m.start() - 8) : m.start()]) or _STRETCH.match(text, m.end()):
            continue
        sure = bool(_OF_A_YEAR.match(text, m.end()) or _SINCE.search(text, max(0, m.start() - 2), m.start()))
        if sure and int(year) in known:
            yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, f"{year}年"))
        elif sure or int(year) in known:
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"{year}年" if m.group(1) < "40" else ""))


def _years(text: str, brief: Brief) -> set[int]:
    """Return the years that the text and its brief name in full."""
    years = {int(y) for y in _FULL.findall(text)} | {int(y) for y in _FULL.findall(brief.period)}
    return years | ({brief.issued.year} if brief.issued else set())


def _near(years: set[int]) -> set[int]:
    return {near for year in years for near in (year - 1, year, year + 1)}


RULE = Rule(
    id="D01",
    name="年份全写",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="年份应写全四位数字。",
    source="GB/T 15835-2011",
    detect=_detect,
    cases=(
        Case("26年度工作要点", ("26年",)),
        Case("25年底前完成整改，26年3月起试运行。", ("25年", "26年")),
        Case("2025年新建泵站2座，26年拟再建3座。", ("26年",)),
        Case("自23年推行以来，早在19年就已试点。", ("23年", "19年")),
        Case("学校有96年历史，26年来坚持送教下乡。"),
        Case("2025年，他已扎根山区26年，从事教育工作30年。"),
        Case("2026年是开局之年，房屋使用25年以上的列入改造。"),
    ),
)
