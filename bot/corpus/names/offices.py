"""Offices that every territory or unit has: 县水利局, 市委宣传部, 综合科, 局机关党委.

They name nobody by themselves, so that a draft may keep them and a model may see them; who reads an exemplar
is told of them as of its other names.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from bot.corpus.names import gazetteer
from bot.language.han import HAN
from bot.lexicon.units import BEGINS
from bot.regex import regex

_TABLE = {
    name: text.split()
    for name, text in tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")).items()
}
# The level of a territory, where no word begins with it: 县域, 市场, 市民.
_LEVEL = "[省市县区州旗镇乡](?![级域内长场间容别划辖里外上下土情貌]|民(?![族政]))"
_UNIT = "(?:[局厅校院厂所站馆村]|社区|街道|集团公司|集团|公司|学校|中心|支部)"
_NOT_ALL = "(?<![各每全两几其该等外本级我])"
_NO_STEM = (
    "[的了着在到赴由把对从是向将并等及与被让给每为以至各、，]|党委|组织(?!部)|开展|召开|举办|加强|推进"
    "|落实|要求|有关|相关|所有|负责"
)
_GOES_ON = regex(
    "|".join(f"(?<={unit})[{after}]" for unit, after in BEGINS.items())
    + "|(?<=[科处室股部局])长|(?<=处)[置理罚分]|(?<=站)[点位长]"
)
# 水利局 in 各县水利局 is that of each.
_OF_ALL = regex("[各每全][省市县区乡镇村地]级?$")
_LONGEST_STEM = 12


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@cache
def _form() -> re.Pattern[str]:
    matters = _any_of({*_TABLE["matters"], *gazetteer.DEPARTMENTS})
    heads, whole, of_units, departments = map(
        _any_of, (_TABLE[name] for name in ("heads", "whole", "of_units", "departments"))
    )
    stem = f"(?:(?!{_NO_STEM})[{HAN}]){{2,{_LONGEST_STEM}}}?"
    forms = (
        f"团{_LEVEL}委",
        f"{_LEVEL}委第[一二三四五六七八九十]+(?:巡视|巡察|督导|检查|考察|督查)组",
        f"{_LEVEL}{matters}(?:{matters}|和|工程)*{heads}(?:{matters}{departments})?",
        f"{_LEVEL}{whole}",
        f"{_LEVEL}{stem}{heads}",
        f"{_UNIT}{of_units}",
        f"{matters}(?:{matters}|和)*{departments}",
        "(?:党委|人大常委会|董事会|监事会|政协|人大)办公室",
    )
    return regex(_NOT_ALL + _any_of_forms(forms))


def _any_of_forms(forms: Iterable[str]) -> str:
    return "(?:" + "|".join(forms) + ")"


def offices(text: str) -> Iterator[str]:
    """Yield the offices that a text tells of."""
    for found in _form().finditer(text):
        begins_a_word = gazetteer.runs_in(text, found.start())
        if _OF_ALL.search(text, max(found.start() - 3, 0), found.start()):
            continue
        if not begins_a_word and not _GOES_ON.match(text, found.end()):
            yield found.group()
