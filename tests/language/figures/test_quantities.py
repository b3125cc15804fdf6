"""What counts as a figure, and when two figures are the same."""

import pytest

from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.facts.evidence import evidence
from bot.facts.figures.tracing import quantities_without_source
from bot.language.figures.quantities import quantities


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("中心组学习6次，参加320人次", [(6, "次"), (320, "人次")]),
        ("三十三次", [(33, "次")]),
        ("2万元", [(20000, "元")]),
        ("投入1,200元", [(1200, "元")]),
        ("百分之九十五", [(95, "%")]),
        ("增长5个百分点", [(5, "个百分点")]),
        ("请老师讲了一次", [(1, "次")]),
        ("出动6辆，植树100 棵", [(6, "辆"), (100, "株")]),
        ("九成", [(90, "%")]),
        ("2026-07-06", [(2026, "年"), (7, "月"), (6, "日")]),
        ("“三会一课”、第一议题、一系列、第一书记、十四五时期", []),
        ("党的二十大和二十届四中全会", []),
        ("五一期间、十一黄金周", []),
        ("十一个支部", [(11, "个")]),
        ("1.开展学习。\n2.组织活动12次。\n（3）检查。", [(12, "次")]),
    ],
)
def test_quantities(text: str, found: list[tuple[float, str]]) -> None:
    assert [(q.value, q.unit) for q in quantities(text)] == found


def test_offsets_point_at_the_number_and_its_unit() -> None:
    text = "参加近百人，投入2.3万元，用了３０天。"
    assert [text[q.start : q.end] for q in quantities(text)] == ["百人", "2.3万元", "３０天"]
    assert quantities(text)[0].approximate


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ("１２次", "12次"),
        ("十一个支部", "11个支部"),
        ("百分之九十八点六", "98.6%"),
        ("三十三次", "33次"),
        ("2.3万元", "23000元"),
        ("98人", "近百人"),
        ("100余人", "百余人"),
        ("参加：320", "320人次"),
        ("3—4人", "3至4人"),
        ("3到5万元", "3万至5万元"),
        ("3万元—5万元", "3至5万元"),
        ("两三次", "两三次"),
    ],
)
def test_a_faithful_paraphrase_is_traced(told: str, stated: str) -> None:
    assert quantities_without_source(stated, evidence([Fact(1, None, told, "m")], Brief())) == []


@pytest.mark.parametrize(
    ("told", "stated"),
    [
        ("两三次", "23次"),
        ("近百人", "100人"),
        ("数百人", "100人"),
        ("出动6辆", "6人"),
        ("100 棵", "100场"),
        ("9:30开会", "30户"),
        ("320人次", "320人"),
        ("3—4人", "4人"),
        ("12次", "３０次"),
        ("98人", "近两百人"),
    ],
)
def test_an_invention_is_not(told: str, stated: str) -> None:
    assert quantities_without_source(stated, evidence([Fact(1, None, told, "m")], Brief())) != []
