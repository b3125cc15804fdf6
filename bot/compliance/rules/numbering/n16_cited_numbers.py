"""N16: a document is cited by its title first and its number behind it."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_CITED = regex(
    r"(?:根据|按照|依据|贯彻|落实|遵照)(?P<all>[\u4e00-\u9fff×]{1,12}〔\d{4}〕\d{1,4}号)(?:文件?|通知)?"
)

# What came in is answered by its title: 你院卫字〔2026〕9号请示收悉.
_RECEIVED = regex(
    r"(?P<all>[\u4e00-\u9fff×]{1,12}〔\d{4}〕\d{1,4}号)[）)]?(?:的)?(?:请示|报告|来?函|来?文|文件)(?:已)?(?:收悉|收到)"
)
# 石卫字〔2026〕9号《关于……的请示》: the number before the title.
_NUMBER_FIRST = regex(r"(?P<all>[\u4e00-\u9fff×]{1,12}〔\d{4}〕\d{1,4}号)《[^《》\n]{4,60}》")
_INTRODUCED = regex(r"》（(?P<all>[\u4e00-\u9fff×]{1,12}〔\d{4}〕\d{1,4}号)")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    introduced: dict[str, int] = {}
    for m in _INTRODUCED.finditer(manuscript.text):
        introduced.setdefault(m["all"], m.start())
    for m in _RECEIVED.finditer(manuscript.text):
        if m["all"] not in introduced:
            message = "来文先写标题，再在括号里写发文字号。"
            yield Spot(m.start("all"), m.end(), ASK, message, Severity.WARN)
    for m in _NUMBER_FIRST.finditer(manuscript.text):
        message = "引用公文先写标题，再在括号里写发文字号。"
        yield Spot(m.start("all"), m.end(), ASK, message, Severity.WARN)
    for m in _CITED.finditer(manuscript.text):
        if introduced.get(m["all"], m.end()) > m.start():
            yield Spot(m.start("all"), m.end("all"), ASK)


RULE = Rule(
    id="N16",
    name="引文件先名后号",
    about=Aspect.NUMBERING,
    severity=Severity.INFO,
    message="第一次引用文件，通常先写标题，再在括号里写发文字号。",
    source="实务惯例",
    detect=_detect,
    cases=(
        Case("根据桐政办〔2026〕8号文件，制定本方案。", ("桐政办〔2026〕8号",)),
        Case("按照桐水发〔2026〕3号要求，抓好落实。", ("桐水发〔2026〕3号",)),
        Case("你院石卫字〔2026〕9号请示收悉。", ("你院石卫字〔2026〕9号请示收悉",)),
        Case("石卫字〔2026〕9号《关于购置设备的请示》收悉。", ("石卫字〔2026〕9号《关于购置设备的请示》",)),
        Case("你院《关于购置设备的请示》（石卫字〔2026〕9号）收悉。"),
        Case("根据《关于做好值班工作的通知》（桐政办〔2026〕8号），制定本方案。"),
        Case("依据《关于做好值班工作的通知》（桐政办〔2026〕8号）。各单位按照桐政办〔2026〕8号执行。"),
    ),
)
