"""On this machine nobody signs in: a cookie and a token prove only that a request comes from the page."""

import hmac
import secrets
from hashlib import sha256

from starlette.datastructures import MutableHeaders

from bot.channels.web.access.guard import Visitor

CHAT = "web:local"
_OWNER = Visitor(CHAT, is_administrator=True)


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

    async def visitor(self, cookie: str) -> Visitor | None:
        """Return whom a cookie proves: who sits at this machine looks after all of it; `None` for nobody."""
        return _OWNER if hmac.compare_digest(cookie.encode(), self.secret.encode()) else None

    def set_cookie(self, headers: MutableHeaders, cookie: str) -> None:
        """Let a browser bring the cookie from now on, to this page only."""
        headers.append("Set-Cookie", f"{self.cookie}={cookie}; Path=/; HttpOnly; SameSite=Strict")
