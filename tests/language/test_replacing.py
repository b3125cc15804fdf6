"""A replacement does what it says, and no more."""

import pytest

from bot.language.replacing import replace_all, replacements


@pytest.mark.parametrize(
    ("said", "pairs"),
    [
        ("把“主题党日12场”改成“主题党日13场”", [("主题党日12场", "主题党日13场")]),
        ("把6次改成8次", [("6次", "8次")]),
        ("把甲改成乙；把丙换成丁", [("甲", "乙"), ("丙", "丁")]),
        ("“甲”改为“乙”", [("甲", "乙")]),
        ("把甲改成乙，再写短一点。好不好；谢谢", []),
        ("将党员活动室改为职工书屋", []),
        ("随便改改", []),
    ],
)
def test_what_is_asked(said: str, pairs: list[tuple[str, str]]) -> None:
    assert replacements(said) == pairs


@pytest.mark.parametrize(
    ("text", "pairs", "result"),
    [
        ("学习6次，检查16次、26次", [("6次", "8次")], ("学习8次，检查16次、26次", 1)),
        ("六次、十六次", [("六次", "八次")], ("八次、十六次", 1)),
        ("98.6%与8.6%", [("8.6%", "9%")], ("98.6%与9%", 1)),
        ("5次，15次", [("5次", "15次")], ("15次，15次", 1)),
        ("水务集团、澜川市水务集团", [("水务集团", "澜川市水务集团")], ("澜川市水务集团、澜川市水务集团", 1)),
        ("甲乙", [("甲", "乙"), ("乙", "甲")], ("乙甲", 2)),
        ("没有", [("甲", "乙")], ("没有", 0)),
    ],
)
def test_what_is_done(text: str, pairs: list[tuple[str, str]], result: tuple[str, int]) -> None:
    assert replace_all(text, pairs) == result
