"""D912: so many days are told as the dates span, so many came as should have come less those who did not."""

from collections.abc import Iterator
from datetime import date

from bot.compliance.matching import Match
from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_DAYS = regex(
    r"(?<!\d)(?:20\d\d年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})日?(?:[（(][^（）()]{1,6}[）)])?(?:至|到|—{1,2})"
    r"(?:(?P<m2>\d{1,2})月)?(?P<d2>\d{1,2})日(?:[（(][^（）()]{1,6}[）)])?[^。；\d\n]{0,16}?"
    r"(?:共计?|为期|历时|连续|放假|假期|总共|合计)(?P<n>\d{1,3})天"
)
_PRESENT = regex(
    r"应(?:到|出席|参加|参会)[^，。；\d]{0,6}(?P<all>\d{1,4})(?P<unit>[人名位户家])[^。；\d]{0,8}(?:实到|出席|到会|参加|参会)[^，。；\d]{0,6}(?P<came>\d{1,4})(?P=unit)"
    r"[^。；\d]{0,4}(?:请假|缺席|未到|缺勤|因[^，。；\d]{1,8}(?:未到|缺席))[^，。；\d]{0,4}(?P<away>\d{1,3})(?P=unit)"
)
_BUILT = regex(
    r"(?:(?P<y>20\d\d)年)?(?P<m>\d{1,2})月(?:\d{1,2}日|[上中下]旬|底|初)?(?P<begun>开工|动工|启动|开建|立项|签约)(?:建设)?[，、]"
    r"[^。；\d]{0,10}(?:(?P<y2>20\d\d)年)?(?P<m2>\d{1,2})月(?:\d{1,2}日|[上中下]旬|底|初)?(?:全面|全部|正式)?(?P<ended>竣工|完工|建成|投用|投产|验收|交付)"
)
_LEAP = 2024


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _DAYS.finditer(manuscript.text):
        span = _span(m)
        if span and int(m["n"]) not in (span, span - 1):
            yield Spot(m.start(), m.end(), ASK, f"首尾都算是{span}天，这里写{m['n']}天，请核对。")
    for m in _PRESENT.finditer(manuscript.text):
        if int(m["came"]) + int(m["away"]) != int(m["all"]):
            both = f"{int(m['came']) + int(m['away'])}{m['unit']}"
            message = f"实到和未到相加是{both}，和应到的对不上，请核对。"
            yield Spot(m.start(), m.end(), ASK, message)
    for m in _BUILT.finditer(manuscript.text):
        year = m["y"] or m["y2"]
        later = m["y2"] or year
        if (m["y2"] is None or m["y"]) and (later or "", int(m["m2"])) < (year or "", int(m["m"])):
            yield Spot(m.start(), m.end(), ASK, f"{m['ended']}的时间在{m['begun']}之前，请核对。")


def _span(m: Match) -> int:
    """Return how many days a stretch has, both ends counted; 0 where it is none in one year."""
    try:
        first = date(_LEAP, int(m["m"]), int(m["d"]))
        last = date(_LEAP, int(m["m2"] or m["m"]), int(m["d2"]))
    except ValueError:
        return 0
    return max(0, (last - first).days + 1)


RULE = Rule(
    id="D912",
    name="天数人数核验",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="天数、人数和前面说的对不上，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case("放假时间为10月1日至10月7日，共8天。", ("10月1日至10月7日，共8天",)),
        Case("会议应到45人，实到40人，请假4人。", ("应到45人，实到40人，请假4人",)),
        Case("工程2026年9月开工，2026年6月竣工。", ("2026年9月开工，2026年6月竣工",)),
        Case(
            "放假时间为10月1日至7日，共7天。会议应到45人，实到41人，请假4人。2025年9月开工，2026年6月竣工。"
        ),
        Case("11月25日至次年3月，为期120天。9月开工，计划2027年6月竣工。"),
    ),
)
