"""Who may ask: nobody from another site, whatever that site makes a browser send."""

import hmac
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.texts import web as texts

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
_ON_ALL = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_BEFORE_LOGIN = frozenset({"/", "/join", "/token", "/login", "/library", "/templates", "/users"})
"""What is there for who is not known yet, beside the files of the page."""
_TOKENLESS = frozenset({"/login", "/join"})
"""What is sent before there is a token; where it comes from is looked at all the same."""
_OWN = frozenset({"same-origin", "none"})
"""Where a request may come from: this page, or a person's own hand."""
_PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


@dataclass(frozen=True)
class Visitor:
    """Who asks."""

    chat: str
    """Whose page it is."""
    is_administrator: bool
    """Whether he looks after what the office shares, and after its users."""
    user: int = 0
    """The number of his account; 0 where nobody needs one."""


class Access(Protocol):
    """What tells who asks."""

    cookie: str
    """The name of the cookie."""
    needs_login: bool

    def token(self, cookie: str) -> str:
        """Return what a page sends along with whatever it changes."""

    async def visitor(self, cookie: str) -> Visitor | None:
        """Return whom a cookie proves; `None` for nobody."""


class Guard:
    """Stands before all routes, and puts what keeps a page safe on every answer."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], access: Access) -> None:
        self._app, self._hosts, self._access = app, frozenset(hosts), access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what may pass, with its chat and its cookie; refuse the rest in one line."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_ON_ALL)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = await self._refusal(scope)
        await (refused or self._app)(scope, receive, send_safely)

    async def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:  # another name that was made to lead here
            return PlainTextResponse(texts.WRONG_HOST, 421)
        if not self._access.needs_login and any(name in headers for name in _PROXIED):
            # Somebody elsewhere would be let in as if he sat at this machine.
            return PlainTextResponse(texts.BEHIND_PROXY, 421)
        if not _comes_from_here(scope, headers):
            return PlainTextResponse(texts.OTHER_SITE, 403)
        cookie = cookie_parser(headers.get("cookie", "")).get(self._access.cookie, "")
        scope["cookie"], scope["visitor"] = cookie, await self._access.visitor(cookie)
        if scope["visitor"] is None and not _is_open(scope["path"]):
            return PlainTextResponse(texts.NO_KEY, 401)
        if scope["method"] not in ("GET", "HEAD") and not self._is_by_page(scope, headers):
            return PlainTextResponse(texts.NO_KEY, 401)
        return None

    def _is_by_page(self, scope: Scope, headers: Headers) -> bool:
        """Return whether what changes something was sent by a page of ours."""
        if headers.get("origin", "") != f"{scope['scheme']}://{headers['host']}":
            return False
        wanted, told = self._access.token(scope["cookie"]), headers.get("x-token", "")
        known = scope["visitor"] is not None and hmac.compare_digest(told.encode(), wanted.encode())
        return known or scope["path"] in _TOKENLESS


def _is_open(path: str) -> bool:
    return path in _BEFORE_LOGIN or path.startswith("/static/")


def _comes_from_here(scope: Scope, headers: Headers) -> bool:
    if headers.get("sec-fetch-site", "none") in _OWN:
        return True
    # A link elsewhere may lead to the page: it opens, and nothing happens by itself.
    led = scope["path"] in ("/", "/join") and scope["method"] == "GET"
    return led and headers.get("sec-fetch-mode") == "navigate"
