"""Accounts: a one-time link sets a password, a password opens a session, a session its user's page only."""

import asyncio
import hmac
import secrets
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from starlette.datastructures import MutableHeaders

from bot.channels.web.access.guard import Visitor
from bot.channels.web.access.patience import Patience
from bot.errors import UsageError
from bot.store.records.channels.users import User
from bot.store.records.transaction import Transaction
from bot.store.store import Store
from bot.texts import web as texts

LONGEST, SHORTEST = 200, 8
"""How many characters a password has."""
LINK_HOURS = 48
_LONGEST_NAME = 40
_SESSION = timedelta(days=7)
_AT_ONCE = 2
"""So many passwords are looked at side by side: each takes 64 MB and a core."""


class Accounts:
    """What proves who asks: a cookie that only this program could have given."""

    needs_login = True

    def __init__(self, store: Store, port: int, *, secure: bool) -> None:
        self.cookie = f"gongwen-{port}"
        self._store, self._secure = store, secure
        self._places = asyncio.Semaphore(_AT_ONCE)
        self.patience = Patience()

    def token(self, cookie: str) -> str:
        """Return what a page sends along with whatever it changes."""
        return token_of(cookie) if cookie else ""

    async def visitor(self, cookie: str) -> Visitor | None:
        """Return whom a cookie proves; `None` for nobody."""
        if not cookie:
            return None
        async with self._store.read() as store:
            user = await store.user_of_session(known_by(cookie), datetime.now(UTC) - _SESSION)
        return Visitor(chat_of_user(user.id), user.is_administrator, user.id) if user else None

    async def sign_in(self, name: str, password: str) -> str | None:
        """Return a new cookie for whoever knows the password; `None` for anybody else, after as long."""
        async with self._store.read() as store:
            user = await store.user_by_name(name)
        right = await self._matches(user.password if user else "", password)
        return await self._new_session(user.id) if user and right and not user.is_locked else None

    async def join(self, link: str, password: str) -> str | None:
        """Set a password by a one-time link and return a new cookie; `None` where it is used or too old."""
        async with self._places:
            kept = await asyncio.to_thread(_hasher().hash, password)
        async with self._store.write() as store:
            user = await store.user_by_link(known_by(link))
            if user is None or user.is_locked or not user.link_until or user.link_until < datetime.now(UTC):
                return None
            await store.set_password(user.id, kept)
        return await self._new_session(user.id)

    async def sign_out(self, cookie: str) -> None:
        """End the session of a cookie."""
        async with self._store.write() as store:
            await store.end_session(known_by(cookie))

    def set_cookie(self, headers: MutableHeaders, cookie: str) -> None:
        """Let a browser bring the cookie from now on, to this page only."""
        secure = "; Secure" if self._secure else ""
        age = int(_SESSION.total_seconds()) if cookie else 0
        own = f"{self.cookie}={cookie}; Path=/; Max-Age={age}; HttpOnly; SameSite=Strict{secure}"
        headers.append("Set-Cookie", own)

    async def _new_session(self, user: int) -> str:
        # Never one that the browser brought along: somebody else may know it.
        cookie = secrets.token_urlsafe(32)
        async with self._store.write() as store:
            await store.add_session(known_by(cookie), user)
        return cookie

    async def _matches(self, kept: str, password: str) -> bool:
        async with self._places:
            return await asyncio.to_thread(_verify, kept, password)


async def invite(store: Store, name: str, *, administrator: bool, only_new: bool = False) -> str:
    """Return what a one-time link ends with, by which a user, new or known, sets a password.

    Raise UsageError for what is no name, and for a known one where only new ones are to have a link.
    """
    if not 0 < len(name) <= _LONGEST_NAME or any(map(str.isspace, name)):
        raise UsageError(texts.BAD_NAME)
    async with store.write() as transaction:
        if only_new and await transaction.user_by_name(name):
            raise UsageError(texts.known_name(name))
        return await _link(transaction, name, administrator=administrator)


async def invite_again(store: Store, name: str) -> tuple[str, User]:
    """Return what a link ends with by which a known user sets a new password, and the user as before.

    The role stays as it is. Raise UsageError where there is none of that name.
    """
    async with store.write() as transaction:
        user = await transaction.user_by_name(name)
        if user is None:
            raise UsageError(texts.unknown_name(name))
        return await _link(transaction, name), user


def chat_of_user(user: int) -> str:
    """Return whose page is a user's."""
    return f"web:{user}"


def new_link() -> str:
    """Return what a one-time link ends with."""
    return secrets.token_urlsafe(24)


def token_of(cookie: str) -> str:
    """Return the token of a session."""
    return hmac.digest(cookie.encode(), b"token", sha256).hex()


def known_by(secret: str) -> str:
    """Return what a link or a cookie is kept as."""
    return sha256(secret.encode()).hexdigest()


async def _link(transaction: Transaction, name: str, *, administrator: bool = False) -> str:
    link, until = new_link(), datetime.now(UTC) + timedelta(hours=LINK_HOURS)
    await transaction.give_link(name, known_by(link), until, administrator=administrator)
    return link


def _verify(kept: str, password: str) -> bool:
    try:
        return _hasher().verify(kept or _nobody(), password) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """Return a password that nobody has: a name that is not there must take as long as one that is."""
    return _hasher().hash(secrets.token_urlsafe())
