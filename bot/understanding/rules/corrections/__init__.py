"""Corrections: what they change, which fact they aim at, and what becomes of it."""
