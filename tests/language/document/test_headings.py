"""What a line that begins with a number is: a heading, or a quantity."""

import pytest

from bot.language.document.headings import heading_number


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("1.9月前完成改造。", 3),
        ("12.11月验收。", 3),
        ("1.2025年工作", 3),
        ("1、2月份雨水偏多。", None),
        ("1.5万元到账。", None),
        ("1.5个月完工。", None),
    ],
)
def test_a_numbered_item_may_begin_with_a_date(line: str, level: int | None) -> None:
    found = heading_number(line)
    assert (found.level if found else None) == level


@pytest.mark.parametrize("line", ["一一一、总体要求", "（九九九）总体要求"])
def test_numerals_in_a_row_number_no_heading(line: str) -> None:
    assert heading_number(line) is None
