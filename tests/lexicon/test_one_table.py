"""A closed class of words is one table: no other module keeps three of its words in a pattern or a list."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from bot.lexicon import genres
from tests.tree import ROOT

_LEXICON = ROOT / "bot" / "lexicon"
_BETWEEN = re.compile(r"[|\s、，,；;()（）\[\]?:=!<>{}^$+*.\\]+")
_MOST = 2
_SHORTEST = 2
"""A single character (函, 局) stands in too many words to be told from them."""

_IN_RUNNING_TEXT = "cues of running text: how sentences speak of papers, not which word names one"
_BY_VOICE = "how units of a kind speak of themselves, and of what is theirs: 全校, 我局, 各支部"
_IN_TALK = "a grammar of what clerks type, in which the words stand among others"
_OF_A_RULE = "the rule speaks of these papers and no others"
_OF_A_SECTION = "what sections, headings and questions speak of, among other words"
_RECOGNISING = "ends of names in running text, each with what may not follow it"
_KEPT = {
    "genres": {
        "bot/compliance/rules/facts/t903_proposals_decided.py": _IN_RUNNING_TEXT,
        "bot/compliance/rules/structure/genres/s05_summary_parts.py": _OF_A_RULE,
        "bot/compliance/rules/structure/genres/s12_requests_in_reports.py": _OF_A_RULE,
        "bot/compliance/rules/structure/genres/s13_closing_phrase.py": "the closing of each",
        "bot/compliance/rules/style/wording/y13_particles.py": _IN_RUNNING_TEXT,
        "bot/compliance/rules/style/wording/y15_doubled_words.py": _IN_RUNNING_TEXT,
        "bot/corpus/parsing/headings.py": _OF_A_SECTION,
        "bot/corpus/parsing/titles.py": "what a compilation numbers before a title: 制度之二",
        "bot/drafting/placing/answers.py": _OF_A_SECTION,
        "bot/drafting/placing/deeds.py": _OF_A_SECTION,
        "bot/drafting/sources/open_matters.py": _IN_RUNNING_TEXT,
        "bot/facts/figures/counting.py": "what is counted in 件, 份 and 条",
        "bot/language/document/hints.py": "as what a person signs: 报告人, 述职人",
        "bot/language/document/roles.py": _OF_A_SECTION,
        "bot/understanding/first_message.py": _IN_TALK,
        "bot/understanding/orders/control.py": _IN_TALK,
        "bot/understanding/orders/structure.py": _IN_TALK,
        "bot/understanding/parties.py": _IN_TALK,
        "bot/understanding/rules/words.py": _IN_TALK,
    },
    "units": {
        "bot/compliance/rules/facts/agreement/t904_names_spelt_twice.py": _RECOGNISING,
        "bot/compliance/rules/formulations/f10_full_names.py": "which of them have a full name of their own",
        "bot/facts/figures/told_lists.py": "what is counted in 家, 所 and 个",
        "bot/understanding/brief.py": _BY_VOICE,
        "bot/understanding/first_message.py": _IN_TALK,
        "bot/understanding/parties.py": _IN_TALK,
        "bot/compliance/rules/facts/t04_traced_places.py": _RECOGNISING,
        "bot/compliance/rules/facts/t07_honours.py": _IN_RUNNING_TEXT,
        "bot/compliance/rules/structure/s14_signature.py": "party bodies, which sign beside their unit",
        "bot/corpus/cleaning/masks.py": _RECOGNISING,
        "bot/corpus/names/neighbouring_places.py": _RECOGNISING,
        "bot/corpus/names/offices.py": _RECOGNISING,
        "bot/corpus/names/organisations.py": _RECOGNISING,
        "bot/corpus/names/people.py": _RECOGNISING,
        "bot/corpus/names/places.py": _RECOGNISING,
        "bot/corpus/parsing/issuers.py": _BY_VOICE,
        "bot/corpus/parsing/officialdom.py": _BY_VOICE,
        "bot/corpus/parsing/topics.py": _BY_VOICE,
        "bot/drafting/genres/fitness.py": "whom a genre does not fit",
        "bot/export/word/parts/title.py": "where a line of a title may end",
        "bot/facts/names.py": _RECOGNISING,
        "bot/language/document/paragraphs.py": "whom documents are addressed to, persons among them",
        "bot/understanding/prompting/legend.py": "what a model is told of a unit, by the word for it",
        "bot/understanding/prompting/masking.py": _BY_VOICE,
        "bot/understanding/placing.py": _OF_A_SECTION,
        "bot/understanding/rules/clauses/fitting.py": _BY_VOICE,
    },
    "offices": {
        "bot/drafting/placing/deeds.py": _OF_A_SECTION,
        "bot/understanding/parties.py": _IN_TALK,
    },
    "names of people": {},
}
"""Modules that hold words of a table for another question than the table answers, each with that question."""


def _read(name: str) -> dict[str, str]:
    table: dict[str, str] = tomllib.loads((_LEXICON / name).read_text("utf-8"))
    return table


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split() if len(word) >= _SHORTEST)


_TABLES = {
    "genres": _words(*genres.words()),
    "units": _words(*(words for kind, words in _read("units.toml").items() if kind != "不是单位")),
    "offices": _words(_read("people.toml")["offices"]),
    "names of people": _words(_read("surnames.toml")["double"]),
}


@cache
def _modules() -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    """Return the modules outside the lexicon with the words of each of their literals."""
    paths = (path for path in sorted((ROOT / "bot").rglob("*.py")) if _LEXICON not in path.parents)
    return tuple(
        (path.relative_to(ROOT).as_posix(), tuple(_literals(path)))
        for path in paths
        if ROOT / "bot" / "texts" not in path.parents
    )


def _literals(path: Path) -> Iterator[frozenset[str]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Constant(value=str(text)):
                yield frozenset(_BETWEEN.split(text))
            case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
                yield _strings(parts)
            case ast.Set(elts=parts):
                yield _strings(parts)
            case ast.Dict(keys=keys):
                yield _strings([key for key in keys if key])


def _strings(parts: list[ast.expr]) -> frozenset[str]:
    texts = (part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return frozenset(word for text in texts for word in _BETWEEN.split(text))


def _holding(table: str) -> set[str]:
    words = _TABLES[table]
    return {
        module for module, literals in _modules() if any(len(literal & words) > _MOST for literal in literals)
    }


@pytest.mark.parametrize("table", _TABLES)
def test_no_other_module_holds_three_words_of_a_table(table: str) -> None:
    assert sorted(_holding(table) - set(_KEPT[table])) == []


@pytest.mark.parametrize("table", _TABLES)
def test_what_is_let_pass_still_needs_it(table: str) -> None:
    assert sorted(set(_KEPT[table]) - _holding(table)) == []
