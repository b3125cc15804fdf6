"""`gongwen rule` explains a rule, or lists them all."""

import pytest

from bot.compliance.register import rules_by_id
from bot.domain.finding import Aspect, FixKind
from bot.texts import rules as texts
from tests.commands.shell import gongwen


def test_a_rule_is_explained_with_its_source_and_an_example() -> None:
    done = gongwen("rule", "p06")
    assert done.returncode == 0
    first, *others = done.stdout.splitlines()
    assert first == f"P06 书名号对象（提醒，标点）：{rules_by_id()['P06'].message}"
    assert others == [
        "依据：GB/T 15834-2011 4.15",
        "例：荣获《全国文明单位》称号。",
        "指出：“《全国文明单位》”",
        "改后：荣获“全国文明单位”称号。",
        "不指出：荣获“全国文明单位”称号，观看《榜样9》活动组织有序。",
        "改法：只建议，改不改由您定。",
    ]


def test_what_was_told_is_shown_where_a_rule_compares_with_it() -> None:
    assert "您说过：累计服务320人次" in gongwen("rule", "T01").stdout


def test_every_rule_can_be_explained() -> None:
    for rule in rules_by_id():
        shown = gongwen("rule", rule).stdout
        assert all(f"\n{part}：" in shown for part in ("依据", "例", "指出", "不指出", "改法")), rule
        assert max(map(len, shown.splitlines())) < 250, rule


def test_without_an_id_every_rule_stands_in_a_line() -> None:
    lines = gongwen("rule").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(rules_by_id())


@pytest.mark.parametrize(("said", "nearest"), [("P6", "P06 书名号对象"), ("书名号嵌套", "P04 书名号嵌套")])
def test_an_unknown_id_is_told_with_the_nearest(said: str, nearest: str) -> None:
    done = gongwen("rule", said)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"没有 {said} 这条规则，最接近的是 {nearest}。不写编号就列出全部：gongwen rule。\n"


@pytest.mark.parametrize("said", ["X99", "没有", "天气"])
def test_where_no_rule_is_near_none_is_guessed(said: str) -> None:
    done = gongwen("rule", said)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"没有 {said} 这条规则。不写编号就列出全部：gongwen rule。\n"


def test_an_id_that_is_no_rule_here_is_told_with_the_reason() -> None:
    assert gongwen("rule", "N10").stdout.startswith("N10 不在检查里。不查：“同为动宾式”")


def test_every_aspect_and_kind_of_fix_has_its_words() -> None:
    assert set(texts.ASPECTS) == set(Aspect)
    assert set(texts.FIXES) == set(FixKind)
