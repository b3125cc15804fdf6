"""The Telegram channel: updates in, messages out, nothing lost on the way."""

from bot.channels.telegram.service import serve

__all__ = ["serve"]
