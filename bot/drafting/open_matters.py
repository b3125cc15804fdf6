"""What is open and told as such in words that can be issued: 另行通知, 正在核实, 待批复后实施."""

from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts import paper

_OPEN = regex(
    "另行(?:通知|公布|公告|告知|明确|发布|安排|商定|确定)"
    "|正在(?:核实|核对|核定|核查|统计|汇总|调查|商定|协商|研究|审核|报批|办理|确定)"
    "|尚未(?:确定|明确|核定|批复|批准|公布)|尚待|[待俟][^，。；\n]{1,10}后|以[^，。；\n]{1,16}为准"
)
_MARK = regex(f"{paper.PENDING}([^】]+)】")
_ENDS = regex("[。；！？\n]")
_SHARE = 0.5
"""The share of what is lacking that a sentence must name to tell its state, not that of something else."""


def tells_open(text: str, what: str) -> bool:
    """Return whether a sentence of the text says of what is lacking that it is open yet."""
    return any(_tells(sentence, what) for sentence in _ENDS.split(_MARK.sub("", text)))


def without_told_marks(text: str) -> str:
    """Return the text without the marks of what it says in words that it is open yet."""
    return _MARK.sub(lambda m: "" if _tells(_around(text, *m.span()), m[1]) else m[0], text)


def _around(text: str, start: int, end: int) -> str:
    """Return the sentence that a mark stands in, or right behind, without any mark."""
    before = _MARK.sub("", text[:start])
    rest = "" if before.endswith("。") else _ENDS.split(_MARK.sub("", text[end:]), maxsplit=1)[0]
    return _ENDS.split(before.rstrip("。"))[-1] + rest


def _tells(sentence: str, what: str) -> bool:
    words = bigrams(what)
    named = len(words & bigrams(sentence)) >= _SHARE * len(words)
    return bool(words) and named and _OPEN.search(sentence) is not None
