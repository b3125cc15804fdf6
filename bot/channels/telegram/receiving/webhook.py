"""Updates that Telegram sends by itself, to this machine behind a proxy; confirmed once they are stored."""

import asyncio
import json
import logging
import secrets
import socket
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import Bot, Update

from bot.channels.telegram.pace import Pace
from bot.channels.telegram.receiving.guard import readable
from bot.channels.telegram.receiving.poll import WANTED
from bot.channels.telegram.retry import retry_forever
from bot.config import TelegramConfig
from bot.errors import StoreError, UsageError
from bot.serving import bind, server_of, serving
from bot.texts import telegram as texts

_LARGEST = 2**20
_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_OK, _UNREADABLE, _FORBIDDEN, _TOO_LARGE, _LATER = 200, 400, 403, 413, 503
logger = logging.getLogger(__name__)


class Webhook:
    """Takes updates at one address, from whoever knows the secret that Telegram alone was told."""

    def __init__(
        self,
        bot: Bot,
        receive: Callable[[Sequence[Update]], Awaitable[None]],
        config: TelegramConfig,
        pace: Pace,
    ) -> None:
        """Take what keeps updates; it raises StoreError where it cannot, and they are sent again."""
        self._bot, self._receive, self._pace = bot, receive, pace
        self._url, self._place = config.webhook, config.webhook_listen
        self._secret = secrets.token_urlsafe(32)

    async def run(self) -> None:
        """Take updates until cancelled; raise UsageError where nothing can arrive."""
        async with self._served():
            await retry_forever(
                lambda: self._bot.set_webhook(
                    self._url,
                    secret_token=self._secret,
                    allowed_updates=WANTED,
                    # Over several, a message could overtake the one before it.
                    max_connections=1,
                ),
                self._pace,
            )
            logger.info("webhook set")
            await asyncio.Event().wait()

    async def confirm(self) -> None:
        """Do nothing: each update was confirmed when it was stored."""

    def _served(self) -> AbstractAsyncContextManager[None]:
        path = urlsplit(self._url).path or "/"
        route = Route(path, self._take, methods=["POST"])
        return serving(server_of(Starlette(routes=[route])), self._bind())

    def _bind(self) -> socket.socket:
        host, _, port = self._place.rpartition(":")
        try:
            return bind(host, int(port))
        except (OSError, OverflowError) as error:
            raise UsageError(texts.no_port(self._place)) from error

    async def _take(self, request: Request) -> Response:
        if not secrets.compare_digest(request.headers.get(_HEADER, "").encode(), self._secret.encode()):
            return Response(status_code=_FORBIDDEN)
        content = bytearray()
        async for part in request.stream():
            content += part
            if len(content) > _LARGEST:
                return Response(status_code=_TOO_LARGE)
        update = self._update(bytes(content))
        if update is None:
            return Response(status_code=_UNREADABLE)
        try:
            await self._receive([update])
        except StoreError as error:
            logger.error("update not kept error=%s", type(error).__name__)
            return Response(status_code=_LATER)
        return Response(status_code=_OK)

    def _update(self, content: bytes) -> Update | None:
        try:
            raw = json.loads(content)
        except ValueError:
            return None
        if not (isinstance(raw, dict) and isinstance(raw.get("update_id"), int)):
            return None
        return Update.de_json(readable(raw), self._bot)
