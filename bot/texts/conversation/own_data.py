"""What a user reads about what is held of him."""

from collections.abc import Mapping
from datetime import date, datetime

WORDS = frozenset({"我的数据", "导出我的数据", "把我的数据给我", "我的全部数据"})
"""What users type where they could have sent the command."""
_FILE, _ZIP = "我的数据_", ".zip"
README, DATA, DOCUMENTS = "说明.txt", "数据.json", "文稿"
FOLDERS = {"templates": "模板", "posts": "网页上的文件"}
"""Where files go, by the table that they are of."""
_TABLES = {
    "chats": "对话进行到哪一步",
    "messages": "您发来的话",
    "documents": "文稿：写作要求、题目",
    "sections": "文稿的各节",
    "versions": "各节的每一稿",
    "sentences": "每句话最后出现在哪一稿（只存摘要值）",
    "steps": "台账：每一步记下、改动了什么",
    "requests": "发给模型的全文",
    "settlements": "检查结果里您说“就这样”的",
    "jobs": "起草、导出等任务",
    "usage": "每次调用模型的词元数和用时",
    "message_counts": "您每天发了几条消息",
    "exemplars": "您的范例",
    "passages": "范例的段落",
    "likeness_keys": "判断范例重复用的摘要值",
    "templates": "您的模板（文件在“模板”文件夹）",
    "own_genres": "您自己的文种",
    "struck_habits": "您不要的写法",
    "house_words": "您的用词表",
    "posts": "网页上的每一条（文件另放，以前给您的“我的数据”不重复放）",
    "live_messages": "哪些消息的按钮还有效",
    "consents": "您同意开始的时间",
    "relays": "换个地方接着写用的码（只存摘要值）",
    "members": "您在用户名单里的一行",
    "updates": "处理过的消息的编号",
    "received": "收到了、还没处理完的消息",
    "label_waivers": "不带“AI生成”标识导出的记录（按规定留存，删除数据时不删）",
}


def file_name(day: date) -> str:
    """Return what the file is called."""
    return f"{_FILE}{day.isoformat()}{_ZIP}"


def is_file_name(name: str) -> bool:
    """Return whether a file is called as such a one is."""
    return name.startswith(_FILE) and name.endswith(_ZIP)


CAPTION = "您在这里的全部数据：文稿（Word 和纯文本）、模板，还有每一条记录（数据.json）。要删除，发 /forget。"


KEEP, OPEN = "再留着", "打开它"


def idle(title: str, days: int, ends: date) -> str:
    """Tell of a document that nobody has touched for so many days."""
    return (
        f"《{title}》有 {days} 天没动了，按单位定的保存期限，{ends.month}月{ends.day}日会自动删除。"
        "还要用，点“再留着”；要一份底稿，先打开它导出。"
    )


def keeping(title: str) -> str:
    """Say that a document stays."""
    return f"好，《{title}》留着。"


def removal(title: str, days: int) -> str:
    """Say that a document was removed."""
    return f"《{title}》{days} 天没动，已按保存期限删除。"


def readme(now: datetime, counts: Mapping[str, int]) -> str:
    """Explain what is in the file."""
    head = (
        f"{now:%Y-%m-%d %H:%M} 保存的您的全部数据。",
        f"“{DOCUMENTS}”里是每篇文稿的 Word 和纯文本；{DATA} 里是每一条记录，按下面的表分开：",
    )
    lines = [f"  {table}：{_TABLES.get(table, table)}，{count} 条" for table, count in counts.items()]
    tail = "另外，运行日志里有您的编号、时间和用时，没有内容，依法留存，不在这里。"
    return "\r\n".join((*head, *lines, tail, ""))
