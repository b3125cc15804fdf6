"""T905: one event happened on one day throughout the text."""

from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_EVENT = (
    "特?强?(?:暴雨|降雨|暴雪|大风|台风|冰雹)|洪水|洪灾|火灾|地震|泥石流|滑坡|爆炸|事故|车祸|坍塌|火情|险情|灾害"
    "|启动仪式|动员大?会|推进会|座谈会|表彰会|总结会|现场会|听证会|代表大?会|联席会议|专题会议|党组会议|常委会议?|运动会"
)
_DAY = (
    r"(?P<day>\d{1,2}月\d{1,2}日)(?:[（(][^（）()]{1,8}[）)])?"
    r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|夜间|深夜|当天|\d{1,2}时许?)?"
)
_DIRECT = regex(
    rf"(?<![至到—、和前])(?:20\d\d年)?{_DAY}的?(?P<event>{_EVENT})(?=[共致造后中以引结取，。]|发生|导致)"
)
_ANY_EVENT = regex(_EVENT)
_ANY_DAY = regex(r"\d{1,2}月\d{1,2}日")
_SENTENCE = regex(r"[^。；！？\n]+")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _DIRECT.finditer(text):
        days = {day for other in _SENTENCE.finditer(text) for day in _days_of(m["event"], other.group())}
        others = days - {m["day"]}
        # Told of that day elsewhere as well, there were two of them.
        if len(others) == 1 and _times(text, m["day"]) == 1 and _times(text, *others) >= 1:
            message = f"前后说的日期不一样（另一处是{others.pop()}），请核对。"
            yield Spot(m.start(), m.end(), ASK, message)


def _days_of(event: str, sentence: str) -> Iterator[str]:
    """Yield the day of a sentence that tells of an event and names no other day."""
    days = _ANY_DAY.findall(sentence)
    if len(set(days)) == 1 and any(m.group() == event for m in _ANY_EVENT.finditer(sentence)):
        yield days[0]


def _times(text: str, day: str) -> int:
    return sum(m.group() == day for m in _ANY_DAY.finditer(text))


RULE = Rule(
    id="T905",
    name="日期前后一致",
    about=Aspect.CONTRADICTION,
    severity=Severity.WARN,
    message="同一件事的日期前后不一样，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case(
            "2026年7月3日夜间，石浦乡遭遇强降雨，当晚转移群众。7月4日上午，工作组到场。7月2日强降雨共造成倒塌农房3间。",
            ("7月2日强降雨",),
        ),
        Case("3月5日，县里召开推进会，部署任务。3月8日推进会后，各乡镇抓好落实。", ("3月8日推进会",)),
        Case("7月3日夜间，石浦乡遭遇强降雨。7月3日强降雨共造成倒塌农房3间。"),
        Case("7月3日夜间，石浦乡遭遇强降雨。7月9日，白水镇遭遇强降雨，7月9日强降雨造成道路中断。"),
    ),
)
