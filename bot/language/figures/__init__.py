"""Figures in a text: numerals, quantities, ranges, times of day, dates and periods."""
