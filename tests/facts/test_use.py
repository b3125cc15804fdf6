"""A fact is seen where a section states it, in whatever words."""

import pytest

from bot.facts.use import states


@pytest.mark.parametrize(
    ("text", "fact", "stated"),
    [
        ("上半年，集团党委中心组开展集体学习6次。", "中心组学习6次", True),
        ("上半年，集团党委中心组开展集体学习三十三次。", "中心组学习33次", True),
        ("全年举办道德讲堂6次。", "中心组学习6次", False),
        ("中心组开展集体学习7次。", "中心组学习6次", False),
        ("主要不足是典型经验总结提炼得还不够。", "典型经验总结得不够", True),
        ("队伍年龄偏大。", "典型经验总结得不够", False),
    ],
)
def test_a_fact_is_seen_where_it_is_stated(text: str, fact: str, stated: bool) -> None:
    assert states(text, fact) is stated
