"""D06: a loose count is 三四个, without 、, and is loosened once: 近百人 or 百余人."""

import re
from collections.abc import Iterator

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_HAN = "一二三四五六七八九"
_UNIT = "个|名|人(?!民)|天|次|家|户|位|场|项|件|小时|分钟|年(?!级|度)|岁|里|公里|米|亩|万|千|百|十"
_SPLIT = regex(
    rf"(?<![第、\d.．〔号（A-Za-z{_HAN}十])(?<!^)([1-9{_HAN}])、([1-9{_HAN}])(?={_UNIT})"
    "(?!年(?:级|度|期))",
    re.MULTILINE,
)
_SKIPPING = regex(
    r"(?<![第、\d一二两三四五六七八九十])(?P<low>[三两])、(?P<high>[五三])(?=[天年个名人次里户])(?!年[级度期])"
)
_TEENS = regex(rf"(?<![第、\d{_HAN}])十([{_HAN}])、([{_HAN}])(?={_UNIT})(?!年(?:级|度|期))")
_NUMBER = r"(?:\d[\d,.]{0,12}[十百千万亿]{0,2}|[一二三四五六七八九十百千万两]{1,5})"
# 附近, 节约 and 条约 do not loosen anything.
_ABOUT = (
    "(?:(?<![附最临邻靠新远就相亲走贴])(?<!接)(?<!将)近|接近|将近"
    "|(?<![节条合预签履集公契大违制要相])约|大约|逾)"
)
_LIMIT = r"(?:[\u4e00-\u9fff%％]{0,3}?)"
_BOUNDED = regex(
    rf"(?:(?<!不)超过|不少于|不低于|至少|起码|(?<!不)[多高大]于)了?{_NUMBER}{_LIMIT}以上"
    rf"|(?:不超过|不[多高大]于|(?<!不)[低少]于|不足|至多|最多)了?{_NUMBER}{_LIMIT}(?:以下|以内|之内)"
    rf"|(?:超过|突破)了?{_NUMBER}[余多](?!年)"
)
_TWICE = regex(
    rf"{_ABOUT}{_NUMBER}(?:余|多(?!年来))"
    rf"|{_ABOUT}[有为是]?{_NUMBER}(?:[\u4e00-\u9fff%％]{{1,3}}?)(?:左右|上下)"
    rf"|{_NUMBER}(?:余|多)[\u4e00-\u9fff]{{1,3}}?(?:左右|上下)|几\d+|(?<![人户件次个总系指天基倍分亩台家篇字票页位栏生员])数10{{1,3}}(?![\d.])"
)


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.text
    for m in _SPLIT.finditer(text):
        low, high = _value(m.group(1)), _value(m.group(2))
        if high == low + 1 and m.group(1).isascii() == m.group(2).isascii():
            message = "概数用汉字，中间不加顿号。"
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"{_HAN[low - 1]}{_HAN[high - 1]}"), message)
    for m in _SKIPPING.finditer(text):
        if m["low"] + m["high"] in ("三五", "两三"):
            message = "概数用汉字，中间不加顿号。"
            yield Spot(*m.span(), Fix(FixKind.SUGGEST, m["low"] + m["high"]), message)
    for m in _TEENS.finditer(text):
        if _value(m.group(2)) == _value(m.group(1)) + 1:
            message = "概数用汉字，中间不加顿号。"
            yield Spot(m.start(), m.end(), Fix(FixKind.SUGGEST, f"十{m.group(1)}{m.group(2)}"), message)
    for m in _TWICE.finditer(text):
        yield Spot(m.start(), m.end(), ASK)
    for m in _BOUNDED.finditer(text):
        yield Spot(m.start(), m.end(), ASK, "前后两个词说的是同一个界限，保留一个即可。")


def _value(digit: str) -> int:
    return int(digit) if digit.isascii() else _HAN.index(digit) + 1


RULE = Rule(
    id="D06",
    name="概数",
    about=Aspect.NUMBERS,
    severity=Severity.WARN,
    message="约数用词重复，“近”“约”“余”“左右”保留一个即可。",
    source="GB/T 15835-2011",
    detect=_detect,
    cases=(
        Case("试运行3、4个月，近100余人参加。", ("3、4", "近100余")),
        Case("约三十户左右受益，200余名左右报名。", ("约三十户左右", "200余名左右")),
        Case("走访十四、五家企业。", ("十四、五",)),
        Case("每村三、四名网格员，走访几10户。", ("三、四", "几10")),
        Case(
            "工期还需三、五天，参加人数超过50人以上，不超过3天以内办结。",
            ("三、五", "超过50人以上", "不超过3天以内"),
        ),
        Case("第3、4季度，三四个月，100余人，近百人，约30户。"),
        Case("参保人数86.9万人，户数100户，走访数10户。", ("数10",)),
        Case("节约20余万元，附近10余户，最近10多天，完成第1、2项。\n1、2个村先行。"),
    ),
)
