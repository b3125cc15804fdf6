"""A struck proposal leaves a text in order."""

import pytest

from bot.domain.document import Clause
from bot.drafting.proposals import remaining_clauses, strike_sentence


@pytest.mark.parametrize(
    ("text", "sentence", "left"),
    [
        ("一是抓学习。\n二是抓服务。\n三是抓宣传。", "二是抓服务。", "一是抓学习。\n二是抓宣传。"),
        ("一是抓学习。\n二是抓服务。", "一是抓学习。", "一是抓服务。"),
        ("一是甲。二是乙。\n一是丙。二是丁。三是戊。", "二是丁。", "一是甲。二是乙。\n一是丙。二是戊。"),
        ("抓学习。定期听取意见。\n抓服务。", "定期听取意见。", "抓学习。\n抓服务。"),
        ("抓学习。", "没有这句。", "抓学习。"),
    ],
)
def test_what_is_struck_leaves_no_gap(text: str, sentence: str, left: str) -> None:
    assert strike_sentence(text, sentence) == left


def test_a_clause_that_moves_up_keeps_its_source() -> None:
    clauses = (Clause("一是抓学习", proposed=True), Clause("二是抓服务", (2,)))
    text = strike_sentence("一是抓学习。\n二是抓服务。", "一是抓学习。")
    assert remaining_clauses(text, clauses) == (Clause("抓服务", (2,)),)
