"""Who needs to know whether a name is a unit's, and of which kind, gets the lexicon's answer."""

import pytest

from bot.corpus.parsing.issuers import issuer_in, issuer_kind_of
from bot.domain.genre import IssuerKind
from tests.lexicon.cases import NO_UNITS, UNITS


@pytest.mark.parametrize("name", [name for name, _ in UNITS])
def test_a_title_begins_with_its_issuer(name: str) -> None:
    assert issuer_in(f"{name}关于开展防汛的通知") == name


@pytest.mark.parametrize("words", NO_UNITS)
def test_a_title_that_begins_with_no_unit_has_no_issuer(words: str) -> None:
    assert issuer_in(f"{words}关于开展防汛的通知") == ""


@pytest.mark.parametrize(("name", "kind"), UNITS)
def test_an_exemplar_is_of_the_kind_of_its_issuer(name: str, kind: IssuerKind) -> None:
    assert issuer_kind_of(f"{name}2026年工作总结", "") is kind
