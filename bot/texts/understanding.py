"""What a user reads of one exemplar: all that was understood of it, and how he corrects it."""

from collections.abc import Iterable, Mapping, Sequence

SET_HELP = (
    "改正对一篇范例的理解：标题= 文种= 单位= 年份= 主题= 用途=，可以一次改几项。"
    "改过的会一直记着，重新导入也不变。"
)
FIELDS = {
    "title": "title", "标题": "title",
    "genre": "genre", "文种": "genre",
    "issuer": "issuer_kind", "issuer_kind": "issuer_kind", "单位": "issuer_kind",
    "year": "year", "年份": "year",
    "topic": "topic", "主题": "topic",
    "grade": "grade", "用途": "grade",
}  # fmt: skip
"""What each field may be called."""
_NAMES = {
    "title": "标题", "genre": "文种", "issuer_kind": "单位", "year": "年份", "topic": "主题", "grade": "用途",
}  # fmt: skip
KINDS = {
    "contact": "联系方式",
    "person": "人名",
    "office": "部门",
    "org": "单位",
    "place": "地名",
    "document": "文件",
    "honour": "荣誉",
    "slogan": "活动、口号",
    "quantity": "数字",
}
NO_TITLE = "标题不能空着。"
_UNKNOWN = "未识别"


def head(identifier: int, title: str, source: str) -> str:
    """Name an exemplar and the file it came from."""
    return f"{identifier} 号范例　《{title}》\n来源：{source}"


def traits(told: Mapping[str, str], period: str, corrected: Sequence[str]) -> str:
    """Say what kind of document it is, and what somebody corrected."""
    shown = [f"{_NAMES[name]}：{value or _UNKNOWN}" for name, value in told.items()]
    shown += [f"时段：{period}"] if period and period != told["year"] else []
    yours = "、".join(_NAMES[name] for name in corrected)
    return "　".join(shown) + (f"\n您改过：{yours}" if yours else "")


def use(grade: str, reasons: Sequence[str]) -> str:
    """Say what it is good for, and why no more than that."""
    return f"用途：{grade}" + (f"（{'；'.join(reasons)}）" if reasons else "")


def names(found: Sequence[tuple[str, str, Sequence[str]]]) -> str:
    """List the names in it by their kinds, with what stands for them where a passage is shown."""
    if not found:
        return "名称：没有"
    return "名称：\n" + "\n".join(
        f"  {kind}（{f'换成“{stand_in}”' if stand_in else '照原样'}）：{'、'.join(told)}"
        for kind, stand_in, told in found
    )


def passages(count: int) -> str:
    """Say how many passages it was cut into."""
    return f"切成 {count} 段："


def unknown_field(assignment: str) -> str:
    """Say that nothing is known by this name."""
    return f"“{assignment}”看不懂，请写成 项目=内容；项目有{'、'.join(_NAMES.values())}。"


def unknown_value(field: str, value: str, known: Iterable[str]) -> str:
    """Say what may stand there."""
    return f"{_NAMES[field]}没有“{value}”，可以写：{'、'.join(known)}。"


def no_year(value: str) -> str:
    """Say that this is no year."""
    return f"“{value}”不是年份，请写四位数字；没有年份就写 年份=。"
