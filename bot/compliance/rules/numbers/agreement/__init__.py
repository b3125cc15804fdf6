"""Figures and dates of one text that must agree: shares and growth, tables, conversions, lists, steps."""
