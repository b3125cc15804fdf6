"""P13: a range of figures takes ～ or —, not a hyphen."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex

_UNIT = (
    "%|％|℃|‰|个|人|名|位|次|场|期|篇|条|项|家|户|件|份|天|日|周|月|年|岁|小时|分钟|秒|元|万|亿|千|百|倍|亩|米|公里|公顷|平方|立方"
    "|吨|公斤|克|度|级|层|课时|学时|成|点|时|分|季度|座|台|套|处|棵|株|支|本|批|章|节|页|号(?![楼院文房室门线机台库井坑馆厅])|kW|km|cm|mm|kg"
)
_DATE = r"年(?:\d{1,2}月)?(?:\d{1,2}日)?|月(?:\d{1,2}日)?"
_NUMBER = r"\d{1,9}(?:[.,:：]\d{1,9})?"
_RANGE = regex(
    rf"(?<![\w./:\-–—~～])(?<!住址)(?<!地址)(?<!门牌)(?P<low>第?{_NUMBER}[ ]?(?:{_DATE}|{_UNIT})?)"
    rf"[ ]?(?P<mark>-{{1,2}}|[–~]|——)[ ]?(?=(?P<high>第?{_NUMBER})[ ]?(?P<last>学年|{_UNIT})?)",
    re.ASCII,
)
_CLOCK = regex(r"\d{1,2}[:：]\d{2}")
_WEEKDAYS = regex(r"(?:周|星期)[一二三四五六日天](-{1,2}|[~–])(?=(?:周|星期)?[一二三四五六日天])")
_OF_TIME = "年月日季学点时"


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    for m in _RANGE.finditer(manuscript.text):
        if _is_range(m):
            end = m.end("high")
            yield Spot(m.start(), end, Fix(FixKind.AUTO, f"{m['low']}{_right_mark(m)}{m['high']}"))
    for m in _WEEKDAYS.finditer(manuscript.text):
        yield Spot(m.start(), m.end(), Fix(FixKind.AUTO, f"{m.group()[: m.start(1) - m.start()]}至"))


def _is_range(m: re.Match[str]) -> bool:
    """Return whether a unit or two clock times tell a range; a bare 12-3 may be a number of anything."""
    if _CLOCK.fullmatch(m["low"]) and _CLOCK.fullmatch(m["high"]):
        return True
    if not m["last"] or re.match(r"-\d", m.string[m.end("high") :][:2]):
        return False
    return len(re.sub(r"\D", "", m["low"] + m["high"])) < 11


def _right_mark(m: re.Match[str]) -> str:
    of_time = m["last"] and m["last"][0] in _OF_TIME
    return "—" if of_time or _CLOCK.fullmatch(m["low"]) else "～"


RULE = Rule(
    id="P13",
    name="连接号",
    about=Aspect.PUNCTUATION,
    severity=Severity.WARN,
    message="数值、时间的起止用“～”或“—”，不用半角短横。",
    source="GB/T 15834-2011 4.13",
    detect=_detect,
    cases=(
        Case("每组3-4人，增长5-8%。", ("3-4", "5-8")),
        Case("2026年1-6月，值守时间为8:30-17:30，周一-周五开放。", ("1-6", "8:30-17:30", "周一-")),
        Case("2025——2026年，每月10日--15日集中整治，气温18~25℃。", ("2025——2026", "10日--15", "18~25")),
        Case("每组3～4人，2026年1—6月，增长5%～8%，值守8:30—17:30。"),
        Case("电话0512-6688123，按GB/T 9704-2012执行，日期2026-03-05，型号CBT-200-3台，10-3室。"),
        Case("见https://example.cn/2026-05/3-4.html，增长-3%。"),
    ),
)
