"""On this machine nobody signs in: a cookie and a token prove only that a request comes from the page."""

import hmac
import secrets
from hashlib import sha256

from starlette.datastructures import MutableHeaders

CHAT = "web:local"


class LocalKey:
    """What proves that a request comes from a page of this process."""

    needs_login = False

    def __init__(self, port: int) -> None:
        # A browser sends a cookie to all ports of a host: two processes must not take each other's.
        self.cookie = f"gongwen-{port}"
        self.secret = secrets.token_urlsafe(32)

    def token(self, cookie: str) -> str:
        """Return what a page sends along with whatever it changes."""
        return hmac.digest(self.secret.encode(), b"token", sha256).hex()

    async def chat_of(self, cookie: str) -> str | None:
        """Return the chat that a cookie opens; `None` for none."""
        return CHAT if hmac.compare_digest(cookie.encode(), self.secret.encode()) else None

    def set_cookie(self, headers: MutableHeaders, cookie: str) -> None:
        """Let a browser bring the cookie from now on, to this page only."""
        headers.append("Set-Cookie", f"{self.cookie}={cookie}; Path=/; HttpOnly; SameSite=Strict")
