"""Where each figure, date and name of a text comes from."""

from datetime import date

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.drafting.sources.tracing import Ground, Kind, Statement, statements
from bot.facts.extract import extract_facts

_BRIEF = Brief("工作总结", "云岭县图书馆", period="2026年上半年", topic="全民阅读", issued=date(2026, 7, 6))
_TOLD = "4月23日举办诵读会6场；党员12人、群众18人；去年借阅2万册，今年借阅2.5万册；到青石村送书"


def _facts() -> tuple[Fact, ...]:
    return tuple(extract_facts(_TOLD))


def _found(text: str) -> dict[str, Statement]:
    return {text[s.start : s.end]: s for s in statements(text, _facts(), _BRIEF)}


@pytest.mark.parametrize(
    ("text", "words", "kind", "ground", "fact"),
    [
        ("举办诵读会6场。", "6场", Kind.FIGURE, Ground.TOLD, "4月23日举办诵读会6场"),
        ("4月举办诵读会。", "4月", Kind.DATE, Ground.TOLD, "4月23日举办诵读会6场"),
        ("与临江镇结对。", "临江镇", Kind.NAME, Ground.NONE, ""),
        ("到青石村送书。", "青石村", Kind.NAME, Ground.TOLD, "到青石村送书"),
        ("2026年上半年，本馆推进全民阅读。", "2026年上半年", Kind.DATE, Ground.BRIEF, ""),
        ("云岭县图书馆\n2026年7月6日", "2026年7月6日", Kind.DATE, Ground.BRIEF, ""),
        ("惠及读者900人次。", "900人次", Kind.FIGURE, Ground.NONE, ""),
        ("拨打12345热线。", "12345", Kind.FIGURE, Ground.PUBLIC, ""),
    ],
)
def test_a_statement_has_its_source(text: str, words: str, kind: Kind, ground: Ground, fact: str) -> None:
    found = _found(text)[words]
    assert (found.kind, found.ground) == (kind, ground)
    assert [f.text for f in found.facts] == ([fact] if fact else [])


@pytest.mark.parametrize(
    ("text", "words", "formula"),
    [
        ("参与人员共30人。", "30人", "12人＋18人＝30人"),
        ("党员占40%。", "40%", "12人÷（12人＋18人）＝40%"),
        ("借阅量增长25%。", "25%", "（2.5万册－2万册）÷2万＝25%"),
        ("借阅量增加5000册。", "5000册", "2.5万册－2万册＝5000册"),
    ],
)
def test_a_calculated_figure_shows_the_calculation(text: str, words: str, formula: str) -> None:
    found = _found(text)[words]
    assert (found.ground, found.formula) == (Ground.DERIVED, formula)
    assert found.facts


def test_of_two_facts_with_the_same_figure_the_one_of_the_same_matter_is_named() -> None:
    facts = tuple(extract_facts("义诊12场\n讲座12场"))
    [found] = statements("举办讲座12场。", facts, _BRIEF)
    assert [f.text for f in found.facts] == ["讲座12场"]
