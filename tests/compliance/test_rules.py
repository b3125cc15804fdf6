"""Every rule finds what its own failing cases show, and lets its passing cases pass."""

import re
from pathlib import Path

import pytest

from bot.commands.texts.rules import spots_of
from bot.compliance import rules
from bot.compliance.checker import apply_fixes, check
from bot.compliance.register import families, register, rules_by_id
from bot.compliance.rule import Case, Context, Exemption, Rule, has_sources
from bot.domain.finding import Aspect, Severity
from bot.errors import ConfigError
from tests.compliance.mutation import plantings

_RULES = Path(rules.__path__[0])
_CASES = [(rule, case) for rule in rules_by_id().values() for case in rule.cases]


@pytest.mark.parametrize(("rule", "case"), _CASES, ids=[f"{r.id}-{c.text[:12]}" for r, c in _CASES])
def test_a_rule_points_at_exactly_what_its_case_names(rule: Rule, case: Case) -> None:
    assert tuple(case.text[s.start : s.end] for s in spots_of(rule, case)) == case.found


def test_every_rule_shows_both_kinds_of_case() -> None:
    for rule in rules_by_id().values():
        assert any(case.found for case in rule.cases), rule.id
        assert any(not case.found for case in rule.cases), rule.id


def test_every_file_named_by_an_id_is_in_force_and_a_family_has_one_letter() -> None:
    named = {f.stem.partition("_")[0].upper() for f in _RULES.rglob("*_*.py") if f.stem != "__init__"}
    assert len(named) > 100
    assert named == set(rules_by_id())
    assert list(rules_by_id()) == sorted(rules_by_id())
    for name, family in families().items():
        assert len({rule.id[0] for rule in family}) == 1, name


@pytest.mark.parametrize(
    ("file", "rule", "told"),
    [
        ("p06_again", "P06", "p06_again.py：编号 P06 已经在 p06_titled_things.py 用了，请换一个。"),
        ("d04_anchors", "D04", "编号 D04 不能用。不查：“目前”"),
        ("p17_slashes", "P17", "编号 P17 不能用。两位数的编号留给公开的规则目录。"),
        ("q01_slashes", "Q01", "自己的规则用一个字母加三位数，如 Q901。"),
        ("p901_slashes", "P902", "p901_slashes.py：规则文件里要有一条 RULE，文件名以它的编号开头"),
    ],
)
def test_an_id_that_cannot_be_a_file_s_own_is_refused(
    file: str, rule: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = "bot.compliance.rules.punctuation.pairs.p06_titled_things"
    written = f"import dataclasses as d\nimport {first} as p06\nRULE = d.replace(p06.RULE, id={rule!r})\n"
    (tmp_path / f"{file}.py").write_text(written, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ConfigError, match=re.escape(told)):
        register((first, file))


def test_every_rule_of_weight_error_has_a_planted_error() -> None:
    wanted = {rule.id for rule in rules_by_id().values() if rule.severity is Severity.ERROR}
    assert len(wanted) > 50
    for error in plantings():
        wanted.discard(error.rule)
        if not wanted:
            break
    assert not wanted, "plant their errors in tests/compliance/planted"


def test_what_is_about_copies_is_what_is_compared_with_exemplars() -> None:
    compared = {rule.id for rule in rules_by_id().values() if rule.applies is has_sources}
    assert compared == {rule.id for rule in rules_by_id().values() if rule.about is Aspect.COPY}


@pytest.mark.parametrize("share", ["百分之30%", "百分之30％", "百分之三十%", "百分之30"])
def test_the_mark_behind_a_share_goes_with_what_is_written_instead(share: str) -> None:
    text = f"完成整改12项，占{share}。"
    told = [f for f in check(text, Context(facts=None)) if f.quote.startswith("百分之")]
    [found] = told
    assert text[: found.start] + found.fix.replacement + text[found.end :] == "完成整改12项，占30%。"


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
