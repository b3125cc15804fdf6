"""What an office may do in a way of its own when it writes, each with the closed list of ways."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.lexicon.units import BEGINS
from bot.regex import regex


class Stretch(StrEnum):
    """Where in a document a habit shows."""

    LEAD = "lead"
    CLOSING = "closing"
    BODY = "body"


@dataclass(frozen=True)
class Trait:
    """Something that is done in one way or another."""

    name: str
    stretch: Stretch
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    """The ways, each with what shows it."""


_UNITS = (
    *("局", "委", "办", "厅", "镇", "乡", "街道", "县", "市", "区", "省", "校", "院", "村", "社区"),
    *("公司", "集团", "中心", "站", "所", "馆", "部", "厂"),
)
_REGIONS = "省市县区"
_COMMON = frozenset({"全部", "全局", "本办"})
"""Words of every office's language (全部完成, 着眼全局, 本办法) that tell nothing of one."""
_ENDS_IN = {"我": "自忘唯敌大小", "本": "基根版样成资日课原书文脚剧标副译亏", "全": "健安齐完保周顾"}
"""What makes each head the end of another word: 自我, 基本, 健全."""
_GOVERNMENT = "政府"
_ENUMERATED = (
    ("一是……二是……", "一是[^\n]*二是"),
    ("一要……二要……", "一要[^\n]*二要"),
    ("第一，……第二，……", "第一，[^\n]*第二，"),
    ("1.……2.……", r"(?<![\d.])1[.．](?!\d)[^\n]*\n?[^\n]*(?<![\d.])2[.．](?!\d)"),
    ("（1）……（2）……", "（1）[^\n]*\n?[^\n]*（2）"),
)
_LEADS_IN = (
    *((f"现将……{deed}如下", f"现将[^。\n]*{deed}如下") for deed in ("报告", "汇报", "总结", "通报", "通知")),
    *((f"现就……{deed}如下", f"现就[^。\n]*{deed}如下") for deed in ("通知", "安排", "报告")),
    ("特制定本方案", "特制[定订]本方案"),
    ("制定本方案", "(?<!特)制[定订]本方案"),
)
_CLOSES = (
    *("特此报告", "特此通知", "特此函告", "特此函复", "特此说明", "特此通报", "特此公告"),
    *(
        "专此报告",
        "专此函达",
        "专此函复",
        "以上报告，请审阅",
        "以上请示，请批复",
        "妥否，请批示",
        "当否，请批示",
    ),
    *("请认真贯彻执行", "请遵照执行", "请结合实际认真贯彻落实"),
)
_FORWARD = ("下一步", "今后", "下一阶段", "下阶段", "接下来")
_BY_NOW = ("截至目前", "截止目前", "到目前为止", "目前")


def traits(issuer: str) -> tuple[Trait, ...]:
    """Return what may be a habit of a unit; how it calls itself depends on what it is."""
    own = [unit for unit in _UNITS if unit in issuer and (unit not in _REGIONS or _GOVERNMENT in issuer)]
    return (
        _trait("自称", Stretch.BODY, _self_names("我本", (*own, "单位"))),
        _trait("统称", Stretch.BODY, _self_names("全", own)),
        _trait("导语收尾", Stretch.LEAD, _LEADS_IN),
        _trait("结尾", Stretch.CLOSING, _literal(_CLOSES)),
        _trait("列举", Stretch.BODY, _ENUMERATED),
        _trait("说以后", Stretch.BODY, _literal(_FORWARD)),
        _trait("说现在", Stretch.BODY, _literal(_BY_NOW)),
    )


def _trait(name: str, stretch: Stretch, forms: tuple[tuple[str, str], ...]) -> Trait:
    return Trait(name, stretch, tuple((form, regex(pattern)) for form, pattern in forms))


def _self_names(heads: str, units: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the names that a unit may go by as forms; one counts where it is no part of other words."""
    return tuple(
        (f"{head}{unit}", f"(?<![{_ENDS_IN[head]}]){head}{unit}{_apart(unit)}")
        for head in heads
        for unit in units
        if f"{head}{unit}" not in _COMMON
    )


def _apart(unit: str) -> str:
    return f"(?![{BEGINS[unit]}])" if unit in BEGINS else ""


def _literal(words: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return words as forms; one counts where it is no part of another: 目前 in 截至目前."""
    return tuple((word, _alone(word, [w for w in words if word in w and w != word])) for word in words)


def _alone(word: str, longer: Sequence[str]) -> str:
    around = [other.partition(word) for other in longer]
    before = "".join(f"(?<!{left})" for left, _, _ in around if left)
    behind = "".join(f"(?!{right})" for left, _, right in around if not left)
    return f"{before}{word}{behind}"
