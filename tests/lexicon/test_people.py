"""An office that stands behind a surname is known to whoever looks for people."""

import tomllib

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.corpus.names.people import people
from bot.domain.fact import Fact
from tests.tree import ROOT

_LEXICON = ROOT / "bot" / "lexicon"
_OFFICES = tomllib.loads((_LEXICON / "people.toml").read_text("utf-8"))["offices"].split()
_SURNAMES = tomllib.loads((_LEXICON / "surnames.toml").read_text("utf-8"))
_TOLD = (Fact(1, 1, "检查水库3座。", "m1"),)


@pytest.mark.parametrize("office", _OFFICES)
def test_the_check_points_at_a_person_nobody_told_of(office: str) -> None:
    found = check(f"会前，李{office}作了说明。", Context(facts=_TOLD))
    assert f"李{office}" in [f.quote for f in found if f.rule == "T03"]


@pytest.mark.parametrize("office", _OFFICES)
def test_a_whole_name_before_an_office_is_a_name(office: str) -> None:
    assert "李建国" in people(f"会上，李建国{office}强调，要抓好落实。")


@pytest.mark.parametrize("surname", [*_SURNAMES["double"].split(), "况", "禤", "蓟"])
def test_any_surname_before_given_names_is_known_behind_an_office(surname: str) -> None:
    assert f"{surname}素琴" in people(f"村主任{surname}素琴负责协调。")
