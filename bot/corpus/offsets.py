"""Moved to bot.language.offsets."""

from bot.language.offsets import Edit, Traced, traced

__all__ = ["Edit", "Traced", "traced"]
