"""A reader is told of a spot once, by what settles it best; what speaks of more than the spot stays."""

from dataclasses import replace

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context
from bot.compliance.spots import one_per_spot
from bot.domain.finding import Aspect, Severity


@pytest.mark.parametrize(
    ("text", "rules", "left"),
    [
        ("# 加强领导，压实责任。", {"N11", "Y07"}, ["N11"]),
        ("**加强领导**，压实责任。", {"L08", "Y07"}, ["Y07"]),
        ("活动时间为3月10日--15日。", {"P13", "P901"}, ["P13"]),
    ],
)
def test_of_several_on_one_spot_one_is_told(text: str, rules: set[str], left: list[str]) -> None:
    here = [f for f in check(text, Context()) if f.rule in rules and f.start <= 10]
    assert {f.rule for f in here} == rules
    assert [f.rule for f in one_per_spot(here)][: len(left)] == left
    assert all(f.rule in left for f in one_per_spot(here))


def test_a_gap_is_told_before_what_is_graver() -> None:
    [mask] = [f for f in check("开展活动××次。", Context()) if f.rule == "L08"]
    gap = replace(mask, rule="T11", about=Aspect.GAP, severity=Severity.WARN)
    assert one_per_spot((mask, gap)) == (gap,)


def test_what_speaks_of_the_whole_text_stays_beside_another_on_its_title() -> None:
    [unsigned] = [f for f in check("节水工作总结\n今年开展宣传3次。", Context(whole=True)) if f.rule == "S14"]
    lacking = replace(unsigned, rule="S05")
    assert one_per_spot((lacking, unsigned)) == (lacking, unsigned)
