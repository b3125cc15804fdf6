"""What all routes work with, and whose a request is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.accounts import Accounts
from bot.channels.web.assets import Assets
from bot.channels.web.incoming import Incoming
from bot.channels.web.local_key import LocalKey
from bot.channels.web.rooms import Rooms
from bot.channels.web.stream import Pace
from bot.conversation.engine import Engine

DONE = 204


@dataclass(frozen=True)
class Desk:
    """What all routes work with."""

    engine: Engine
    rooms: Rooms
    incoming: Incoming
    access: LocalKey | Accounts
    assets: Assets
    pace: Pace


Answer: TypeAlias = Callable[[Desk, Request], Awaitable[Response]]
Routes: TypeAlias = tuple[tuple[str, str, Answer], ...]
"""Addresses, each with its method and what answers it."""


def chat_of(request: Request) -> str:
    """Return whose request it is; the guard has made sure that it is somebody's."""
    chat: str = request.scope["chat"]
    return chat
