"""What the drafter says to the model, and of it, outside the prompt files."""

from collections.abc import Sequence

NONE = "（没有）"
REWRITE = "换一种写法，事实和数字不变。"
GO_ON = "接着写，从断开的地方继续，不要重复。"
UNTOLD = {
    "T01": "数字",
    "T02": "日期",
    "T03": "姓名",
    "T04": "地名或单位",
    "T05": "名称",
    "T06": "文号",
    "T07": "荣誉",
    "T08": "引语",
    "T901": "更正后的数",
}
"""What is missing where a rule found that nobody told what stood there."""
REFUSED = "模型没有给出正文（像是拒答），没有保存它的回答。"
TOKENS_CHANGED = "模型改动了代替名称的记号，没有保存它的回答。"
TOO_LONG = "模型写得太长，没有收住。"


def listed(items: Sequence[str]) -> str:
    """Return the items a line each, or say that there are none."""
    return "\n".join(f"- {item}" for item in items) or NONE


def finding(quote: str, message: str) -> str:
    """Tell the model what is wrong at a place."""
    return f"“{quote}”：{message}"
