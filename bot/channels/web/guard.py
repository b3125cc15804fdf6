"""Who may ask: nobody from another site, whatever that site makes a browser send."""

import hmac
import secrets
from collections.abc import Collection
from hashlib import sha256

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
_OPEN = frozenset({"/", "/token"})
"""What a browser gets its key by; all else needs it."""
_OWN = frozenset({"same-origin", "none"})
"""Where a request may come from: this page, or a person's own hand."""


class LocalKey:
    """What proves that a request comes from a page of this process: a cookie, and a token made of it."""

    def __init__(self, port: int) -> None:
        # A browser sends a cookie to all ports of a host: two processes must not take each other's.
        self.cookie = f"gongwen-{port}"
        self._secret = secrets.token_urlsafe(32)

    @property
    def token(self) -> str:
        """Return what a page sends along with whatever it changes."""
        return hmac.digest(self._secret.encode(), b"token", sha256).hex()

    def set_cookie(self, headers: MutableHeaders) -> None:
        """Let a browser bring the cookie from now on, to this page only."""
        headers.append("Set-Cookie", f"{self.cookie}={self._secret}; Path=/; HttpOnly; SameSite=Strict")

    def opens(self, headers: Headers) -> bool:
        """Return whether the cookie is the right one."""
        told = cookie_parser(headers.get("cookie", "")).get(self.cookie, "")
        return hmac.compare_digest(told.encode(), self._secret.encode())

    def is_token(self, told: str) -> bool:
        """Return whether it is the token."""
        return hmac.compare_digest(told.encode(), self.token.encode())


class Guard:
    """Stands before all routes, and puts what keeps a page safe on every answer."""

    def __init__(self, app: ASGIApp, hosts: Collection[str], key: LocalKey) -> None:
        self._app, self._hosts, self._key = app, frozenset(hosts), key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on what may pass; refuse the rest in one line."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_ON_ALL)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = self._refusal(scope) if scope["type"] == "http" else None
        await (refused or self._app)(scope, receive, send_safely if scope["type"] == "http" else send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:  # another name that was made to lead here
            return PlainTextResponse(texts.WRONG_HOST, 421)
        if not _comes_from_here(scope, headers):
            return PlainTextResponse(texts.OTHER_SITE, 403)
        if scope["path"] not in _OPEN and not self._key.opens(headers):
            return PlainTextResponse(texts.NO_KEY, 401)
        if scope["method"] not in ("GET", "HEAD"):
            own = headers.get("origin", "") in (f"http://{host}", f"https://{host}")
            if not (own and self._key.is_token(headers.get("x-token", ""))):
                return PlainTextResponse(texts.NO_KEY, 401)
        return None


def _comes_from_here(scope: Scope, headers: Headers) -> bool:
    if headers.get("sec-fetch-site", "none") in _OWN:
        return True
    # A link elsewhere may lead to the page: it opens, and nothing happens by itself.
    return scope["path"] == "/" and scope["method"] == "GET" and headers.get("sec-fetch-mode") == "navigate"
