"""What the chat says about a user's own exemplars."""

from collections.abc import Sequence

ADDED = "已放进您的范例库，起草时可以参考"
ADDED_STRUCTURE = "已放进您的范例库，只参考标题结构，句子不引用"
SHARED = "已放进单位共用的范例，大家起草时都可以参考"
SHARED_STRUCTURE = "已放进单位共用的范例，只参考标题结构，句子不引用"
NOT_ADDED = "没有收"
MY_LIBRARY, SHOW, BACK, PREVIOUS, NEXT = "我的范例库", "看{}", "回列表", "◀", "▶"
REMOVE, REMOVE_YES, REMOVE_NO = "拿出来", "确定拿掉", "留着"
REMOVED = "已从您的范例库里拿掉。"
EMPTY = "您的范例库还是空的。没有在答问题的时候，把旧稿发来（Word、PDF、压缩包都行），就会收进来。"
WORDS = frozenset({"范例库", "我的范例库", "看范例库", "看看范例库", "看我的范例库"})
"""What users type where they could have sent the command."""

_GRADES = {"good": "可以参考", "structure": "只参考标题结构", "reject": "没有收"}
_PARTS = {
    "H1": "上半年", "H2": "下半年",
    "Q1": "第一季度", "Q2": "第二季度", "Q3": "第三季度", "Q4": "第四季度",
}  # fmt: skip
_SHOWN_LINES = 20


def import_result(title: str, genre: str, passages: int, use: str, why: str) -> str:
    """Say what was understood of a file that was sent, and what it is good for."""
    because = f"：{why}" if why else ""
    return f"《{title}》（{genre}，{passages} 段）{use}{because}。"


def reading(name: str, done: int, count: int) -> str:
    """Say how much of a large file has been read, and how to stop it."""
    so_far = f"已读 {done}/{count} 篇" if count else "要读一会儿"
    return f"正在读“{name}”：{so_far}。不想等了，发“停”。"


def import_stop(name: str) -> str:
    """Say that a file is not read any further."""
    return f"已停下，“{name}”没有收完；停之前收进来的都在您的范例库里。"


def duplicate(title: str) -> str:
    """Say that the same text is in the library already."""
    return f"《{title}》已经在您的范例库里，没有重复收。"


def shared_already(title: str) -> str:
    """Say that the same text is among the exemplars of the office already."""
    return f"《{title}》已经在单位共用的范例里，没有重复收。"


def lines(told: Sequence[str]) -> str:
    """Return what was told, a line each, as many as fit a message."""
    left = len(told) - _SHOWN_LINES
    return "\n".join((*told[:_SHOWN_LINES], *([f"……另有 {left} 条"] if left > 0 else [])))


def page(listed: Sequence[str], first: int, total: int, number: int, pages: int) -> str:
    """List a page of the exemplars, numbered from `first` on."""
    at = f"，第 {number}/{pages} 页" if pages > 1 else ""
    numbered = (f"{n}. {line}" for n, line in enumerate(listed, first))
    return "\n".join((f"您的范例库：{total} 篇{at}", *numbered))


def exemplar_line(title: str, genre: str, grade: str, passages: int) -> str:
    """Tell an exemplar in a line."""
    return f"《{title}》{genre} · {_GRADES[grade]} · {passages} 段"


def use(grade: str, reasons: Sequence[str]) -> str:
    """Say what an exemplar is used for, and why for no more."""
    return f"用途：{_GRADES[grade]}" + (f"：{'；'.join(reasons)}" if reasons else "")


def traits(genre: str, issuer_kind: str, period: str, topic: str) -> str:
    """Say what kind of document an exemplar is."""
    known = (("文种", genre), ("单位", issuer_kind), ("时段", period), ("主题", topic))
    return " · ".join(f"{name} {value}" for name, value in known if value)


def period(written: str | None, year: int | None) -> str:
    """Return a period as an official document writes it."""
    first, _, part = (written or str(year or "")).partition("-")
    if not first:
        return ""
    return f"{first}年{_PARTS.get(part, part and f'（{part}）')}"


def sections(count: int) -> str:
    """Say into how many passages an exemplar was cut; the headings they stand under follow."""
    return f"切成 {count} 段："


def outline_line(heading: str, depth: int) -> str:
    """Return a heading as far to the right as it is deep."""
    return "　" * depth + heading


def entity_count(count: int) -> str:
    """Say how much of an exemplar must not reach a draft."""
    return f"其中的单位名、人名、地名和数字等 {count} 处不会写进您的文稿。"


def removal_question(title: str) -> str:
    """Ask whether an exemplar is really to go."""
    return f"要把《{title}》从您的范例库里拿掉吗？以后起草不再参考它；您手里的原文件不受影响。"
