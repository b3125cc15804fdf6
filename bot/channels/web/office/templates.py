"""The page of the templates: the places of each and what goes there, one more added, one taken out."""

from dataclasses import asdict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channels.web.desk import DONE, Desk, Routes, chat_of
from bot.channels.web.reading import MOST, NAME_CHARS, body, field, fields
from bot.conversation.materials import template_places
from bot.errors import UnreadableFile


async def _list(desk: Desk, request: Request) -> Response:
    own = await template_places.cards(desk.engine.services.store, chat_of(request))
    return JSONResponse({"own": [asdict(one) for one in own], "parts": template_places.OFFERED})


async def _add(desk: Desk, request: Request) -> Response:
    name = request.query_params.get("name", "")[-NAME_CHARS:]
    content = await body(request, MOST)
    try:
        await template_places.keep_file(desk.engine.services.store, chat_of(request), name, content)
    except UnreadableFile as error:
        raise HTTPException(422, str(error)) from error
    return Response(status_code=DONE)


async def _assign(desk: Desk, request: Request) -> Response:
    told = await fields(request)
    place, part = field(told, "place", str), field(told, "part", str)
    store, template = desk.engine.services.store, field(told, "template", int)
    return _done(await template_places.assign(store, chat_of(request), template, place, part))


async def _confirm(desk: Desk, request: Request) -> Response:
    template = field(await fields(request), "template", int)
    return _done(await template_places.confirm(desk.engine.services.store, chat_of(request), template))


async def _remove(desk: Desk, request: Request) -> Response:
    template = field(await fields(request), "template", int)
    return _done(await template_places.drop(desk.engine.services.store, chat_of(request), template))


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
