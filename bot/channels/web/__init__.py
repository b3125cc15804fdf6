"""The page: the same conversation in a browser, kept post by post, streamed as it is written."""

from bot.channels.web.service import serve

__all__ = ["serve"]
