"""The pages before the page: signing in, signing out, and setting a password by a one-time link."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.access.accounts import LONGEST, SHORTEST, Accounts
from bot.channels.web.reading import field, fields
from bot.texts import web as texts

_DONE = 204


async def login(accounts: Accounts, request: Request) -> Response:
    """Sign somebody in; a wrong name and a wrong password are told alike."""
    told = await fields(request)
    name, password = field(told, "name", str)[:LONGEST], field(told, "password", str)[:LONGEST]
    if not accounts.patience.allows(_address(request), name):
        raise HTTPException(429, texts.TOO_OFTEN)
    cookie = await accounts.sign_in(name, password)
    if cookie is None:
        raise HTTPException(403, texts.WRONG_PASSWORD)
    accounts.patience.forgive(name)
    return _with_cookie(accounts, cookie)


async def join(accounts: Accounts, request: Request) -> Response:
    """Set a password by a one-time link, and sign its user in."""
    told = await fields(request)
    link, password = field(told, "link", str)[:LONGEST], field(told, "password", str)
    if not accounts.patience.allows(_address(request)):
        raise HTTPException(429, texts.TOO_OFTEN)
    if not SHORTEST <= len(password) <= LONGEST:
        raise HTTPException(400, texts.PASSWORD_LENGTH)
    cookie = await accounts.join(link, password)
    if cookie is None:
        raise HTTPException(403, texts.LINK_EXPIRED)
    return _with_cookie(accounts, cookie)


async def logout(accounts: Accounts, request: Request) -> Response:
    """Sign out; the cookie opens nothing any more."""
    await accounts.sign_out(request.scope["cookie"])
    return _with_cookie(accounts, "")


def _with_cookie(accounts: Accounts, cookie: str) -> Response:
    answer = Response(status_code=_DONE)
    accounts.set_cookie(answer.headers, cookie)
    return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
