"""The page as a running service: bound, served until cancelled, and closed in the right order."""

import asyncio
import contextlib
import socket
from dataclasses import replace
from urllib.parse import urlsplit

import uvicorn

from bot.channels.web.access.accounts import Accounts
from bot.channels.web.access.guard import Guard
from bot.channels.web.access.local_key import LocalKey
from bot.channels.web.assets import Assets
from bot.channels.web.channel import WebChannel
from bot.channels.web.desk import Desk
from bot.channels.web.incoming import Incoming
from bot.channels.web.rooms import Rooms
from bot.channels.web.routes import application
from bot.channels.web.stream import Pace
from bot.config import WebConfig
from bot.conversation.engine import Engine
from bot.errors import UsageError
from bot.serving import Front, server_of, serving
from bot.serving import bind as listen
from bot.texts import web as texts


def bind(config: WebConfig) -> socket.socket:
    """Return a socket that listens; on loopback on another port where that one is taken.

    Raise UsageError where none can be had, or where passwords would cross a network in the clear.
    """
    if not config.is_local and not _is_loopback(config) and not (config.certificate or config.proxy):
        raise UsageError(texts.NO_TLS)
    for wanted in (config.port, 0) if config.is_local else (config.port,):
        with contextlib.suppress(OSError):
            return listen(config.host, wanted)
    raise UsageError(texts.NO_PORT)


def address(config: WebConfig, bound: socket.socket) -> str:
    """Return where a browser finds the page."""
    return f"{replace(config, port=bound.getsockname()[1]).url}/"


async def serve(engine: Engine, config: WebConfig, bound: socket.socket, pace: Pace | None = None) -> None:
    """Serve the page until cancelled; raise UsageError for a certificate that is none."""
    rooms, store = Rooms(), engine.services.store
    channel = WebChannel(store, rooms)
    incoming = Incoming(engine, channel, store)
    port = bound.getsockname()[1]
    secure = address(config, bound).startswith("https")
    access = LocalKey(port) if config.is_local else Accounts(store, port, secure=secure)
    desk = Desk(engine, rooms, incoming, access, Assets(), pace or Pace())
    guarded = Guard(application(desk), _hosts(config, bound), access)
    async with serving(_server(guarded, config), bound):
        try:
            await engine.open(channel)
            await incoming.resume()
            await asyncio.Event().wait()
        finally:
            rooms.close()
            await incoming.close()


def _is_loopback(config: WebConfig) -> bool:
    return replace(config, accounts=False).is_local


def _hosts(config: WebConfig, bound: socket.socket) -> tuple[str, ...]:
    """Return the names that a browser may call the page by."""
    port = bound.getsockname()[1]
    own = urlsplit(address(config, bound)).netloc
    return (own, f"127.0.0.1:{port}", f"localhost:{port}") if _is_loopback(config) else (own,)


def _server(guarded: Guard, config: WebConfig) -> uvicorn.Server:
    try:
        return server_of(guarded, Front(config.proxy, config.certificate, config.key))
    except OSError as error:
        raise UsageError(texts.BAD_CERTIFICATE) from error
