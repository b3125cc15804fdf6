"""The few words that a draft without a model adds to the facts."""

AHEAD, AHEAD_LISTED = "下一步，", "下一步，重点抓好以下工作："
INTENDED = "拟"
ON_APPROVAL, ON_DECISION, ON_AGREEMENT = "按程序报批后实施", "研究确定后实施", "条件具备后实施"
ABOUT = "约"
ON_DAY, IN_ALL = "于", "共"
YUAN = "元"


def under(head: str, arranged: bool) -> str:
    """Lead over to what was told under the head of a list, of something arranged or of something done."""
    return f"{head}：" if arranged else f"{head}方面，"


def on(intended: str, condition: str) -> str:
    """Say of something intended on what it depends."""
    return f"{intended}，{condition}"
