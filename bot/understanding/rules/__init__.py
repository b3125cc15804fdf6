"""Reading by rules alone: what they do not understand is asked about and is never a fact."""

from bot.understanding.rules.reading import read, read_message

__all__ = ["read", "read_message"]
