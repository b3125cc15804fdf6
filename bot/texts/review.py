"""What the review sheet (校核单) says."""

from collections.abc import Sequence
from datetime import date, datetime

FACTS, SOURCES, FINDINGS = "基本情况", "数字、日期、名称的出处", "校核发现的问题和处理"
PROPOSALS, SENTENCES = "代拟语句", "逐句出处"
PROPOSAL_COLUMNS, SENTENCE_COLUMNS = ("所在节", "代拟的话", "经办人"), ("所在节", "句子", "依据的事实")
CONFIRMED, TO_CONFIRM, IS_PROPOSED, NO_FACT = "已确认", "待确认", "代拟", "没有新的事实"
CITED = "没有说过的依据"
VERSIONS, EXEMPLARS = "各节版本", "起草时参照的范例"
FACT_COLUMNS = ("项目", "内容")
SOURCE_COLUMNS = ("所在节", "文中写法", "依据", "出处原话")
FINDING_COLUMNS = ("级别", "所在节和原文", "问题和依据", "处理")
VERSION_COLUMNS = ("节", "采用", "各版作者")
EXEMPLAR_COLUMNS = ("范例", "段落")
NO_SOURCES, NO_FINDINGS = "文中没有数字、日期和名称。", "没有发现问题。"
NO_VERSIONS, NO_EXEMPLARS = "还没有写。", "没有参照范例。"

TITLE, ISSUER, PERIOD, GENRE, ADDRESSEE, ISSUED = "标题", "发文单位", "时段", "文种", "主送机关", "成文日期"
LENGTH, MODEL, LABEL, TABLE, PROGRAM, MADE = "篇幅", "起草模型", "AI 标识", "提法表", "校核规则", "制单时间"
OPEN_CHECK, SIGNED = "未处理", "签发人核对"
SIGN_HERE = "签名：　　　　　　　　日期："
UNSAID, NO_MODEL = "（没有写）", "没有用模型，全文由您的话和骨架拼成或亲手写"
LABEL_KEPT = "文件带显式标识和隐式标识"
LABEL_REMOVED = "按要求去掉了显式标识（有记录），隐式标识保留"
LABEL_NONE = "正文没有模型写的内容，不带显式标识；隐式标识保留"
OUTSIDE = "标题或落款"
BY_HAND = "您亲手写进文中的"
AUTHORS = {"user": "本人", "model": "模型", "skeleton": "骨架"}
LEVELS = {"error": "错误", "warn": "提醒", "info": "建议"}
GROUNDS = {
    "told": "您说的",
    "derived": "由您说的算得",
    "brief": "起草要求（单位、时段、成文日期）",
    "public": "公开或通用说法，不是单位的数据",
    "none": "没有出处",
}
_LONGEST = 80


def length(sections: int, chars: int) -> str:
    """Say how long the text is."""
    return f"{sections} 节，{chars} 字"


def table(as_of: date, days: int, stale: bool) -> str:
    """Say how old the table of set phrases is."""
    told = f"核对到 {as_of.isoformat()}"
    return f"{told}，已过去 {days} 天，可能赶不上最新表述，请另行核对" if stale else told


def program(version: str, rules: int) -> str:
    """Say by which program and how many rules it was checked."""
    return f"拟稿助手 {version}，{rules} 条规则"


def moment(at: datetime) -> str:
    """Write a moment in the time of the place."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def ground(ground: str, formula: str) -> str:
    """Say what a statement rests on, with the calculation."""
    return f"{GROUNDS[ground]}：{formula}" if formula else GROUNDS[ground]


def message_quote(message: str, fact: str, at: datetime | None) -> str:
    """Quote the message that a fact came in, around the fact."""
    if not message:
        return BY_HAND
    flat = " ".join(message.split())
    start = max(0, flat.find(fact[:20]) - _LONGEST // 4)
    quoted = ("…" if start else "") + flat[start : start + _LONGEST]
    quoted += "…" if start + _LONGEST < len(flat) else ""
    return f"“{quoted}”（{moment(at)}）" if at else f"“{quoted}”"


def finding_place(section: str, quote: str) -> str:
    """Say where a finding is."""
    shown = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
    return f"{section}\n“{shown}”"


def acceptance(reason: str, by: str, at: datetime | None) -> str:
    """Say who let a finding stand, when and why."""
    why = f"，理由：{reason}" if reason else "，没有写理由"
    return f"就这样{why}\n{by}{' ' + moment(at) if at else ''}"


def office_exception(reason: str) -> str:
    """Say that the office lets a wording stand."""
    return f"本单位认可，理由：{reason}"


def current_version(number: int, versions: int) -> str:
    """Say which version is in the text."""
    return f"第 {number} 版（共 {versions} 版）"


def authors(names: Sequence[str]) -> str:
    """List who wrote which version."""
    return "，".join(f"{n} {name}" for n, name in enumerate(names, 1))


def passage(path: Sequence[str]) -> str:
    """Name a passage by the headings over it."""
    return " › ".join(path)
