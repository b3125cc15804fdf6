"""What all routes work with, and whose a request is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.access.accounts import Accounts
from bot.channels.web.access.guard import Visitor
from bot.channels.web.access.local_key import LocalKey
from bot.channels.web.assets import Assets
from bot.channels.web.incoming import Incoming
from bot.channels.web.rooms import Rooms
from bot.channels.web.stream import Pace
from bot.conversation.engine import Engine
from bot.corpus.library.holdings import ORGANISATION
from bot.texts import office as texts

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


def of_administrator(answer: Answer) -> Answer:
    """Return what answers administrators, and refuses everybody else."""

    async def guarded(desk: Desk, request: Request) -> Response:
        require_administrator(request)
        return await answer(desk, request)

    return guarded


def require_administrator(request: Request) -> None:
    """Raise HTTPException where who asks is no administrator."""
    if not visitor_of(request).is_administrator:
        raise HTTPException(403, texts.NOT_ADMINISTRATOR)


def chat_of(request: Request) -> str:
    """Return whose request it is; the guard has made sure that it is somebody's."""
    return visitor_of(request).chat


def owner_of(request: Request, of: str) -> str:
    """Return the owner of what is to be changed: one's own, or shared, which is for administrators.

    Raise HTTPException where it is neither, or not theirs to change.
    """
    if of == "shared":
        require_administrator(request)
        return ORGANISATION
    if of == "own":
        return chat_of(request)
    raise HTTPException(404)


def visitor_of(request: Request) -> Visitor:
    """Return who asks; the guard has made sure that it is somebody."""
    visitor: Visitor = request.scope["visitor"]
    return visitor
