"""What a clause speaks of: its words without marks, figures and the verbs that every report is full of."""

from functools import lru_cache

from bot.language.figures.quantities import quantities
from bot.regex import regex

_IGNORED = regex("[\\s“”‘’\"'「」『』《》〈〉]+")
_STOP = regex(
    "开展|组织|举办|活动|参加|参与|人员|累计|全年|完成|工作|进行|召开|共计|合计|总计|以上|次数|情况|各类|先后|其中|新增|建立"
    "|上半年|下半年|今年|本年|全市|全县|全区|全镇|全校|全院|我们|已经|计划|打算|准备|预计|争取|力争|正在|目前|现在|左右|覆盖|惠及"
    "|以来|同时|通过|利用|结合|围绕|坚持|深入|推进|推动|加强|落实|实现|达到|做到|形成|发放|总共|一共|分别|每月|每周|每季度|每年"
)
_RUN = regex("[\u4e00-\u9fff]{2,}")
_BREAK = regex("[、，。；：！？,;:!?（）()\n]")
_LAST_BREAK = regex(f"(?s:.*){_BREAK.pattern}")


def compact_text(text: str) -> str:
    """Return the text without blanks, quotation marks and title marks."""
    return _IGNORED.sub("", text)


@lru_cache(maxsize=4096)
def bigrams(text: str) -> frozenset[str]:
    """Return the pairs of characters that say what a text speaks of."""
    bare = list(text)
    for q in quantities(text):
        bare[q.start : q.end] = " " * (q.end - q.start)
    runs = _RUN.findall(_STOP.sub(" ", "".join(bare)))
    return frozenset(run[n : n + 2] for run in runs for n in range(len(run) - 1))


_COMMON = frozenset(
    "的了是在有和与共计总各个一年月日天上下中大小不为已要还没人到从等多少新全每均本该其余达成完"
)


def characters(text: str) -> frozenset[str]:
    """Return the characters that say what a text speaks of: 借书量 and 图书借阅量 share three of them."""
    return frozenset(c for c in text if "\u4e00" <= c <= "\u9fff") - _COMMON


def clause_around(text: str, start: int, end: int, reach: int = 40) -> str:
    """Return what stands around a place up to the next mark on either side."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    before, after = _LAST_BREAK.match(text, low, start), _BREAK.search(text, end, high)
    return text[before.end() if before else low : after.start() if after else high]


_STOPS = "。；\n"


def sentence_around(text: str, start: int, end: int, reach: int = 90) -> str:
    """Return what stands around a place up to the next stop on either side."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    before = max(text.rfind(stop, low, start) for stop in _STOPS)
    behind = [at for stop in _STOPS if (at := text.find(stop, end, high)) >= 0]
    return text[max(before + 1, low) : min(behind, default=high)]
