"""S12: a report asks for nothing that must be decided."""

from collections.abc import Iterator

from bot.compliance.document.parts import genre_of, running, title_of
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.genre import GenreKind
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_DECIDED = "批准|批复|批示|审批|核准|核拨|拨付|核定|追加|同意|解决|支持|协调"
_ASKING = regex(
    rf"(?:^|(?<=[，。；：]))(?:以上(?:报告|意见|请求)?(?:当否|妥否|如无不妥)?，?)?(?:妥否|当否|可否|是否妥当)?，?"
    rf"(?:现|特|并|故|谨|为此|在此|建议)?(?:恳|敬|提|申|呈)?请(?!各|大家|有关|责任)[^。；，\n]{{0,24}}?(?:{_DECIDED})[^。；\n]{{0,20}}[。；]?"
    r"|(?:妥否|当否|可否|是否妥当)，请[^。；，\n]{0,4}示复?[。；]?"
)
# 恳请县政府安排资金: behind words that only ask, whatever is to be done.
_ENTREATY = regex(
    r"(?:^|(?<=[，。；：]))(?:现|特|并|故|谨|为此|在此)?(?:恳请|恳求|敬请|呈请|请求|申请)(?!各|大家|有关|责任)[^。；，\n]{0,24}?"
    r"(?:安排|给予|下拨|划拨|增加|增拨|调整|帮助|协助|补助|支援|配备|增配|减免|延期|授权|同意)[^。；\n]{0,20}[。；]?"
)
_REPORTED = regex(
    "(?:以上|特此)报告[^。\n]{0,8}请[^。\n]{0,8}(?:批准|批复|审批|批示|拨付|同意)[^。\n]{0,20}。?"
)
_READ = regex("审阅|指正|审议|审查")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    if genre_of(manuscript, context) is not GenreKind.REPORT:
        form = _REPORTED if "请示" not in title_of(manuscript) else None
    else:
        form = _ASKING
    for p in running(manuscript) if form else ():
        asked = [*form.finditer(p.text)] if form else []
        asked = asked or ([*_ENTREATY.finditer(p.text)] if form is _ASKING else [])
        for m in asked:
            if not _READ.search(m.group()):
                yield Spot(p.start + m.start(), p.start + m.end(), Fix(FixKind.SUGGEST, "特此报告。"))


_REPORT = Context(kind=GenreKind.REPORT)

RULE = Rule(
    id="S12",
    name="请示报告分离",
    about=Aspect.STRUCTURE,
    severity=Severity.ERROR,
    message="报告里不得夹带请示事项，需要批准的请另写请示。",
    source="《党政机关公文处理工作条例》第十五条第四项",
    detect=_detect,
    cases=(
        Case("以上报告，请予批准。", ("以上报告，请予批准。",)),
        Case("加强管控。\n特此报告，请批准拨付经费8万元。", ("特此报告，请批准拨付经费8万元。",)),
        Case(
            "现报告如下。\n管网老化，恳请市局拨付维修经费20万元。",
            ("恳请市局拨付维修经费20万元。",),
            context=_REPORT,
        ),
        Case("节水工作已全面铺开。妥否，请批示。", ("妥否，请批示。",), context=_REPORT),
        Case("继续改造，恳请县政府安排资金180万元。", ("恳请县政府安排资金180万元。",), context=_REPORT),
        Case("特此报告。请审阅。", context=_REPORT),
        Case("经报请市政府批准，成立专班，提请会议审议通过办法。", context=_REPORT),
        Case("妥否，请批示。", context=Context(kind=GenreKind.OTHER)),
        Case("关于节水工作情况的报告\n开展排查。\n妥否，请示复。", ("妥否，请示复。",), context=_REPORT),
    ),
)
