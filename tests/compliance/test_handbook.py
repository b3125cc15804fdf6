"""The page about the rules says what the rules say, and no rule of the catalogue is forgotten."""

import json
import re
from pathlib import Path

import pytest

from bot.compliance.register import rules_by_id
from bot.texts.rules import NOT_CHECKED
from tests.compliance.handbook import FILE, READMES, handbook, with_number

_OWN = re.compile(r"[A-Z]\d{3}")
"""The form of the ids of our own rules; those of the catalogue have two digits."""
_CATALOGUE = Path(__file__).parents[3] / "shared" / "reference" / "rules.json"


def test_the_page_is_what_the_rules_say() -> None:
    assert FILE.read_text("utf-8") == handbook(), "run `make rules`"


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_the_readme_tells_how_many_rules_there_are(readme: Path) -> None:
    page = readme.read_text("utf-8")
    assert page == with_number(page), "run `make rules`"
    assert str(len(rules_by_id())) in page
    assert with_number(page.replace(f"[{len(rules_by_id())} ", "[3 ")) == page


@pytest.mark.skipif(not _CATALOGUE.exists(), reason="the published catalogue is not here")
def test_every_rule_of_the_catalogue_is_implemented_or_its_omission_argued() -> None:
    catalogue = {rule["id"] for rule in json.loads(_CATALOGUE.read_text("utf-8"))["rules"]}
    ours = {rule for rule in rules_by_id() if not _OWN.fullmatch(rule)}
    assert catalogue - ours == set(NOT_CHECKED) and ours <= catalogue
    assert not any(map(_OWN.fullmatch, catalogue)), "the ids of our own rules are taken"
    assert not ours & set(NOT_CHECKED)
