"""Health and figures of a program that serves, told to whoever watches it, where that is configured."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.app import App
from bot.config import Config


@asynccontextmanager
async def watched(config: Config, app: App) -> AsyncIterator[None]:
    """Tell them for as long as this lasts; raise UsageError where the address cannot be had."""
    if app.figures is None:
        yield
        return
    from bot.monitoring.service import monitored  # a web server, which nobody else waits for

    async with monitored(config.monitoring, app.figures, app.store):
        yield
