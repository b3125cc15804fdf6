"""Whether a name is one of a unit, and of which kind."""

import pytest

from bot.domain.genre import IssuerKind
from bot.lexicon.units import is_unit, kind_of, unit_before
from tests.lexicon.cases import NO_UNITS, UNITS


@pytest.mark.parametrize(("name", "kind"), UNITS)
def test_kinds_of_units(name: str, kind: IssuerKind) -> None:
    assert is_unit(name)
    assert kind_of(name) is kind


@pytest.mark.parametrize("words", NO_UNITS)
def test_words_that_are_no_unit(words: str) -> None:
    assert not is_unit(words)
    assert not unit_before(words)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("县水利局党组", IssuerKind.GOVERNMENT),
        ("青禾大学团委", IssuerKind.SCHOOL),
        ("水务集团工会", IssuerKind.COMPANY),
        ("青禾县委办公室", IssuerKind.PARTY),
        ("青禾县人民政府办公室", IssuerKind.GOVERNMENT),
        ("清溪镇党政办公室", IssuerKind.TOWNSHIP),
        ("市直机关工作委员会", IssuerKind.PARTY),
        ("共青团青禾市委员会", IssuerKind.PARTY),
        ("中共清溪镇委员会", IssuerKind.TOWNSHIP),
    ],
)
def test_an_inner_body_is_of_the_kind_of_its_unit(name: str, kind: IssuerKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize("name", ["本溪市教育局", "那曲市教育局", "全州县教育局"])
def test_a_place_may_begin_like_a_word_for_oneself(name: str) -> None:
    assert kind_of(name) is IssuerKind.GOVERNMENT


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("水务集团志愿服务", "水务集团"),
        ("青禾市委党校培训", "青禾市委党校"),
        ("水务局党组会议", "水务局"),
        ("县委办公室节能", "县委办公室"),
        ("青禾县", "青禾县"),
        ("青禾县防汛", ""),
        ("文明办法", ""),
    ],
)
def test_the_longest_unit_that_words_begin_with(text: str, unit: str) -> None:
    assert unit_before(text) == unit


@pytest.mark.parametrize("words", ["工作部署", "公共场所", "停车场所", "老旧小区", "全体干部", "新发展格局"])
def test_words_that_end_as_units_do_are_none(words: str) -> None:
    assert not is_unit(words)
