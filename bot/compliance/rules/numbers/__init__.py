"""D: numbers and dates by GB/T 15835-2011."""

from bot.compliance.rules.numbers import (
    anniversaries,
    calendar_days,
    counted_in_han,
    loose_counts,
    missing_year_word,
    mixed_dates,
    percent_ranges,
    percentage_points,
    period,
    scaled_ranges,
    short_years,
    split_scales,
    sums,
)

RULES = (
    short_years.RULE,
    mixed_dates.RULE,
    missing_year_word.RULE,
    counted_in_han.RULE,
    loose_counts.RULE,
    split_scales.RULE,
    percent_ranges.RULE,
    percentage_points.RULE,
    sums.RULE,
    anniversaries.RULE,
    period.RULE,
    scaled_ranges.RULE,
    calendar_days.RULE,
)
