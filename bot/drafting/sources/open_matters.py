"""What is open and told as such in words that can be issued: 另行通知, 正在核实, 待批复后实施."""

import re

from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts import paper

_SETTLED = "确定|明确|公布|公告|通知|告知|发布|安排|商定|实施|执行|办理"
_OPEN = regex(
    f"(?:另行(?:{_SETTLED})"
    "|正在(?:核实|核对|核定|核查|统计|汇总|调查|商定|协商|研究|审核|报批|办理|确定)中?"
    "|尚未(?:确定|明确|核定|批复|批准|公布)|尚待(?:确定|明确|核定|核实|批复|批准|公布)"
    f"|(?<![接等招期看对优款虐善交厚亏])[待俟][^，。；\n]{{1,10}}后(?:再?行?(?:{_SETTLED}))?)(?!的)"
)
_CLOSES_OPEN = regex(f"{_OPEN.pattern}$")
_LEADS_ON = regex("[为于是在至到共即约有由达计的]$")
"""After these a clause wants what the mark stands for."""
_MARK = regex(f"{paper.GAP_START}([^】]+)】")
_CLAUSE_ENDS = regex("[，；：。！？（）\n]")
_SHARE = 0.5
"""The share of what is lacking that a clause must name to tell its state, not that of something else."""


def has_open_clause(text: str, what: str) -> bool:
    """Return whether a clause of the text says of what is lacking that it is open yet."""
    clauses = _CLAUSE_ENDS.split(_MARK.sub("", text))
    return any(_OPEN.search(clause) and _is_about(clause, what) for clause in clauses)


def without_needless_marks(text: str) -> str:
    """Return the text without the marks of what it says in words that it is open yet.

    A mark goes only where the clause is whole without it: behind its words of openness, or right before them.
    """
    return _MARK.sub(lambda m: "" if _is_needless(text, m) else m[0], text)


def _is_needless(text: str, mark: re.Match[str]) -> bool:
    before = _MARK.sub("", text[: mark.start()])
    after = _CLAUSE_ENDS.split(_MARK.sub("", text[mark.end() :]))[0]
    inside = not before.endswith("。")
    clause = _CLAUSE_ENDS.split(before.removesuffix("。"))[-1]
    behind = not after and _CLOSES_OPEN.search(clause)
    ahead = inside and clause and not _LEADS_ON.search(clause) and _OPEN.match(after)
    return bool(behind or ahead) and _is_about(clause + after, mark[1])


def _is_about(clause: str, what: str) -> bool:
    words = bigrams(what)
    return bool(words) and len(words & bigrams(clause)) >= _SHARE * len(words)
