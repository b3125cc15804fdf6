"""What is said of the rules themselves: one explained, ids that are kept back, what is wrong with a file."""

from collections.abc import Iterable, Sequence

from bot.texts.checking import LEVELS

NOT_CHECKED: dict[str, str] = {
    "D04": "不查：“目前”“近日”有没有时间锚要看上下文，逐处提示只会打扰；时段和成文日期由 D12、S14 管。",
    "N10": "不查：“同为动宾式”没有句法分析判不准，只比字数会误报。",
    "X09": "不是文本规则：`bot/privacy/tokens.py` 把名称换成记号再发给模型，记号对不上的回答不收。",
    "X10": "不是文本规则：模型由管理员配置；`gongwen doctor` 指出不在本机的接口，开头就提示不得发涉密内容。",
    "X11": "不是文本规则：导出的 Word 文件带标识，见 `bot/export`。",
    "X12": "不是文本规则：导出前列出待补和未处理的问题，由人确认。",
    "Y16": "不查：哪个缩略读者已经熟悉，表里判不了；全国通用的固定缩略由 F03 管引号。",
}
"""Rules of the published catalogue that no detector here implements, with the reason."""


def misnamed(file: str) -> str:
    """Say how the file of a rule is named."""
    return f"{file}.py：规则文件里要有一条 RULE，文件名以它的编号开头，如 p06_titled_things.py。"


def repeated_id(rule: str, file: str, earlier: str) -> str:
    """Say which two files hold a rule of one id."""
    return f"{file}.py：编号 {rule} 已经在 {earlier}.py 用了，请换一个。"


def reserved_id(rule: str, file: str) -> str:
    """Say that an id is kept back for the published catalogue."""
    reason = NOT_CHECKED.get(rule, "两位数的编号留给公开的规则目录。")
    return f"{file}.py：编号 {rule} 不能用。{reason}自己的规则用一个字母加三位数，如 {rule[:1]}901。"


RULE_HELP = "说明一条检查规则：查什么、依据、例子、怎样改；不写编号就列出全部。"
ASPECTS = {
    "structure": "文种结构",
    "numbering": "序号和固定部分",
    "layout": "排版记号",
    "punctuation": "标点",
    "numbers": "数字和日期",
    "wording": "规范表述",
    "untold_figure": "没人说过的数字、日期",
    "untold_name": "没人说过的名称、引语",
    "mistold": "和您说的不一样",
    "undecided": "没定的事写成定了",
    "contradiction": "前后不一致",
    "forbidden": "您不要的词",
    "gap": "还缺的事实",
    "copy": "抄了范例",
    "residue": "残留",
    "secrecy": "涉密和个人信息",
    "style": "文风",
    "proposal": "代拟的句子",
}
"""What a rule is about, as it is told."""
FIXES = {
    "auto": "能放心直接改，`gongwen check --fix` 就改。",
    "suggest": "只建议，改不改由您定。",
    "ask": "只有您知道该怎样写，请您核对或补上。",
    "mask": "请您遮去或删掉。",
    "regenerate": "起草时请模型重写这一处。",
    "block": "这一处要您先处理，再出文件。",
}
"""What becomes of a finding, by the kind of its fix."""
_LONGEST = 160


def rule_line(rule: str, name: str, level: str, about: str, message: str) -> str:
    """Tell a rule in one line."""
    return f"{rule} {name}（{LEVELS[level]}，{ASPECTS[about]}）：{message}"


def basis(source: str) -> str:
    """Say what a rule rests on."""
    return f"依据：{source}"


def facts_told(told: str) -> str:
    """Say what was told before an example."""
    return f"您说过：{told}"


def wrong(text: str, quotes: Sequence[str]) -> str:
    """Show a text that a rule points at, and where."""
    return f"例：{_shown(text)}\n指出：{'、'.join(f'“{_shown(quote)}”' for quote in quotes)}"


def mended(text: str) -> str:
    """Show the same text as the fixes leave it."""
    return f"改后：{_shown(text)}"


def right(text: str) -> str:
    """Show a text that the rule lets pass."""
    return f"不指出：{_shown(text)}"


def fixes(kinds: Iterable[str]) -> str:
    """Say what becomes of what the rule finds."""
    return f"改法：{''.join(FIXES[kind] for kind in kinds)}"


def not_checked(rule: str) -> str:
    """Say why an id of the catalogue is no rule here."""
    return f"{rule} 不在检查里。{NOT_CHECKED[rule]}"


def no_such_rule(said: str, nearest: str, name: str) -> str:
    """Say that there is no such rule, and which is nearest where one is near."""
    near = f"，最接近的是 {nearest} {name}" if nearest else ""
    return f"没有 {said} 这条规则{near}。不写编号就列出全部：gongwen rule。"


def _shown(text: str) -> str:
    """Return an example in a line, a long one by its beginning and its end."""
    flat = text.replace("\n", "⏎")
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST // 2]}……{flat[-_LONGEST // 4 :]}"


def confusable(wrong: str, right: str) -> str:
    """Say which word is probably meant."""
    return f"“{wrong}”通常应为“{right}”，请核对。"


def pleonasm(wrong: str, right: str) -> str:
    """Say that something is said twice."""
    return f"“{wrong}”用词重复，" + (f"写“{right}”即可。" if right else "请删去一处。")


def house_word(used: str, reason: str) -> str:
    """Say how the unit itself writes, and why."""
    instead = f"本单位写“{used}”" if used else "本单位不用这个说法"
    return f"{instead}：{reason.rstrip('。')}。" if reason else f"{instead}。"
