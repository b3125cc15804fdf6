"""Numbers mean the same however they are written."""

import pytest

from bot.language.figures.numerals import chinese_integer, parse_integer


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("33", 33),
        ("三十三", 33),
        ("十", 10),
        ("二〇二六", 2026),
        ("两万三千", 23000),
        ("一百零五", 105),
        ("甲", None),
    ],
)
def test_integers(text: str, value: int | None) -> None:
    assert parse_integer(text) == value


@pytest.mark.parametrize("value", [1, 9, 10, 11, 20, 21, 99])
def test_chinese_integers_read_back(value: int) -> None:
    assert parse_integer(chinese_integer(value)) == value
