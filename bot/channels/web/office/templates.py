"""The page of the templates: the places of each and what goes there, one more added, one taken out."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channels.web.desk import DONE, Desk, Routes, chat_of, owner_of, visitor_of
from bot.channels.web.reading import MOST, NAME_CHARS, body, field, fields
from bot.conversation.materials import template_places
from bot.corpus.library.holdings import ORGANISATION
from bot.errors import UnreadableFile


async def _list(desk: Desk, request: Request) -> Response:
    """Tell of one's own templates, and of those that the office shares: an administrator of all of these."""
    manages, store = visitor_of(request).is_administrator, desk.engine.services.store
    own = await template_places.cards(store, chat_of(request))
    shared = await template_places.cards(store, ORGANISATION)
    return JSONResponse(
        {
            "own": [asdict(one) for one in own],
            "shared": [asdict(one) for one in shared if one.confirmed or manages],
            "parts": template_places.OFFERED,
            "manages": manages,
        }
    )


async def _add(desk: Desk, request: Request) -> Response:
    told = request.query_params
    owner, name = owner_of(request, told.get("of", "")), told.get("name", "")[-NAME_CHARS:]
    content = await body(request, MOST)
    try:
        await template_places.keep_file(desk.engine.services.store, owner, name, content)
    except UnreadableFile as error:
        raise HTTPException(422, str(error)) from error
    return Response(status_code=DONE)


async def _assign(desk: Desk, request: Request) -> Response:
    told = await fields(request)
    owner, template = _which(request, told)
    place, part = field(told, "place", str), field(told, "part", str)
    return _done(await template_places.assign(desk.engine.services.store, owner, template, place, part))


async def _confirm(desk: Desk, request: Request) -> Response:
    which = _which(request, await fields(request))
    return _done(await template_places.confirm(desk.engine.services.store, *which))


async def _remove(desk: Desk, request: Request) -> Response:
    which = _which(request, await fields(request))
    return _done(await template_places.drop(desk.engine.services.store, *which))


def _which(request: Request, told: Mapping[str, Any]) -> tuple[str, int]:
    """Return the owner of a template that is to be changed, and its number."""
    return owner_of(request, field(told, "of", str)), field(told, "template", int)


ROUTES: Routes = (
    ("/templates/list", "GET", _list),
    ("/templates/add", "POST", _add),
    ("/templates/assign", "POST", _assign),
    ("/templates/confirm", "POST", _confirm),
    ("/templates/remove", "POST", _remove),
)


def _done(found: bool) -> Response:
    if not found:
        raise HTTPException(404)
    return Response(status_code=DONE)
