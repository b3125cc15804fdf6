"""What a user reads about genres of their own."""

from collections.abc import Collection, Sequence

ASK_NAME = "这个结构我可以存成您自己的文种，以后直接用。给它起个名字，带上文种，比如：安全生产简报。"
ASK_NEW_NAME = "改成什么名字？直接发来。"
NO_STRUCTURE = "没看出能照着排的标题（两个以上、四十个以内），没有存。把提纲直接发来也行。"
EMPTY = "您还没有自己的文种。把范文发来，说“照这篇的结构写”，它的结构就存成您的文种。"
FOLLOW, USE, RENAME, DROP, BACK = "照它的结构写", "用它写一篇", "改名", "删掉这个文种", "我的文种"
_LONGEST = 20
BAD_NAME = f"名字请用一到{_LONGEST}个字，不带标点；没有改。"


def own_name(name: str, genres: Collection[str]) -> str:
    """Return the name of a genre of hers; one that the bot has itself is told apart."""
    short = name[-_LONGEST:]
    return f"我的{short}" if short in genres else short


def unknown(name: str) -> str:
    """Say that nobody can tell of what kind a document is."""
    return f"“{name}”看不出是哪种文稿，没有存。请起个带文种的名字，比如：存成我的文种“安全生产简报”。"


def full(most: int) -> str:
    """Say that no more genres are kept."""
    return f"您的文种已有 {most} 个，没有再存。发“我的文种”，删掉不用的再存。"


def name_conflict(name: str) -> str:
    """Say that another genre has the name."""
    return f"“{name}”已经有了，没有改。请换个名字。"


def is_valid_name(name: str) -> bool:
    """Return whether a name is short enough, and one word."""
    return 0 < len(name) <= _LONGEST and not any(mark in name for mark in "，,。；;：:！!？?\n“”")


def display_name(name: str, like: str) -> str:
    """Name the genre of a document that is written by one of hers."""
    return f"{name}（您的文种，照{like}的规矩写）"


def confirmation(name: str, like: str, lines: Sequence[str], again: bool) -> str:
    """Say that a structure is kept, and how it is used."""
    done = f"您的文种“{name}”换成了这篇的结构" if again else f"存成了您的文种“{name}”"
    how = f"以后说“用我的{name.removeprefix('我的')}写”就行；名称、时间和数字都没有带。"
    return "\n".join((f"{done}（照{like}的规矩写）{'：' if lines else '。'}", *lines, how))


def card(name: str, like: str, lines: Sequence[str]) -> str:
    """Show a genre of hers."""
    return "\n".join((f"您的文种“{name}”（照{like}的规矩写）：", *lines))


def genre_list(names: Sequence[str]) -> str:
    """List her genres."""
    return "\n".join(("您的文种：", *(f"{n}. {name}" for n, name in enumerate(names, 1))))


def missing(name: str) -> str:
    """Say that no genre of hers has the name."""
    return f"您的文种里没有叫“{name}”的。"


def renaming(old: str, new: str) -> str:
    """Say that a genre has another name."""
    return f"“{old}”改名为“{new}”了。"


def deletion(name: str) -> str:
    """Say that a genre is gone."""
    return f"您的文种“{name}”已删掉，写好的文稿不受影响。"


def share(heading: str, percent: int) -> str:
    """Show a section with its share of the length."""
    return f"{heading}（约占{percent}%）" if percent else heading
