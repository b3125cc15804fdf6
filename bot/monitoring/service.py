"""The address where health and figures are asked for: its own, and on this machine only by default."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.config import MonitoringConfig
from bot.errors import StoreError, UsageError
from bot.monitoring.figures import Figures
from bot.serving import bind, server_of, serving
from bot.store.records import usage
from bot.store.records.depths import Depths, depths
from bot.store.records.usage import Spent
from bot.store.store import Store
from bot.texts import command_line as texts

_PATIENCE = 3.0
"""Seconds after which a store that does not answer is out of order."""
_TYPE = "text/plain; version=1.0.0; charset=utf-8"
logger = logging.getLogger(__name__)


@asynccontextmanager
async def monitored(config: MonitoringConfig, figures: Figures, store: Store) -> AsyncIterator[None]:
    """Answer whoever watches, for as long as this lasts; raise UsageError where the address cannot be had."""
    try:
        bound = bind(config.host, config.port)
    except (OSError, OverflowError) as error:
        raise UsageError(texts.no_monitoring(config.host, config.port)) from error
    desk = _Desk(figures, store)
    routes = [Route("/health", desk.health), Route("/metrics", desk.metrics)]
    async with serving(server_of(Starlette(routes=routes)), bound):
        logger.info("monitoring port=%d", config.port)
        yield


class _Desk:
    """Answers who asks."""

    def __init__(self, figures: Figures, store: Store) -> None:
        self._figures, self._store = figures, store
        self._since = datetime.now(UTC)

    async def health(self, request: Request) -> Response:
        """Say whether the store would take a change, without which nothing works."""
        try:
            async with asyncio.timeout(_PATIENCE), self._store.write() as store:
                found = await depths(store)
        except (StoreError, TimeoutError) as error:
            return JSONResponse({"status": "failing", "store": type(error).__name__}, 503)
        return JSONResponse({"status": "ok", "jobs": found.jobs, "updates": found.updates})

    async def metrics(self, request: Request) -> Response:
        """Tell the figures."""
        try:
            async with asyncio.timeout(_PATIENCE):
                found, spent = await self._ask()
        except (StoreError, TimeoutError):
            return Response(status_code=503)
        self._since = max((one.last for one in spent), default=self._since)
        return Response(self._figures.told(found, spent), media_type=_TYPE)

    async def _ask(self) -> tuple[Depths, list[Spent]]:
        async with self._store.read() as store:
            return await depths(store), await usage.since(store, self._since)
