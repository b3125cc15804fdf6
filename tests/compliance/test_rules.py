"""Every rule finds what its own failing cases show, and lets its passing cases pass."""

import pkgutil
from dataclasses import replace

import pytest

from bot.compliance import rules
from bot.compliance.checker import apply_fixes, check
from bot.compliance.rule import Case, Context, Exemption, Rule
from bot.domain.fact import Fact
from bot.facts.extract import extract_facts
from bot.language.document.manuscript import Manuscript

_CASES = [(rule, case) for rule in rules.RULES for case in rule.cases]


def context_of(case: Case) -> Context:
    """Return what the case is judged against, with the facts of what the user told."""
    if case.told is None:
        return case.context
    return replace(case.context, facts=facts_of(case.told))


def facts_of(told: str) -> tuple[Fact, ...]:
    """Return the facts of messages, one a line."""
    return tuple(extract_facts(told))


@pytest.mark.parametrize(("rule", "case"), _CASES, ids=[f"{r.id}-{c.text[:12]}" for r, c in _CASES])
def test_a_rule_points_at_exactly_what_its_case_names(rule: Rule, case: Case) -> None:
    context = context_of(case)
    spots = rule.detect(Manuscript(case.text), context) if rule.applies(context) else ()
    assert tuple(case.text[s.start : s.end] for s in spots) == case.found


def test_every_rule_module_is_registered_and_shows_both_kinds_of_case() -> None:
    for family in rules.FAMILIES:
        modules = {m.name for m in pkgutil.iter_modules(family.__path__)}
        registered = {module.rsplit(".", 1)[-1] for module in map(_module, family.RULES)}
        assert registered == modules, family.__name__
    for rule in rules.RULES:
        assert any(case.found for case in rule.cases), rule.id
        assert any(not case.found for case in rule.cases), rule.id


def _module(rule: Rule) -> str:
    """Return the module that a rule stands in."""
    return next(
        f"{family.__name__}.{m.name}"
        for family in rules.FAMILIES
        for m in pkgutil.iter_modules(family.__path__)
        if getattr(family, m.name).RULE is rule
    )


def test_a_family_holds_the_rules_of_its_letter_and_ids_are_unique() -> None:
    for family in rules.FAMILIES:
        assert len({rule.id[0] for rule in family.RULES}) <= 1, family.__name__
    assert len({rule.id for rule in rules.RULES}) == len(rules.RULES)


def test_findings_come_in_the_order_of_the_text_and_safe_fixes_apply() -> None:
    text = "加强领导,压实责任。开展活动7次。"
    findings = check(text, Context(facts=()))
    assert [f.rule for f in findings] == ["P01", "T01"]
    assert apply_fixes(text, findings) == "加强领导，压实责任。开展活动7次。"


def test_nothing_is_compared_with_facts_where_none_were_asked_for() -> None:
    assert check("开展活动7次。", Context()) == ()


def test_what_an_organisation_allows_is_let_stand_and_nothing_else() -> None:
    text = "在XX党委领导下，学习X项制度，建设XX街道。"
    allowed = Context(allowed=(Exemption("L08", "XX", "样例"),))
    assert all("XX" not in f.quote for f in check(text, allowed) if f.rule == "L08")
    assert any("XX" in f.quote for f in check(text, Context()) if f.rule == "L08")
