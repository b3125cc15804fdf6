"""What is said of how a clerk's own unit writes, to her and to a model."""

from collections.abc import Sequence

MINE = "本单位的写法"
WORDS = frozenset({MINE, f"看{MINE}", f"看看{MINE}", "不要这条写法", "我们单位的写法", "我单位的写法"})
"""What users type to see it."""
DROP, OFF, ON, BACK = "不要第{}条", "都不用", "重新用上", "恢复去掉的"
OFF_NOW = f"好，起草时不用{MINE}了。"
IS_OFF = f"{MINE}现在没有用。"
STALE = "这一条已经没有了，没有改。"
NOT_ENOUGH = (
    "还看不出本单位的写法：范例库里至少要两篇同一单位的文稿（标题带单位名称），写法又相同的才算。"
    "把往年的稿子发来就行。"
)
_TITLES = 4


def habit(name: str, kind: str, form: str) -> str:
    """Tell a habit, and the kind of document that has it."""
    return f"{name}{f'（{kind}）' if kind else ''}：{form}"


def habit_list(issuer: str, habits: Sequence[tuple[str, Sequence[str]]]) -> str:
    """List what a unit does alike, each with the documents that show it."""
    lines = (f"{n}. {told}（{_sources(titles)}）" for n, (told, titles) in enumerate(habits, 1))
    return "\n".join((f"{issuer}的写法，起草时照着来：", *lines))


def _sources(titles: Sequence[str]) -> str:
    shown = "".join(f"《{title}》" for title in titles[:_TITLES])
    return f"{len(titles)} 篇：{shown}{'等' if len(titles) > _TITLES else ''}"
