"""An HTTP service beside everything else: bound first, without a log of addresses, ended with its owner."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

_GRACE = 2
"""Seconds for what is being answered when the service ends."""


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs the loop."""

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address of this machine; raise OSError or OverflowError for none."""
    bound = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    # Without it a restart would find its own port taken for a minute.
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
        bound.listen()  # whoever knows the address may come at once
    except (OSError, OverflowError):
        bound.close()
        raise
    return bound


@dataclass(frozen=True)
class Front:
    """What stands before a service, or what it shows itself."""

    proxy: str = ""
    """The address whose word on who asks is believed."""
    certificate: str = ""
    key: str = ""


DIRECT = Front()
"""Nothing before it, and in the clear."""


def server_of(application: ASGIApp, front: Front = DIRECT) -> uvicorn.Server:
    """Return what serves an application; raise OSError for a certificate that is none."""
    # Its own log would hold addresses.
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL + 1)
    config = uvicorn.Config(
        application,
        log_config=None, access_log=False, server_header=False, lifespan="off", ws="none",
        proxy_headers=bool(front.proxy), forwarded_allow_ips=front.proxy or None,
        ssl_certfile=front.certificate or None, ssl_keyfile=front.key or None,
        timeout_graceful_shutdown=_GRACE,
    )  # fmt: skip
    config.load()
    return _Server(config)


@asynccontextmanager
async def serving(server: uvicorn.Server, bound: socket.socket) -> AsyncGenerator[None, None]:
    """Serve at a bound socket as long as the block lasts."""
    task = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        yield
    finally:
        server.should_exit = True
        with contextlib.suppress(asyncio.CancelledError):
            await task
