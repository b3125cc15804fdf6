"""Genres (文种): the words that name one, of which kind it is, and whether a title ends in one."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.domain.genre import GenreKind, SectionRole
from bot.lexicon.source import Source
from bot.regex import regex

SOURCE = Source(
    "《党政机关公文处理工作条例》（中办发〔2012〕14号）第八条的15种；其余为机关常用文书，由本项目收集",
    date(2026, 11, 30),
)


class Family(StrEnum):
    """What papers of a genre do."""

    STATUTORY = "法定公文"
    SUMMARIES = "总结"
    PLANS = "计划"
    RULES = "规章"
    SPEECHES = "讲话"
    LETTERS = "书信"
    NEWS = "信息"
    LISTS = "清单"
    PAPERS = "材料"


_NO_GENRE, _NO_PAPER, _EVERYDAY, _ABOUT = "不是文种", "不是公文", "日常用语", "关于"
_ROLES = "通常写什么"
_LONGEST = 8
_BEHIND = "(?:[（(〔【][^（）()〔〕【】]{1,20}[）)〕】])*[。.]?$"
_ENDING = regex(_BEHIND)
_LONGEST_NOTE = 80
"""Characters behind a genre, in brackets; a line without end would be searched from each of its places."""


_ONLY_BEHIND = {
    "信息": regex("(?:^|[篇条期份个的]|工作|宣传|政务|党建)信息$"),
    "令": regex("(?<![口指司夏法政酒时律军号勒责下喝月辞密传])令$"),
}
"""What stands before a word where it names a genre, of those that end other words as well."""


@dataclass(frozen=True)
class GenreWord:
    """A word that a title ends in."""

    word: str
    family: Family
    kind: GenreKind
    start: int
    """Where it begins in the title."""


def genre_at_end(title: str) -> GenreWord | None:
    """Return the genre that a title ends in, whatever stands in brackets behind it, or `None`."""
    found = _ENDING.search(title, max(len(title) - _LONGEST_NOTE, 0))
    end = found.start() if found else len(title)
    known, others = _known(), _other_papers()
    starts = range(max(end - _LONGEST, 0), end)
    start = next((start for start in starts if title[start:end] in known or title[start:end] in others), end)
    word = title[start:end]
    return GenreWord(word, *known[word], start) if word in known else None


def ends_as_title(line: str) -> bool:
    """Return whether a line ends as titles do: in a genre, or in a word that they end in by habit."""
    habitual = _HABITUAL_END.search(line) or _LETTER_TO.fullmatch(line)
    return habitual is not None or genre_at_end(line) is not None


def names_genre(word: str, text: str) -> bool:
    """Return whether a text that ends in a word for a genre means it, and no other word: 口令."""
    form = _ONLY_BEHIND.get(word)
    return form is None or form.search(text) is not None


def tells_its_matter(genre: str) -> bool:
    """Return whether a title of the genre tells its matter by 关于……的."""
    return genre in _table()[_ABOUT][GenreKind.OTHER].split()


def usual_role(genre: str) -> SectionRole:
    """Return what a genre of no kind of its own usually does beneath its opening, by the word for it."""
    roles = _table()[_ROLES]
    return next((SectionRole(role) for role in roles if genre in roles[role].split()), SectionRole.OTHER)


def any_of(*families: Family) -> str:
    """Return a pattern of the genres of these families, of all where none is named; the longest first."""
    return alternatives(words(*families))


def alternatives(of: Iterable[str]) -> str:
    """Return a pattern of words, the longest first."""
    return "|".join(sorted(of, key=lambda word: (-len(word), word)))


@cache
def words(*families: Family, kind: GenreKind | None = None) -> frozenset[str]:
    """Return the genres of these families, of all where none is named; of one kind where that is."""
    return frozenset(
        word
        for word, (family, own) in _known().items()
        if (not families or family in families) and kind in (None, own)
    )


@cache
def everyday_words() -> frozenset[str]:
    """Return the genres that are words of everyday speech as well: 意见, 计划, 办法."""
    return frozenset(_table()[_EVERYDAY][GenreKind.OTHER].split())


@cache
def _other_papers() -> frozenset[str]:
    return frozenset(_table()[_NO_PAPER][GenreKind.OTHER].split())


@cache
def _known() -> dict[str, tuple[Family, GenreKind]]:
    table = _table()
    return {
        word: (family, GenreKind(kind))
        for family in Family
        for kind, line in table[family].items()
        for word in line.split()
    }


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


_HABITUAL_END = regex(
    f"(?:{alternatives({*_table()[_NO_GENRE][GenreKind.OTHER].split(), *_other_papers()})}){_BEHIND}"
)
# A letter is titled by those whom it is written to: 致全体业主的信.
_LETTER_TO = regex("致[^，。；：]{2,40}信")
