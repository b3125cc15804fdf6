"""Where marks of gaps stand: none that the clerk wants left off, none that parts what belongs together."""

import re
from collections.abc import Collection, Iterator

from bot.domain.genre import Genre
from bot.domain.ledger import Gap, Ledger
from bot.facts.wording import bigrams
from bot.regex import regex
from bot.texts import paper

_NOT_YET = regex("(?:先|暂时?)(?:不|别)写|(?:别|不要?|莫)写死|(?:别|不)写(?:具体)?数")
_OF_A_PERSON = regex("(?:人选|姓名|名字|是谁|是哪位)$")
_MARK = regex(f"{paper.GAP_START}(?P<what>[^】]+)】")
_BEHIND_AN_OFFICE = regex(f"(?<=[长记任席理师员表]){_MARK.pattern}")
# 复工【待补：复工时间】须经验收: the mark stands between what is spoken of and what is said of it.
_PARTING = regex(
    f"(?<=[\u4e00-\u9fff])(?<![为于是在至到共即约有由达计的])(?P<mark>{paper.GAP_START}[^】]+】)"
    "(?P<rest>(?:[须应将已拟仍可]|需要?|必须|不得)[^，。；！？\n【]*)"
)
_PICTURE = regex(
    f"[（(]?(?:配图|附图|附照片|图片|照片)?[：:]?(?P<mark>{paper.GAP_START}[^】]*(?:照片|图片|配图|插图)[^】]*】)[）)]?"
)
_LEADS_ON = regex("(?:^|[为于是在至到共即约有由达计的、，。；：（\n])$")
"""Behind these a clause wants what the mark stands for."""


def tidy_marks(text: str, genre: Genre, ledger: Ledger) -> str:
    """Return a section's text with its marks where they part nothing, and without those to be left off."""
    text = _without_marks(text, frozenset(needless_gaps(genre, ledger)))
    text = _BEHIND_AN_OFFICE.sub(_unless_a_person, text) if genre.pace else text
    return _pictures_last(_PARTING.sub(lambda m: m["rest"] + m["mark"], text))


def needless_gaps(genre: Genre, ledger: Ledger) -> Iterator[str]:
    """Yield the gaps that the text need not mark: of such the clerk said 先不写, or an office is named."""
    for gap in ledger.gaps:
        if _is_on_hold(gap, ledger) or (genre.pace and _OF_A_PERSON.search(gap.what)):
            yield gap.what


def _is_on_hold(gap: Gap, ledger: Ledger) -> bool:
    """Return whether the clerk said so of it: in the same words, or in an order of the same message."""
    orders = (w for w in ledger.wishes if w.quote.message == gap.quote.message)
    of_it = (w.order for w in orders if bigrams(w.order) & bigrams(gap.what))
    return any(_NOT_YET.search(words) for words in (gap.quote.text, *of_it))


def _without_marks(text: str, labels: Collection[str]) -> str:
    """Return the text without these marks, but where the clause is not whole without one."""

    def kept(m: re.Match[str]) -> str:
        leads = _LEADS_ON.search(text[max(0, m.start() - 1) : m.start()])
        return m.group() if leads or m["what"] not in labels else ""

    return _MARK.sub(kept, text)


def _unless_a_person(m: re.Match[str]) -> str:
    return "" if _OF_A_PERSON.search(m["what"]) else m.group()


def _pictures_last(text: str) -> str:
    """Return the text with the marks of pictures in lines of their own at its end."""
    marks = [m["mark"] for m in _PICTURE.finditer(text)]
    lines = filter(None, _PICTURE.sub("", text).splitlines()) if marks else (text,)
    return "\n".join((*lines, *(f"（配图：{mark}）" for mark in marks)))
