import pytest

from bot.corpus.cleaning.cleaner import clean


@pytest.mark.parametrize(
    ("spaced", "joined"),
    [
        ("截至2 0 2 5 年 1 2 月，投入 3 . 5 万 元。", "截至2025年12月，投入3.5万元。"),
        (
            "今 年 以 来 ， 全 镇 栽 树 1 2 0 0 株 ， 成 活 率 9 6 % 。",
            "今年以来，全镇栽树1200株，成活率96%。",
        ),
        ("20 24 年修渠，2 025年通水。", "2024年修渠，2025年通水。"),
        ("6 、修渠。\n(7 )通水。", "6、修渠。\n（7）通水。"),
    ],
)
def test_letters_and_digits_set_apart_are_joined(spaced: str, joined: str) -> None:
    cleaned = clean(spaced)
    assert cleaned.text == joined
    blanks = {at for at, c in enumerate(spaced) if c == " "}
    assert {at for span in cleaned.noise for at in range(span.start, span.end)} == blanks


@pytest.mark.parametrize(
    "text",
    [
        "水位表 2023 2024 2025",
        "甲站 3 5 2 8 乙站 4 6 1 2",
        "合计 12 15 18 20",
        "选派5 名骨干、20 人次",
        "排班 1 2 3 4\n值守 5 6 7 8",
        "长度 1.5 2.5 3.5",
    ],
)
def test_figures_side_by_side_stay_apart(text: str) -> None:
    assert clean(text).text == text
