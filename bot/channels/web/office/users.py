"""The administrator's page: who gets in, and what was used by whom on which day."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channels.web.access.accounts import LINK_HOURS, chat_of_user, invite, invite_again
from bot.channels.web.desk import DONE, Desk, Routes, of_administrator, visitor_of
from bot.channels.web.reading import field, fields, flag
from bot.errors import UsageError
from bot.store.records.channels.users import User
from bot.store.records.jobs import DayOfUsage
from bot.texts import office as texts

_DAYS = 14
"""So many days of usage are shown."""


async def _list(desk: Desk, request: Request) -> Response:
    me = visitor_of(request).user
    async with desk.engine.services.store.read() as store:
        users = await store.users()
    return JSONResponse({"users": [_line(one) | {"me": one.id == me} for one in users]})


async def _usage(desk: Desk, request: Request) -> Response:
    today = datetime.now().astimezone().date()
    async with desk.engine.services.store.read() as store:
        days = await store.usage_by_day([today - timedelta(days=n) for n in range(_DAYS)])
        names = {chat_of_user(one.id): one.name for one in await store.users()}
    return JSONResponse({"days": [_used(one, names) for one in days]})


async def _invite(desk: Desk, request: Request) -> Response:
    """Give a one-time link: for a new user, or again for one who has forgotten the password."""
    told = await fields(request)
    name, administrator = field(told, "name", str).strip(), flag(told, "administrator")
    store = desk.engine.services.store
    try:
        if flag(told, "again"):
            link = await _renew(desk, request, name)
        else:
            link = await invite(store, name, administrator=administrator, only_new=True)
    except UsageError as error:
        raise HTTPException(422, str(error)) from error
    address = f"{request.url.scheme}://{request.headers['host']}/join#{link}"
    return JSONResponse({"link": address, "hours": LINK_HOURS})


async def _lock(desk: Desk, request: Request) -> Response:
    told = await fields(request)
    user = await _other(desk, request, field(told, "user", int))
    async with desk.engine.services.store.write() as store:
        await store.set_locked(user.id, locked=flag(told, "locked"))
    return Response(status_code=DONE)


async def _remove(desk: Desk, request: Request) -> Response:
    """Remove a user with everything that is theirs; first nobody works there any more."""
    user = await _other(desk, request, field(await fields(request), "user", int))
    services, chat = desk.engine.services, chat_of_user(user.id)
    async with services.store.write() as store:
        await store.set_locked(user.id, locked=True)
    await desk.engine.forget(chat)
    async with services.store.write() as store:
        await store.forget(chat)
        await store.remove_user(user.id)
    await services.store.purge()
    return Response(status_code=DONE)


ROUTES: Routes = (
    ("/users/list", "GET", of_administrator(_list)),
    ("/users/usage", "GET", of_administrator(_usage)),
    ("/users/invite", "POST", of_administrator(_invite)),
    ("/users/lock", "POST", of_administrator(_lock)),
    ("/users/remove", "POST", of_administrator(_remove)),
)


async def _renew(desk: Desk, request: Request, name: str) -> str:
    """Return the end of a new link for a known user, whose page says so before anybody has the link."""
    store = desk.engine.services.store
    link, user = await invite_again(store, name)
    async with store.read() as asked:
        giver = await asked.user(visitor_of(request).user)
    if user.password:  # else nobody was in yet: the page is empty, and greets first
        at = datetime.now().astimezone()
        await desk.incoming.tell(chat_of_user(user.id), texts.link_again(giver.name if giver else "", at))
    return link


async def _other(desk: Desk, request: Request, identifier: int) -> User:
    """Return a user; raise HTTPException for none.

    Nor may it be oneself: somebody must be left who may let people in.
    """
    async with desk.engine.services.store.read() as store:
        user = await store.user(identifier)
    if user is None:
        raise HTTPException(404)
    if user.id == visitor_of(request).user:
        raise HTTPException(422, texts.NOT_ONESELF)
    return user


def _line(user: User) -> dict[str, Any]:
    return {
        "id": user.id,
        "name": user.name,
        "ready": bool(user.password),
        "administrator": user.is_administrator,
        "locked": user.is_locked,
    }


def _used(told: DayOfUsage, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "day": told.day.isoformat(),
        "who": names.get(told.chat) or texts.elsewhere(told.chat),
        "calls": told.usage.calls,
        "sent": told.usage.prompt_tokens,
        "written": told.usage.completion_tokens,
    }
