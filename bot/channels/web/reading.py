"""What stands in a request: read by its form, and refused in one line where it has another."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.regex import regex
from bot.texts import web as texts

MOST = 20 * 1024 * 1024
"""So large a file is taken."""
NAME_CHARS = 200
"""So many characters of a file's name are kept."""
_MOST_SAID = 1024 * 1024
_LONGEST = 300.0
"""Seconds that a request may take to arrive."""
_STALL = 20.0
"""Seconds without a byte after which it is given up."""
_DIGITS = 16
"""So many, at most, has a number of the record."""
_EVENT = regex(r"[0-9A-Za-z-]{8,64}")
_T = TypeVar("_T")


async def fields(request: Request) -> Mapping[str, Any]:
    """Return the fields of a request; raise HTTPException where it has none."""
    try:
        told = json.loads(await body(request, _MOST_SAID))
    except ValueError:
        raise HTTPException(400, texts.UNREADABLE) from None
    if not isinstance(told, dict):
        raise HTTPException(400, texts.UNREADABLE)
    return told


def field(told: Mapping[str, Any], name: str, kind: type[_T]) -> _T:
    """Return a field of that kind; raise HTTPException where there is none."""
    value = told.get(name)
    # JSON keeps numbers and truth apart, Python does not.
    strange = isinstance(value, bool) or (isinstance(value, int) and abs(value) >= 10**_DIGITS)
    if strange or not isinstance(value, kind):
        raise HTTPException(400, texts.UNREADABLE)
    return value


def flag(told: Mapping[str, Any], name: str) -> bool:
    """Return a field that is true or false; raise HTTPException where there is none."""
    value = told.get(name)
    if not isinstance(value, bool):
        raise HTTPException(400, texts.UNREADABLE)
    return value


def event_name(chat: str, told: Mapping[str, Any]) -> str:
    """Return the name of an event, which is the same however often it is sent; nobody else can give it."""
    name = field(told, "event", str)
    if not _EVENT.fullmatch(name):
        raise HTTPException(400, texts.UNREADABLE)
    return f"{chat}:{name}"


def number(told: str) -> int | None:
    """Return a number of the record as an address says it; `None` for anything else."""
    return int(told) if told.isascii() and told.isdecimal() and len(told) < _DIGITS else None


async def body(request: Request, most: int) -> bytes:
    """Return the body of a request; raise HTTPException where it is too large, or stays away."""
    length = request.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise HTTPException(413, texts.TOO_LARGE)
    try:
        async with asyncio.timeout(_LONGEST):
            return await _arriving(request, most)
    except TimeoutError:
        raise HTTPException(408, texts.TOO_SLOW) from None


async def _arriving(request: Request, most: int) -> bytes:
    content, pieces = bytearray(), request.stream()
    while True:
        async with asyncio.timeout(_STALL):
            piece = await anext(pieces, b"")
        if not piece:
            return bytes(content)
        content += piece
        if len(content) > most:
            raise HTTPException(413, texts.TOO_LARGE)
