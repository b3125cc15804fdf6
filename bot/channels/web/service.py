"""The page as a running service: bound, served until cancelled, and closed in the right order."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn

from bot.channels.web.assets import Assets
from bot.channels.web.channel import WebChannel
from bot.channels.web.guard import Guard, LocalKey
from bot.channels.web.incoming import Incoming
from bot.channels.web.rooms import Rooms
from bot.channels.web.routes import Desk, application
from bot.channels.web.stream import Pace
from bot.conversation.engine import Engine
from bot.errors import UsageError
from bot.texts import web as texts

HOST = "127.0.0.1"
_GRACE = 2
"""Seconds for what is being answered when the service ends."""


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs the loop."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def bind(port: int) -> socket.socket:
    """Return a socket on loopback, on another port where that one is taken; raise UsageError for none."""
    for wanted in (port, 0):
        bound = socket.socket()
        # Without it a restart would find its own port taken for a minute.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, wanted))
            bound.listen()  # whoever reads the address may come at once
        except OSError:
            bound.close()
        else:
            return bound
    raise UsageError(texts.NO_PORT)


def address(bound: socket.socket) -> str:
    """Return where a browser finds the page."""
    return f"http://{HOST}:{bound.getsockname()[1]}/"


async def serve(engine: Engine, bound: socket.socket, pace: Pace | None = None) -> None:
    """Serve the page until cancelled."""
    rooms = Rooms()
    channel = WebChannel(engine.services.store, rooms)
    incoming = Incoming(engine, channel, engine.services.store)
    port = bound.getsockname()[1]
    key = LocalKey(port)
    desk = Desk(engine, rooms, incoming, key, Assets(), pace or Pace())
    guarded = Guard(application(desk), (f"{HOST}:{port}", f"localhost:{port}"), key)
    async with _serving(guarded, bound, rooms):
        await engine.open(channel)
        await incoming.resume()
        try:
            await asyncio.Event().wait()
        finally:
            rooms.close()
            await incoming.close()


@asynccontextmanager
async def _serving(guarded: Guard, bound: socket.socket, rooms: Rooms) -> AsyncGenerator[None, None]:
    # Its own log would hold addresses with names of files.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)
    config = uvicorn.Config(
        guarded, log_config=None, access_log=False, server_header=False, lifespan="off", ws="none",
        proxy_headers=False, timeout_graceful_shutdown=_GRACE,
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        yield
    finally:
        rooms.close()
        server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await task
