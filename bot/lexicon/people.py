"""People: the characters of their names, and the titles that stand behind them."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bot.lexicon.source import Source

SOURCE = Source(
    "《百家姓》、袁义达等《中国姓氏大辞典》所收、今人仍用的姓，满、契丹、女真姓氏照《通志·氏族略》《八旗满洲氏族通谱》；"
    "公安部《全国姓名报告》的名字用字；《公务员职务与职级并行规定》及各行业通用的职务称谓，由本项目收集",
    date(2026, 11, 30),
)


def _words_of(file: str) -> dict[str, frozenset[str]]:
    tables = tomllib.loads(Path(__file__).with_name(file).read_text("utf-8"))
    return {name: frozenset(text.split()) for name, text in tables.items()}


_TABLE, _SURNAMES = _words_of("people.toml"), _words_of("surnames.toml")


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    # Where no word begins none is tried.
    return f"(?:(?=[{_characters(word[0] for word in longest_first)}])(?:{'|'.join(longest_first)}))"


def _characters(*words: Iterable[str]) -> str:
    return "".join(sorted({c for table in words for word in table for c in word}))


SURNAME = f"[{_characters(_SURNAMES['usual'], _SURNAMES['names_only'])}]"
SURE_SURNAME = f"[{_characters(_SURNAMES['names_only'])}]"
"""Surnames that prose writes nowhere else."""
RARE_SURNAME = f"[{_characters(_SURNAMES['words'])}]"
"""Surnames that are rather words: somebody is called so where it is proved."""
ELEMENTS = frozenset(_TABLE["elements"])
"""What names of other peoples are made of, where they are written without a dot."""
DOUBLE_SURNAME = _any_of(_SURNAMES["double"])
SPOKEN_SURNAME = _any_of(_SURNAMES["double"] - _SURNAMES["double_words"])
"""Compound surnames that are known without given names: 欧阳科长."""
GIVEN = _characters(_TABLE["given"])
TRANSCRIBED = f"[{_characters(_TABLE['transcribed'])}]"
"""The characters that names of other languages are written with."""
TITLES = frozenset().union(*(_TABLE[name] for name in ("offices", "professions", "esteem", "address", "kin")))
"""Whatever stands behind a person's name."""
OFFICE = _any_of(_TABLE["offices"])
"""What somebody is in a unit (职务)."""
CALLED = _any_of(_TABLE["offices"] | _TABLE["professions"] | _TABLE["kin"])
"""What stands behind a surname alone: 张书记, 李医生, 王大爷."""
POST_AND_NAME = (
    rf"(?P<post>[\u4e00-\u9fff]{{0,12}}{OFFICE})[ \t\u3000]*"
    rf"(?P<name>(?:{DOUBLE_SURNAME}|{SURNAME})[ \t\u3000]?[\u4e00-\u9fff某×]{{1,2}})"
)
"""Who somebody is in a unit, and what he is called, as a clerk says it: 县长王明."""
