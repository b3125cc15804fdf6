"""Every shipped exemplar, set as its unit would issue it, passes our check; together they show each genre."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from bot import shipped
from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.compliance.tracing.likeness import without_common, words_of
from bot.corpus.library.library import Library
from bot.domain.document import Brief
from bot.domain.finding import Severity
from bot.domain.genre import GenreKind
from bot.lexicon.customs import is_decree, is_personal, is_signed
from bot.store.store import Store
from tests.installed import GENRES

_TELLING = (GenreKind.SUMMARY, GenreKind.REPORT)
_PATHS = sorted(shipped.EXEMPLARS.glob("*/*.md"))
_OFTEN = ("工作总结", "情况报告", "意识形态总结", "活动总结", "工作要点", "工作计划", "实施方案", "征集通知")
"""What is drafted most."""
_IN_ALL, _OF_EACH, _OF_OFTEN = 62, 2, 3
_LONGEST_SHARED = 14
_PUBLIC = re.compile(
    "坚持以为指导(?:全面贯彻)?|和二十届[二三四五中]+全会精神|纪念中国人民抗日战争暨世界反法西斯战争胜利\\d+周年"
    "|\\d+年是十[四五]五规划(?:开局|收官)之年"
)
"""Set phrases of the exemplars' years: what the table of formulations leaves of them."""
_DATE = re.compile(r"20\d\d年\d{1,2}月\d{1,2}日")
_SHORT = {"任免通知", "印发通知", "转发通知", "放假通知", "感谢信", "简报", "命令"}
"""They say one thing and end."""


@dataclass(frozen=True)
class _Shipped:
    path: Path
    told: dict[str, Any]
    body: str

    @property
    def genre(self) -> str:
        return self.path.parent.name

    @property
    def kind(self) -> GenreKind:
        return GenreKind(self.told["genre"])


def _read(path: Path) -> _Shipped:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return _Shipped(path, tomllib.loads(front), body.strip())


_ALL = [_read(path) for path in _PATHS]
_NAMES = ["/".join(one.path.parts[-2:]).removesuffix(".md") for one in _ALL]


def _issuer(one: _Shipped) -> str:
    """Return who issues it: who signs it, or else stands first in its title; empty where nobody is named."""
    if _is_signed(one) and not is_decree(one.genre):
        lines = one.body.splitlines()
        return next(above for above, line in pairwise(lines) if _DATE.fullmatch(line))
    about = "令" if is_decree(one.genre) else "关于" if "关于" in one.told["title"] else str(one.told["year"])
    issuer, found, _ = one.told["title"].partition(about)
    return issuer if found else ""


def _is_signed(one: _Shipped) -> bool:
    return any(_DATE.fullmatch(line) for line in one.body.splitlines())


def _as_issued(one: _Shipped) -> str:
    """Return the document whole: with a title, and with an addressee and a signature that it leaves open."""
    is_open = GENRES[one.genre].addressed and not one.body.splitlines()[0].endswith("：")
    addressee = "各有关单位：\n" if is_open else ""
    issued = f"{one.told['year']}年{'12月31日' if one.kind in _TELLING else '1月9日'}"
    unsigned = is_signed(one.genre) and not _is_signed(one)
    signer = "商知远" if is_personal(one.genre) else _issuer(one)
    return f"{one.told['title']}\n{addressee}{one.body}\n" + (f"{signer}\n{issued}\n" if unsigned else "")


@pytest.mark.parametrize("one", _ALL, ids=_NAMES)
def test_an_exemplar_has_nothing_to_correct(one: _Shipped) -> None:
    period = one.told["period"] if GENRES[one.genre].dated else ""
    brief = Brief(one.genre, _issuer(one), period=period, topic=one.told["topic"])
    found = check(_as_issued(one), Context(brief, one.kind, whole=True))
    assert [(f.rule, f.quote) for f in found if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize("one", _ALL, ids=_NAMES)
def test_an_exemplar_is_named_by_what_it_is(one: _Shipped) -> None:
    assert one.kind is GENRES[one.genre].kind
    issuer_kind, period, *_ = one.path.stem.split("-")
    assert issuer_kind == one.told["issuer_kind"]
    assert period.startswith(f"{one.told['year']}年")
    assert one.told["period"].startswith(period)
    assert one.told["topic"]


def test_every_genre_is_shown_in_more_than_one_way() -> None:
    counts = Counter(one.genre for one in _ALL)
    assert set(counts) == set(GENRES)
    few = {genre for genre, n in counts.items() if n < (_OF_OFTEN if genre in _OFTEN else _OF_EACH)}
    assert not few
    assert len(_ALL) >= _IN_ALL
    kinds = {genre: {o.told["issuer_kind"] for o in _ALL if o.genre == genre} for genre in counts}
    # Only state organs issue a 公告 or a 命令.
    assert {genre for genre, issuers in kinds.items() if len(issuers) < _OF_EACH} == {"公告", "命令"}


@pytest.mark.parametrize("one", _ALL, ids=_NAMES)
def test_an_exemplar_is_neither_a_scrap_nor_a_book(one: _Shipped) -> None:
    length = len("".join(one.body.split()))
    assert (250 if one.genre in _SHORT else 500) <= length <= 3_000


def _words(one: _Shipped) -> list[str]:
    """Return its paragraphs without marks and set phrases."""
    return [_PUBLIC.sub("", without_common(words_of(line).text)) for line in one.body.splitlines()]


def _grams(lines: list[str], n: int) -> set[str]:
    return {line[at : at + n] for line in lines for at in range(len(line) - n + 1)}


def test_no_two_exemplars_say_the_same_in_the_same_words() -> None:
    said = {name: _grams(_words(one), _LONGEST_SHARED + 1) for name, one in zip(_NAMES, _ALL, strict=True)}
    shared = {(a, b): sorted(said[a] & said[b]) for a, b in combinations(_NAMES, 2) if said[a] & said[b]}
    assert shared == {}


async def test_every_exemplar_is_found_by_its_own_matter(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    library = Library(store.holdings, tmp_path / "index")
    await library.open()
    lost = []
    for one in _ALL:
        topic = one.told["topic"]
        hits = await library.search(topic, genre=one.kind, limit=5, matter=topic)
        if one.told["title"] not in {hit.found.title for hit in hits}:
            lost.append(one.told["title"])
    await library.close()
    await store.close()
    assert lost == []
