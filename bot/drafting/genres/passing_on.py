"""The title of a paper that passes another on: ××镇人民政府转发××局关于……的通知.

A title is issuer, matter and genre (《党政机关公文处理工作条例》第九条第七项, GB/T 9704-2012 7.3.1). How the
matter is put here is practice, as in 国务院办公厅转发……关于……意见的通知: the other's issuer and its full
name, 关于 once, no second 的通知 behind a 通知; only the names of regulations keep their title marks.
"""

from collections.abc import Iterable, Iterator

from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.domain.genre import Genre
from bot.lexicon.genres import Family, genre_at_end
from bot.lexicon.units import is_unit
from bot.regex import regex

_ACTS = ("转发", "批转")
_NOTICE = "通知"
_PAPER = regex(
    r"(?:转发|批转|现将|把|^|[，。；：:、（）“”\s])(?P<issuer>[^，。；：:、（）《》“”\s]{0,40}?)"
    "(?:联合)?(?:印发|下发|发布|制定|发来|报来|转来)?的?《(?P<name>[^《》]{4,80})》"
)
_INNER = str.maketrans("〈〉", "《》")


def _is_regulation(name: str) -> bool:
    genre = genre_at_end(name)
    return genre is not None and genre.family is Family.RULES


def title_passing_on(genre: Genre, brief: Brief, facts: Iterable[Fact]) -> str:
    """Return the title with the full name of what is passed on; empty where it is not known, or not one."""
    if genre.act != _ACTS[0] or brief.title:
        return ""
    named = [
        (m["issuer"], m["name"], act)
        for words, act in _candidates(brief, facts)
        for m in _PAPER.finditer(words)
    ]
    if not named:
        return ""
    issuer, name, act = next((one for one in named if is_unit(one[0])), named[0])
    whole = f"《{name}》" if _is_regulation(name) else name.translate(_INNER)
    ending = "" if whole.endswith(_NOTICE) else f"的{_NOTICE}"
    return f"{brief.issuer}{act}{issuer if is_unit(issuer) else ''}{whole}{ending}"


def _candidates(brief: Brief, facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    """Yield what names the paper, in the clerk's words first, with how it is passed on."""
    for fact in facts:
        for words in (*(quote.text for quote in fact.quotes), fact.text):
            if act := next((act for act in _ACTS if act in words), ""):
                yield words, act
    act = next((act for act in _ACTS[1:] if act in brief.topic), _ACTS[0])
    yield from ((name, act) for name in brief.letterhead.attachments)
