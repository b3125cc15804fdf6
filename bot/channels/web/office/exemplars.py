"""The page of the exemplars: what was understood of each, one more added, one taken out."""

from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.channels.web.desk import DONE, Desk, Routes, chat_of, owner_of, visitor_of
from bot.channels.web.posts import Upload
from bot.channels.web.reading import MOST, NAME_CHARS, body, event_name, field, fields, number
from bot.corpus.library.holdings import ORGANISATION
from bot.domain.passage import Exemplar, Passage, StoredExemplar
from bot.texts.conversation import library as texts


async def _list(desk: Desk, request: Request) -> Response:
    library = desk.engine.services.library
    own, shared = [await library.list(scope) for scope in (chat_of(request), ORGANISATION)]
    return JSONResponse(
        {
            "own": list(map(_line, reversed(own))),
            "shared": list(map(_line, reversed(shared))),
            "manages": visitor_of(request).is_administrator,
        }
    )


async def _show(desk: Desk, request: Request) -> Response:
    known = await _within_reach(desk, (chat_of(request), ORGANISATION))
    found = await _exemplar(desk, number(request.path_params["exemplar"]) or 0, known)
    return JSONResponse(_understood(found))


async def _remove(desk: Desk, request: Request) -> Response:
    """Take one's own exemplar out, or as an administrator one that the office shares."""
    told = await fields(request)
    shared = (ORGANISATION,) if visitor_of(request).is_administrator else ()
    own = await _within_reach(desk, (chat_of(request), *shared))
    exemplar = field(told, "exemplar", int)
    if exemplar not in own or not await desk.engine.services.library.remove(exemplar):
        raise HTTPException(404)
    return Response(status_code=DONE)


async def _add(desk: Desk, request: Request) -> Response:
    """Begin to read a file; how far it is and what became of it is told as everything is."""
    told, chat = request.query_params, chat_of(request)
    upload = Upload(told.get("name", "")[-NAME_CHARS:], "", owner_of(request, told.get("of", "")))
    await desk.incoming.upload(chat, event_name(chat, told), upload, await body(request, MOST))
    return Response(status_code=DONE)


ROUTES: Routes = (
    ("/library/list", "GET", _list),
    ("/library/exemplar/{exemplar}", "GET", _show),
    ("/library/add", "POST", _add),
    ("/library/remove", "POST", _remove),
)


async def _within_reach(desk: Desk, scopes: Sequence[str]) -> frozenset[int]:
    lists = [await desk.engine.services.library.list(scope) for scope in scopes]
    return frozenset(one.id for exemplars in lists for one in exemplars)


async def _exemplar(desk: Desk, identifier: int, known: frozenset[int]) -> Exemplar:
    found = await desk.engine.services.library.exemplar(identifier) if identifier in known else None
    if found is None:
        raise HTTPException(404)
    return found


def _line(exemplar: StoredExemplar) -> dict[str, Any]:
    names = ("id", "title", "genre", "issuer_kind", "year", "grade", "source", "passages")
    return {name: getattr(exemplar, name) for name in names}


def _understood(exemplar: Exemplar) -> dict[str, Any]:
    """Return all that was understood of an exemplar, as a page is told of it."""
    period = texts.period(exemplar.period, exemplar.year)
    withheld = texts.entity_count(len(exemplar.entities)) if exemplar.entities else ""
    return {
        "traits": texts.traits(exemplar.genre, exemplar.issuer_kind, period, exemplar.topic),
        "use": texts.use(exemplar.grade, exemplar.reasons),
        "withheld": withheld,
        "passages": [
            {"heading": _heading(exemplar, one), "role": one.role, "text": one.text}
            for one in exemplar.passages
        ],
    }


def _heading(exemplar: Exemplar, passage: Passage) -> str:
    """Return the headings over a passage; the title of the whole stands above them all."""
    return " › ".join(heading for heading in passage.heading_path if heading != exemplar.title)
