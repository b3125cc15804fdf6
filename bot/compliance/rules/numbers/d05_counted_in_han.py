"""D05: statistics are given in Arabic figures."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind
from bot.language.figures.numerals import arabic, parse_number
from bot.regex import regex

_UNIT = (
    "人次|场次|批次|架次|个百分点|平方公里|平方米|立方米|公里|公顷|公斤|小时|分钟|课时|学时|个月|个工作日|万元|亿元"
    "|[人名位户家个次场期篇条项件份册本张辆台套处所座栋间亩吨元棵株只头起宗盏眼块米天支批组对]"
)
# Exact and at least eleven: two digits side by side (三四十) are a loose count; 几, 数, 余, 多 tell one too.
_NUMERAL = "[一二两三四五六七八九十百千零〇万]{2,12}(?:点[一二三四五六七八九零]{1,2})?"
_COUNT = regex(rf"(?<![第几数上近约余多成逾超之十百千万亿〇零一二三四五六七八九两])({_NUMERAL})({_UNIT})")
_SHARE = regex(
    r"百分之(?!百(?![零一]))([一二三四五六七八九十百零]{1,4}(?:点[一二三四五六七八九零]{1,2})?)(?: *[%％])?"
    r"(?![几多余分一二三四五六七八九十百零])"
)
_SINGLE = regex(
    rf"(?<![第几数上近约余多成逾超之十百千万亿〇零一二三四五六七八九两每])([二两三四五六七八九十])({_UNIT})"
)
_ARABIC = regex(rf"\d({_UNIT})")
_SENTENCE = regex(r"[^。！？\n]+")
_EACH = regex(
    "[每各逐按分]|连续|季度|[年月周日]均|不少于|至少|不超过|一式|前|后|下|以上|以内|成立|设|推出|提出|明确|形成了|为$"
)
# 五十六个民族 and its like say no figure that anybody counted.
_SET = regex(
    r"五十六个民族|二十四(?:个字|个?节气|小时)|三百六十(?:五天|行)|十二个字|百分之百|九百六十万|十四亿|八小时"
    r"|二十四小时|三十(?:六计|而立)|一百二十分|十八(?:般|洞)|七十二"
)
_LIMIT = regex("(?:之|以)?内|以[上下]|前|起|周年|制|组合")
_OF_COUNTING = "次场期篇户人名家件份"
_SESSION = regex("届|次[、和及]|[、和及].?次|次全[会体]|次(?:代表)?大会|次会议|期间")
_COUNTED = regex(rf"\d(?:[十百千万亿]{{0,2}}(?:{_UNIT}|元)|[%％])")
_THROUGHOUT = 5
_TIME = ("天", "个月", "小时", "分钟", "个工作日")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    spots = [
        spot
        for paragraph in manuscript.paragraphs
        if paragraph.kind in (Kind.BODY, Kind.HEADING)
        for sentence in _SENTENCE.finditer(manuscript.text, paragraph.start, paragraph.end)
        for spot in _in_sentence(manuscript, sentence.start(), sentence.end())
    ]
    # The reports of party congresses count in Han throughout; one style is kept.
    if len(spots) < _THROUGHOUT or _COUNTED.search(manuscript.text):
        yield from spots


def _in_sentence(manuscript: Manuscript, start: int, end: int) -> Iterator[Spot]:
    text = manuscript.text
    for m in _COUNT.finditer(text, start, end):
        value = _exact(m.group(1))
        if value and value > 10 and not _is_set_phrase(manuscript, m):
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, arabic(value) + m.group(2)))
    for m in _SHARE.finditer(text, start, end):
        value = _exact(m.group(1))
        if value and not manuscript.quoted(m.start()):
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"{arabic(value)}%"))
    yield from _beside_figures(manuscript, start, end)


def _beside_figures(manuscript: Manuscript, start: int, end: int) -> Iterator[Spot]:
    """Yield the counts up to ten that stand beside an Arabic figure of the same unit: 讲座12场、义诊三场."""
    text = manuscript.text
    units = {m.group(1) for m in _ARABIC.finditer(text, start, end)} & set(_OF_COUNTING)
    for m in _SINGLE.finditer(text, start, end) if units else ():
        before = text[max(start, m.start() - 5) : m.start()]
        if m.group(2) in units and not _EACH.search(before) and not _is_set_phrase(manuscript, m):
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, arabic(_exact(m.group(1)) or 0) + m.group(2)))


def _exact(numeral: str) -> float | None:
    if re.search("[一二两三四五六七八九][一二两三四五六七八九]", numeral.partition("点")[0]):
        return None
    return parse_number(numeral)


def _is_set_phrase(manuscript: Manuscript, m: re.Match[str]) -> bool:
    """Return whether the numeral belongs to a set phrase, a name, a quotation or a time limit."""
    text = manuscript.text
    if manuscript.quoted(m.start()) or _SET.match(text, m.start()):
        return True
    if m.group(2) in "次期" and _SESSION.search(text[max(0, m.start() - 3) : m.end() + 3]):
        return True
    if m.group(2) in _TIME and _LIMIT.match(text, m.end()):
        return True
    return _in_title(text, m.start()) or m.group(1) in ("千万", "百万", "万万", "一万", "十万", "百千万")


def _in_title(text: str, at: int) -> bool:
    line = text[max(0, at - 40) : at]
    return line.rfind("《") > line.rfind("》")


RULE = Rule(
    id="D05",
    name="统计用阿拉伯数字",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="统计数据通常用阿拉伯数字。",
    source="GB/T 15835-2011",
    detect=_detect,
    cases=(
        Case("开展活动三十三次，撰写简报37篇。", ("三十三次",)),
        Case("合格率达百分之九十五%，百分之三十余有人值守，完成整改12项。", ("百分之九十五%",)),
        Case(
            "培训一百二十人，合格率达百分之九十五，投入两万三千元。",
            ("一百二十人", "两万三千元", "百分之九十五"),
        ),
        Case("举办讲座12场、义诊三场。", ("三场",)),
        Case(
            "增强“四个意识”，落实三会一课，一是抓好两个重点，走访几十户，需两三天，每组三四人，一名党员一面旗帜。"
        ),
        Case("党的二十大以来，五十六个民族团结一心，十余人参加，三四十人报名，十五个工作日内办结。"),
        Case("每季度研究一次，全年研究4次，每半年调度两次；百分之百办结，推出十项举措、一批典型。"),
        Case(
            "产值从五十四万元增至一百一十四万元，占百分之十八点五，提高十一点六个百分点，户均三万九千八百元，覆盖七十八户。"
        ),
        Case("每周只用一两次，连续两次不到场的，本月预约不超过3次。"),
        Case("第十二次全国人口普查，“百千万工程”，一百多户，近三十人，二十四小时值班。"),
    ),
)
