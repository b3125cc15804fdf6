"""What a user reads about the list of words of their unit."""

from collections.abc import Sequence

MINE = "用词表"
SHOW, DROP, SHARED = "看用词表", "去掉{}", "看单位统一的"
CLEAR, CLEAR_YES, CLEAR_NO = "清空用词表", "清空", "留着"
UNDO, UNDONE = "读错了，撤回这份", "这份撤回了，用词表和发来之前一样。"
PREVIOUS, NEXT, OWN = "上一页", "下一页", "看我的用词表"
LEARN = "以后都这样写"
_HOW = (
    "一行一条，依次写不用的词、改用的词、理由（后两样可以空着）。文件名带“用词表”，或者看完这条就发，都认得。"
)
EMPTY = f"您还没有用词表。把单位的用词发来就行，.xlsx、.csv、.toml 都可以：{_HOW}"
_ADD = "要加，再发文件来，同一个词以后发的为准。"
NOT_A_LIST = f"用词表请存成 .xlsx、.csv 或 .toml 再发来：{_HOW}"
CLEAR_SURE = "用词表整个清空？写好的文稿不受影响。"
CLEARED = "用词表清空了，写好的文稿不受影响。"


def taken(count: int, total: int, first: Sequence[str], left_out: str) -> str:
    """Say how many entries of a list were taken, how the first ones were read, and which lines were not."""
    in_all = f"，现在共 {total} 条" if total > count else ""
    more = "……" if count > len(first) else ""
    read = f"读作：{'；'.join(first)}{more}"
    return f"用词表收下 {count} 条{in_all}，起草、检查都照着来。\n{read}\n{left_out}".strip()


def pair(avoided: str, used: str) -> str:
    """Show an entry among others."""
    return f"{avoided} → {used or '不用'}"


def full(most: int, more: int) -> str:
    """Say that a list would become too long."""
    return f"用词表最多 {most} 条，加上这份会有 {more} 条，没有收。请先清空，或去掉用不着的再发。"


def entry(number: int, avoided: str, used: str, reason: str) -> str:
    """Show an entry in a line."""
    return f"{number}. {pair(avoided, used)}{f'（{reason}）' if reason else ''}"


def page(lines: Sequence[str], total: int, shared: int) -> str:
    """Show a page of her own list."""
    others = f"单位统一的另有 {shared} 条；同一个词以您的为准。" if shared else ""
    return "\n".join((f"您的用词表，{total} 条，起草、检查都照着来：", *lines, f"{others}{_ADD}"))


def shared_page(lines: Sequence[str], total: int) -> str:
    """Show a page of the list that holds for all."""
    return "\n".join((f"单位统一的用词表，{total} 条，由管理员管：", *lines))


def none_but_shared(shared: int) -> str:
    """Say that there is only the list of all."""
    return f"单位统一的用词表有 {shared} 条，起草、检查都照着来。{EMPTY}"


def learned(avoided: str, used: str) -> str:
    """Name the entry that a tap has brought in, as one thing that can be undone."""
    return f"以后“{avoided}”都写“{used}”"


def learned_here(entry: str) -> str:
    """Say that an entry is kept, and that its place is mended."""
    return f"记进用词表了：{entry}；这一处也改好了。"


def share(count: int) -> str:
    """Return the label of the button that gives an administrator's list to all."""
    return f"共用我的用词表（{count} 条）"


def withdraw(count: int) -> str:
    """Return the label of the button that takes it back."""
    return f"收回用词表（{count} 条）"


def all_share(count: int) -> str:
    """Say that a list holds for all."""
    return f"用词表 {count} 条，全单位照着写。"
