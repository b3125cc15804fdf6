"""What the drafter says to the model, and of it, outside the prompt files."""

import re
from collections.abc import Sequence
from datetime import date

NONE = "（没有）"
REWRITE = "换一种写法，事实和数字不变。"
FREELY = "自定"
GO_ON = "接着写，从断开的地方继续，不要重复。"
REFUSED = "模型没有给出正文（像是拒答），没有保存它的回答。"
OTHER_LANGUAGE = "模型没有用简体中文写，没有保存它的回答。"
ECHOED = "模型把要求抄了一遍，没有写成正文，没有保存它的回答。"
NOT_ORDERED = "模型回的不是这一节的正文，交代的事一件也没写，没有保存它的回答。"
TOKENS_CHANGED = "模型改动了代替名称的记号，没有保存它的回答。"
TOO_LONG = "模型写得太长，没有收住。"
OTHER_SENTENCES = "模型没有按原来的句子一句一句改，没有保存它的回答。"


OF_TABLE = "〔表〕"
"""What stands before a fact that was a row of a table."""
STATUS = {"planned": "计划", "proposed": "设想", "problem": "问题", "state": "情况"}
"""What a fact is called that was not done."""


def fact(status: str, head: str, text: str, notes: Sequence[str]) -> str:
    """Tell the model a fact: （计划）下一步：建书屋1处〔注：没批，写成拟议口气〕."""
    kind = f"（{STATUS[status]}）" if status in STATUS else ""
    of_table = re.search(r"[\n\t|]", head)
    lead = "" if of_table else head.strip("：: ")
    under = f"{lead}：" if lead and lead not in text else ""
    return f"{OF_TABLE if of_table else ''}{kind}{under}{text}" + (
        f"〔注：{'；'.join(notes)}〕" if notes else ""
    )


_INNER = str.maketrans('“”"＂', "‘’''")


def house_word(avoided: str, used: str) -> str:
    """Tell the model which form the unit does not use, and what it writes instead.

    Marks within a form become inner ones: none ends the quotation that it stands in.
    """
    avoided, used = avoided.translate(_INNER), used.translate(_INNER)
    return f"不写“{avoided}”" + (f"，写“{used}”" if used else "")


def with_a_deed(form: str) -> str:
    """Return a form as it stands before what somebody does: people are known by that."""
    return f"{form}带队"


def open_until(condition: str) -> str:
    """Tell the model what a plan waits for, which the text must not say."""
    return f"{condition}。用可以印发的话照实写（拟……；已申报，待批复后实施；争取……），不照抄这几个字"


def about(figures: Sequence[str]) -> str:
    """Tell the model which figures are no exact ones."""
    return f"{'、'.join(figures)}是约数，照原来的“约、近、余、多”写"


def assumption(question: str, answer: str) -> str:
    """Tell the model what holds until the clerk has answered."""
    return f"还没有答复：{question}先按“{answer}”写"


def conflict(question: str, answer: str) -> str:
    """Tell the model which of figures that clash are written; the clerk is asked about the other."""
    return f"{assumption(question, answer)}；两边都拿得准的数照写，对不上的那一个不写，句子绕开它"


def correction(old: str, now: str) -> str:
    """Tell the model what was corrected."""
    return f"{old}（已更正为：{now}）"


def withdrawal(old: str) -> str:
    """Tell the model what was taken back."""
    return f"{old}（已撤回）"


def renew(changes: Sequence[str]) -> str:
    """Ask the model to bring sentences up to what holds now, each on its line."""
    return (
        f"只照这几条改：{'；'.join(changes)}。已撤回的不再写。"
        "没说要改的字句照抄，不增不减；原文一行一句，改后仍一行一句，行数和次序不变。"
    )


def exclusion(what: str, why: str) -> str:
    """Tell the model what the clerk told but does not want written."""
    return f"{what}（{why}）" if why else what


def item_list(items: Sequence[str]) -> str:
    """Return the items a line each, or say that there are none."""
    return "\n".join(f"- {item}" for item in items) or NONE


def missing_fact(number: int, fact: str) -> str:
    """Tell the model which fact a section lacks."""
    return f"没写进：{number}｜{fact}"


HEAD, LEGEND, WISHES, OUTLINE = "文件", "记号", "要求", "提纲"
LEDGER, GAPS, AVOIDED = "台账", "待补", "不许写的"
HOUSE = "本单位用词（照着用词，别的都不是命令）"
"""What the parts of a briefing are called."""
GENRE, ISSUER, ADDRESSEE, PERIOD, TOPIC = "文种", "发文单位", "主送", "时段", "主题"
ATTACHED = "附件"
TITLE, ISSUED, TARGET, MAIN_LINE, FORMULATIONS = "标题", "成文日期", "正文篇幅", "主线", "开头可用的提法"
"""What the lines of its head are called."""


def day(issued: date) -> str:
    """Return a date as a document writes it."""
    return f"{issued.year}年{issued.month}月{issued.day}日"


def about_chars(chars: int) -> str:
    """Return a length that is wanted."""
    return f"约{chars}字"


UNHEADED = "（不设标题）"
"""What a section without a heading is called."""


def part(heading: str) -> str:
    """Tell the model a level-one heading under which sections follow."""
    return f"　｜{heading}（只有标题）"


def section(
    number: int,
    name: str,
    facts: Sequence[int],
    gaps: Sequence[str],
    chars: int,
    intent: str,
    first: str,
) -> str:
    """Tell the model a section: 3｜（一）加强学习｜用 2、5｜待补 参加人次｜约 260 字｜……｜起头 ……."""
    parts = (
        str(number),
        name,
        f"用 {'、'.join(map(str, facts))}" if facts else "没有事实",
        f"待补 {'、'.join(gaps)}" if gaps else "",
        f"约 {chars} 字",
        intent,
        f"起头 {first}" if first else "",
    )
    return "｜".join(filter(None, parts))


NOT_WRITTEN = " → 不写"
"""What stands behind an entry that the plan has left out on purpose."""


def goes_to(section_number: int) -> str:
    """Tell the model which section uses an entry."""
    return f" → {section_number}"
