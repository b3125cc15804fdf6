"""Whether a text is out of date, told by what it calls current: congresses, plans, campaigns, bodies."""

import re
from collections.abc import Iterator

from bot.regex import regex

CURRENT_SINCE = 2022
"""Prose of before is out of date: its formulations have been replaced since the Twentieth Congress."""

_STRONG, _WEAK = 2, 1
_ENOUGH = 2
ANY = _WEAK
"""Where something else is out of date already, any sign is enough."""

_NOW = regex(
    "二十大|二十届|习近平文化思想|中国式现代化|新质生产力|党纪学习教育|“?十五五”?(?:时期|规划|开局)|全国教育大会"
    "|习近平新时代中国特色社会主义思想主题教育|中央八项规定精神学习教育|深刻领悟“?两个确立|《志愿服务条例》修订"
)
# What a text calls current, and how much it proves; 以来 and 期间 look back and prove nothing.
_PAST: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (name, weight, regex(pattern))
    for name, weight, pattern in (
        ("党的十六大", _STRONG, "十六大(?!以来)|十六届"),
        ("党的十七大", _STRONG, "十七大(?!以来)|十七届"),
        ("党的十八大", _STRONG, "十八大(?!以来)|十八届"),
        ("党的十九大", _STRONG, "十九大(?!以来)|十九届"),
        ("“十一五”", _STRONG, "十一五”?(?!以来|期间|末)(?=规划|时期|开局|发展|[，。])"),
        ("“十二五”", _STRONG, "十二五”?(?!以来|期间|末)(?=规划|时期|开局|发展|[，。])"),
        ("“十三五”", _STRONG, "十三五”?(?!以来|期间|末)(?=规划|时期|开局|发展|[，。])"),
        ("社会主义核心价值体系", _STRONG, "核心价值体系"),
        (
            "以科学发展观等为首要指导",
            _STRONG,
            "(?:以|坚持|高举|贯彻|落实|实践)(?!(?:习近平|[^。]{0,80}习近平))[^。；]{0,30}(?:邓小平理论|“?三个代表”?|科学发展观)",
        ),
        ("社会主义荣辱观", _STRONG, "荣辱观|八荣八耻"),
        ("“又好又快”发展", _WEAK, "又好、?又快"),
        ("先进性教育活动", _STRONG, "先进性教育活动"),
        ("群众路线教育实践活动", _STRONG, "群众路线教育实践活动"),
        ("“三严三实”专题教育", _STRONG, "三严三实”?专题教育"),
        ("“两学一做”学习教育", _STRONG, "两学一做"),
        ("创先争优活动", _STRONG, "创先争优活动"),
        ("五大发展理念", _WEAK, "五大发展理念"),
        ("全面建成小康社会", _WEAK, "(?:率先|决胜)?全面建成小康社会(?!后|以来)|全面建设小康"),
        ("脱贫攻坚", _WEAK, "(?:打赢|决战|坚决打好)脱贫攻坚|精准扶贫"),
        ("疫情防控", _WEAK, "疫情防控|新冠|健康码"),
        ("普法旧规划", _STRONG, "“?[三四五六七]五”?普法"),
        (
            "已更名的机构",
            _WEAK,
            "国土资源局|工商(?:局|行政管理)|质监局|计生(?:局|委|办)|地税局|国税局|环保局|文广新局|安监局|旅游局|物价局",
        ),
        ("已停用的平台", _WEAK, "(?i:msn|bbs)|博客|博文|人人网|飞信|论坛发帖"),
        (
            "已废止的提法",
            _WEAK,
            "刑释解教|劳动教养|解教人员|计划生育技术|暂住证|暂租房屋|社会主义新农村|法制意识|三下乡”?等惠农",
        ),
        ("建党九十至一百周年", _STRONG, "建党(?:9\\d|九十\\w?|100|一百)周年|成立(?:90|95|100)周年"),
        ("建国六十至七十周年", _STRONG, "(?:新中国成立|建国)(?:6\\d|7[0-4])周年"),
    )
)


def signs_of_age(text: str, year: int | None, enough: int = _ENOUGH) -> tuple[str, ...]:
    """Return what shows that the text is out of date; nothing where it is current, or too little is told."""
    if year is not None:
        return (f"{year}年",) if year < CURRENT_SINCE else ()
    if _NOW.search(text):
        return ()
    signs = list(_signs(text))
    return tuple(name for name, _ in signs) if sum(weight for _, weight in signs) >= enough else ()


def _signs(text: str) -> Iterator[tuple[str, int]]:
    for name, weight, form in _PAST:
        if form.search(text):
            yield name, weight
