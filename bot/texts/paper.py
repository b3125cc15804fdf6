"""What the finished text itself says where something is still missing, and what a nameless file is called."""

UNTITLED = "未命名公文"
TITLE = "标题"
ISSUER = "发文机关署名"
DATE_OF_ISSUE = "成文日期"
UNFINISHED = "本节未写完"


def pending(what: str) -> str:
    """Say in the text that `what` is still to be supplied."""
    return f"【待补：{what}】"
