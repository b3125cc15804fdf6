"""Every rule finds what its own failing cases show, and lets its passing cases pass."""

import pkgutil

import pytest

from bot.compliance import rules
from bot.compliance.checker import check, mended
from bot.compliance.rule import Case, Context, Rule
from bot.facts.extract import extract_facts

_CASES = [(rule, case) for rule in rules.RULES for case in rule.cases]


@pytest.mark.parametrize(("rule", "case"), _CASES, ids=[f"{r.id}-{c.text[:12]}" for r, c in _CASES])
def test_a_rule_points_at_exactly_what_its_case_names(rule: Rule, case: Case) -> None:
    told = tuple(extract_facts(case.told))
    spots = rule.detect(case.text, Context(facts=told))
    assert tuple(case.text[s.start : s.end] for s in spots) == case.found


def test_every_rule_module_is_registered_and_shows_both_kinds_of_case() -> None:
    modules = {m.name for m in pkgutil.iter_modules(rules.__path__)}
    registered = {rule.detect.__module__.rsplit(".", 1)[-1] for rule in rules.RULES}
    assert registered == modules
    for rule in rules.RULES:
        assert any(case.found for case in rule.cases)
        assert any(not case.found for case in rule.cases)


def test_ids_are_unique() -> None:
    assert len({rule.id for rule in rules.RULES}) == len(rules.RULES)


def test_findings_come_in_the_order_of_the_text_and_safe_fixes_apply() -> None:
    text = "加强领导,压实责任。开展活动7次。"
    findings = check(text, Context())
    assert [f.rule for f in findings] == ["P01", "T01"]
    assert mended(text, findings) == "加强领导，压实责任。开展活动7次。"
