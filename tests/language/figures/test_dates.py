"""Which days a text speaks of."""

from datetime import date

import pytest

from bot.language.figures.dates import moments, span_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026年3月12日召开", [("2026年3月12日", date(2026, 3, 12), date(2026, 3, 12))]),
        ("二〇二六年七月六日", [("二〇二六年七月六日", date(2026, 7, 6), date(2026, 7, 6))]),
        ("2026-07-06", [("2026-07-06", date(2026, 7, 6), date(2026, 7, 6))]),
        ("于2月举办", [("2月", date(2026, 2, 1), date(2026, 2, 28))]),
        ("3月10日至12日", [("3月10日至12日", date(2026, 3, 10), date(2026, 3, 12))]),
        ("3月28日至4月2日", [("3月28日至4月2日", date(2026, 3, 28), date(2026, 4, 2))]),
        ("1—6月", [("1—6月", date(2026, 1, 1), date(2026, 6, 30))]),
        ("第三季度", [("第三季度", date(2026, 7, 1), date(2026, 9, 30))]),
        ("去年5月中旬", [("去年5月中旬", date(2025, 5, 11), date(2025, 5, 20))]),
        ("2025年9月至2026年1月", [("2025年9月至2026年1月", date(2025, 9, 1), date(2026, 1, 31))]),
        (
            "3月12日、15日",
            [
                ("3月12日", date(2026, 3, 12), date(2026, 3, 12)),
                ("15日", date(2026, 3, 15), date(2026, 3, 15)),
            ],
        ),
        ("历时12个月，2026级3个班，每月15日前", []),
    ],
)
def test_the_days_a_text_names(text: str, found: list[tuple[str, date, date]]) -> None:
    named = [(text[m.start : m.end], *m.days(2026)) for m in moments(text, 2026)]
    assert named == found


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026年度", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026年1—10月", date(2026, 1, 1), date(2026, 10, 31)),
        ("2025—2026学年第一学期", date(2025, 8, 1), date(2026, 2, 28)),
        ("“十四五”时期", date(2021, 1, 1), date(2025, 12, 31)),
        ("2024—2025年", date(2024, 1, 1), date(2025, 12, 31)),
    ],
)
def test_the_days_of_a_period(period: str, first: date, last: date) -> None:
    assert span_of(period) == (first, last)


def test_a_period_without_a_year_has_no_days() -> None:
    assert span_of("上半年") is None
