"""Units of measure: what each comes to in others of its kind, and which kind a measured thing has."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from bot.lexicon.source import Source

SOURCE = Source(
    "《中华人民共和国法定计量单位》（1984年）；《国际单位制及其应用》GB 3100—1993", date(2026, 11, 30)
)

MEASURED: Mapping[str, str] = {
    "面积": "面积",
    "全长": "长度",
    "总长": "长度",
    "长度": "长度",
    "里程": "长度",
    "库容": "体积",
    "容积": "体积",
    "体积": "体积",
    "蓄水量": "体积",
    "供水量": "体积",
    "用水量": "体积",
    "土方量": "体积",
    "重量": "质量",
    "用电量": "电量",
    "发电量": "电量",
    "供电量": "电量",
    "装机容量": "功率",
}
"""The kind of measure of what is measured; a thing that is told in several kinds is not here."""


@cache
def kinds() -> Mapping[str, Mapping[str, float]]:
    """Return by kind what each unit comes to in the kind's own."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def kind_of_unit() -> Mapping[str, str]:
    """Return the kind of each unit."""
    return {unit: kind for kind, units in kinds().items() for unit in units}


def converted(value: float, unit: str, other: str) -> float | None:
    """Return what so much comes to in another unit of its kind, or `None` where that is none."""
    kind = kind_of_unit().get(unit)
    if kind is None or kind_of_unit().get(other) != kind:
        return None
    return round(value * kinds()[kind][unit] / kinds()[kind][other], 6)
