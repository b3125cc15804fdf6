"""An HTTP service beside everything else: bound first, without a log of addresses, ended with its owner."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Generator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette

_GRACE = 2


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs the loop."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def bind(host: str, port: int) -> socket.socket:
    """Return a socket at an address of this machine; raise OSError or OverflowError where there is none."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    # Without it a restart would find its own port taken for a minute.
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except (OSError, OverflowError):
        bound.close()
        raise
    return bound


@asynccontextmanager
async def serving(application: Starlette, bound: socket.socket) -> AsyncIterator[None]:
    """Serve at a bound socket for as long as this lasts."""
    # Its own log would hold addresses.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)
    config = uvicorn.Config(
        application,
        log_config=None, access_log=False, server_header=False, lifespan="off", ws="none",
        proxy_headers=False, timeout_graceful_shutdown=_GRACE,
    )  # fmt: skip
    server = _Server(config)
    task = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        yield
    finally:
        server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await task
