"""Chinese fonts for pictures: the official ones where they are installed, else the nearest that are free."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.config import Layout

_SERIF = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", "宋体")
_ANY = (*_SERIF, "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "Droid Sans Fallback")
_FANGSONG = ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "STFangsong", "FandolFang R", "FandolFang")
_KAI = (
    "楷体_GB2312",
    "KaiTi_GB2312",
    "楷体",
    "KaiTi",
    "STKaiti",
    "FandolKai",
    "AR PL UKai CN",
    "LXGW WenKai",
)
_HEI = ("黑体", "SimHei", "STHeiti", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC")
_TITLE = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "FandolSong", *_SERIF)
_SONG = ("宋体", "SimSun", "STSong", "FandolSong", *_SERIF)
_LISTING_SECONDS = 10


@dataclass(frozen=True)
class Fonts:
    """The font that stands for each of a layout's, by its role."""

    body: str
    heading: str
    subheading: str
    title: str
    song: str


@cache
def chinese_fonts() -> Mapping[str, Path]:
    """Return the Chinese fonts that fontconfig knows, each with its file; none where it is missing."""
    if not (listing := shutil.which("fc-list")):
        return {}
    command = [listing, ":lang=zh-cn", "--format", "%{file}\t%{family}\n"]
    try:
        told = subprocess.run(command, capture_output=True, timeout=_LISTING_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return {}
    lines = (line.partition("\t") for line in told.stdout.decode("utf-8", "replace").splitlines())
    return {name: Path(file) for file, _, names in lines for name in names.split(",") if name}


def best_fonts(layout: Layout, families: frozenset[str]) -> Fonts | None:
    """Return the best of the families for each role; `None` where one has no Chinese font at all."""
    rest = tuple(sorted(families & chinese_fonts().keys()))

    def best(own: str, *others: str) -> str:
        return next((name for name in (own, *others, *_ANY, *rest) if name in families), "")

    fonts = Fonts(
        best(layout.body_font, *_FANGSONG),
        best(layout.heading_font, *_HEI),
        best(layout.subheading_font, *_KAI),
        best(layout.title_font, *_TITLE),
        best(*_SONG),
    )
    return fonts if fonts.body else None


def aliases(layout: Layout, fonts: Fonts) -> dict[str, str]:
    """Return what stands for the fonts that a Word file of this layout names."""
    wanted = (layout.body_font, layout.heading_font, layout.subheading_font, layout.title_font, _SONG[0])
    given = (fonts.body, fonts.heading, fonts.subheading, fonts.title, fonts.song)
    return {name: stand_in for name, stand_in in zip(wanted, given, strict=True) if name != stand_in}
