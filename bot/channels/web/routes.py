"""What a browser may ask for: the page, its files, what happens on it, and what is sent from it."""

import logging
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.channels.web.access.accounts import Accounts
from bot.channels.web.access.local_key import LocalKey
from bot.channels.web.access.signing_in import join, login, logout
from bot.channels.web.assets import Known
from bot.channels.web.desk import DONE, Answer, Desk, chat_of, require_administrator, visitor_of
from bot.channels.web.office import exemplars, templates, users
from bot.channels.web.papers import paper_for_page
from bot.channels.web.posts import Upload, choice_on, file_name
from bot.channels.web.reading import MOST, NAME_CHARS, body, event_name, field, fields, number
from bot.channels.web.stream import AT_FIRST, frames, page_of
from bot.conversation.choices.codec import decode
from bot.conversation.choices.kinds import ShownVersion
from bot.conversation.events import Revision
from bot.conversation.papers import changes_of, paper
from bot.errors import StoreError
from bot.texts import web as texts

logger = logging.getLogger(__name__)
_COMMANDS = frozenset(
    {
        *("new", "check", "status", "stop", "outline", "documents", "library", "template", "genres", "words"),
        *("relay", "help", "forget"),
    }
)
_PACKED_FROM = 1_000
_UNPACKED = {"Content-Encoding": "identity"}
"""For what holds a secret: packed beside words of others, its length would tell of it."""


def application(desk: Desk) -> Starlette:
    """Return the application that answers a browser, without its guard."""
    routes: tuple[tuple[str, str, Answer], ...] = (
        ("/", "GET", _page),
        ("/token", "GET", _token),
        ("/static/{name}", "GET", _asset),
        ("/events", "GET", _events),
        ("/posts", "GET", _posts),
        ("/files/{post}", "GET", _file),
        ("/document", "GET", _document),
        ("/changes/{section}", "GET", _changes),
        ("/say", "POST", _say),
        ("/tap", "POST", _tap),
        ("/choose", "POST", _choose),
        ("/revise", "POST", _revise),
        ("/command", "POST", _command),
        ("/upload", "POST", _upload),
        ("/library", "GET", partial(_office, page="library")),
        ("/templates", "GET", partial(_office, page="templates")),
        *exemplars.ROUTES,
        *templates.ROUTES,
    )
    made = [Route(path, partial(answer, desk), methods=[method]) for path, method, answer in routes]
    if isinstance(desk.access, Accounts):
        made += _of_accounts(desk, desk.access)
    # Streams are left as they are.
    packing = Middleware(GZipMiddleware, minimum_size=_PACKED_FROM, compresslevel=4)
    made_of = Starlette(routes=made, exception_handlers=_FAILURES, middleware=[packing])
    made_of.router.redirect_slashes = False
    return made_of


def _of_accounts(desk: Desk, accounts: Accounts) -> list[Route]:
    own = (("/users", "GET", _users), *users.ROUTES)
    return [
        *(Route(path, partial(answer, desk), methods=[method]) for path, method, answer in own),
        Route("/join", partial(_join_page, desk)),
        Route("/login", partial(login, accounts), methods=["POST"]),
        Route("/join", partial(join, accounts), methods=["POST"]),
        Route("/logout", partial(logout, accounts), methods=["POST"]),
    ]


async def _refuse(request: Request, error: Exception) -> Response:
    refused = error if isinstance(error, HTTPException) else HTTPException(500)
    return PlainTextResponse(texts.REFUSED.get(refused.status_code, refused.detail), refused.status_code)


async def _put_off(request: Request, error: Exception) -> Response:
    """Say that the record does not answer: the page tries again."""
    return PlainTextResponse(str(error), 503)


async def _fail(request: Request, error: Exception) -> Response:
    logger.error("request failed error=%s", type(error).__name__)
    return PlainTextResponse(texts.UNEXPECTED, 500)


_FAILURES = {HTTPException: _refuse, StoreError: _put_off, ConnectionError: _put_off, Exception: _fail}


async def _page(desk: Desk, request: Request) -> Response:
    return _for_known(desk, request, desk.assets.page)


async def _office(desk: Desk, request: Request, page: str) -> Response:
    """Return a page beside the conversation."""
    return _for_known(desk, request, partial(desk.assets.office, page))


async def _users(desk: Desk, request: Request) -> Response:
    if request.scope["visitor"] is not None:
        require_administrator(request)
    return await _office(desk, request, "users")


def _for_known(desk: Desk, request: Request, made: Callable[[Known], str]) -> Response:
    """Return a page made for whoever is known; else the door."""
    access, visitor = desk.access, request.scope["visitor"]
    if isinstance(access, LocalKey):
        answer = Response(made(Known(access.token(""))), media_type="text/html", headers=_UNPACKED)
        access.set_cookie(answer.headers, access.secret)
        return answer
    if visitor is None:
        return Response(desk.assets.login(), media_type="text/html", headers=_UNPACKED)
    known = Known(access.token(request.scope["cookie"]), True, visitor.is_administrator)
    return Response(made(known), media_type="text/html", headers=_UNPACKED)


async def _join_page(desk: Desk, request: Request) -> Response:
    return Response(desk.assets.join(), media_type="text/html")


async def _token(desk: Desk, request: Request) -> Response:
    """Give a page that outlived the process its new key."""
    access = desk.access
    answer = JSONResponse({"token": access.token(request.scope["cookie"])})
    if isinstance(access, LocalKey):
        access.set_cookie(answer.headers, access.secret)
    elif request.scope["visitor"] is None:
        return PlainTextResponse(texts.NO_KEY, 401)
    return answer


async def _asset(desk: Desk, request: Request) -> Response:
    asset = desk.assets.get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404)
    known = {"ETag": asset.tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == asset.tag:
        return Response(status_code=304, headers=known)
    return Response(asset.content, media_type=asset.kind, headers=known)


async def _events(desk: Desk, request: Request) -> Response:
    after = number(request.headers.get("last-event-id") or request.query_params.get("after", ""))
    await _greet(desk, chat_of(request))
    headers = {"X-Accel-Buffering": "no", "Cache-Control": "no-store"}

    async def may_listen() -> bool:
        return await desk.access.visitor(request.scope["cookie"]) == visitor_of(request)

    told_on = frames(desk.engine.services.store, desk.rooms, chat_of(request), after, desk.pace, may_listen)
    return StreamingResponse(told_on, media_type="text/event-stream", headers=headers)


async def _greet(desk: Desk, chat: str) -> None:
    """Greet whoever opens an empty page, once in however many windows."""
    async with desk.rooms.of(chat).greeting:
        async with desk.engine.services.store.read() as store:
            empty = not await store.last_post(chat)
        if empty:
            await desk.engine.show(chat)


async def _posts(desk: Desk, request: Request) -> Response:
    before = number(request.query_params.get("before", ""))
    if before is None:
        raise HTTPException(400, texts.UNREADABLE)
    async with desk.engine.services.store.read() as store:
        posts = await store.last_posts(chat_of(request), AT_FIRST, before)
    return JSONResponse(page_of(posts))


async def _file(desk: Desk, request: Request) -> Response:
    async with desk.engine.services.store.read() as store:
        post = await store.post(chat_of(request), number(request.path_params["post"]) or 0)
        content = await store.file_of_post(chat_of(request), post.id) if post else None
    if post is None or content is None:
        raise HTTPException(404)
    name, picture = file_name(post)
    way = "inline" if picture else "attachment"
    headers = MutableHeaders({"Content-Disposition": f"{way}; filename*=UTF-8''{quote(name, safe='')}"})
    kind = "image/png" if picture else "application/octet-stream"
    return Response(content, media_type=kind, headers=headers)


async def _say(desk: Desk, request: Request) -> Response:
    told = await fields(request)
    text, about = field(told, "text", str), field(told, "about", int)
    if text.strip():
        await desk.incoming.say(chat_of(request), event_name(chat_of(request), told), text, about)
    return Response(status_code=DONE)


async def _tap(desk: Desk, request: Request) -> Response:
    told = await fields(request)
    under, row, column = (field(told, name, int) for name in ("post", "row", "column"))
    async with desk.engine.services.store.read() as store:
        post = await store.post(chat_of(request), under)
    choice = choice_on(post, row, column) if post else None
    if post is None or choice is None:
        raise HTTPException(410)
    await desk.incoming.tap(chat_of(request), event_name(chat_of(request), told), post.id, choice)
    return Response(status_code=DONE)


async def _choose(desk: Desk, request: Request) -> Response:
    """Take a button beside the document, whose choice the page was told."""
    told = await fields(request)
    try:
        choice = decode(field(told, "choice", str))
    except ValueError:
        raise HTTPException(410) from None
    await desk.incoming.tap(chat_of(request), event_name(chat_of(request), told), None, choice)
    return Response(status_code=DONE)


async def _revise(desk: Desk, request: Request) -> Response:
    told = await fields(request)
    of = ShownVersion(field(told, "document", str), field(told, "section", int), field(told, "shown", int))
    event = Revision(
        event_name(chat_of(request), told), of, field(told, "line", int), field(told, "text", str)
    )
    await desk.incoming.revise(chat_of(request), event)
    return Response(status_code=DONE)


async def _document(desk: Desk, request: Request) -> Response:
    judged = "text" not in request.query_params
    found = await paper(desk.engine.services, chat_of(request), judged=judged)
    return JSONResponse(paper_for_page(found) if found else None)


async def _changes(desk: Desk, request: Request) -> Response:
    found = await changes_of(
        desk.engine.services, chat_of(request), number(request.path_params["section"]) or 0
    )
    return JSONResponse([[stretch.change.value, stretch.text] for stretch in found])


async def _command(desk: Desk, request: Request) -> Response:
    told = await fields(request)
    name = field(told, "name", str)
    if name not in _COMMANDS:
        raise HTTPException(400, texts.UNREADABLE)
    await desk.incoming.command(chat_of(request), event_name(chat_of(request), told), name)
    return Response(status_code=DONE)


async def _upload(desk: Desk, request: Request) -> Response:
    told = request.query_params
    upload = Upload(told.get("name", "")[-NAME_CHARS:], told.get("caption", ""))
    event = event_name(chat_of(request), told)
    await desk.incoming.upload(chat_of(request), event, upload, await body(request, MOST))
    return Response(status_code=DONE)
