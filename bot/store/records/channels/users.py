"""Who may open a page from elsewhere, and who is signed in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, delete, select, update

from bot.store.records.rows import Rows, with_timezone
from bot.store.tables import schema

_U, _S = schema.users.c, schema.sessions.c


@dataclass(frozen=True)
class User:
    """Somebody who may open a page."""

    id: int
    name: str
    password: str
    """As argon2 writes it; empty until one is set."""
    link_until: datetime | None
    """Until when the one-time link may be used; `None` where none waits."""
    is_administrator: bool = False
    is_locked: bool = False
    """Whether they get in no more."""


class Users(Rows):
    """The users and their sessions; links and cookies are kept by what they are known by only."""

    async def give_link(self, name: str, link: str, until: datetime, *, administrator: bool = False) -> None:
        """Let a user, who is added where missing, set a password by a link; a role is given, never taken."""
        values: dict[str, object] = {"link": link, "link_until": until}
        if administrator:
            values["administrator"] = True
        if await self.user_by_name(name):
            await self.execute(update(schema.users).where(_U.name == name).values(**values))
        else:
            await self._insert(schema.users, name=name, password="", **values)

    async def set_password(self, user: int, password: str) -> None:
        """Set a password: the link is used up, and whoever was signed in is no more."""
        change = update(schema.users).where(_U.id == user)
        await self.execute(change.values(password=password, link="", link_until=None))
        await self.execute(delete(schema.sessions).where(_S.user == user))

    async def set_locked(self, user: int, *, locked: bool) -> None:
        """Lock a user out, who is signed out everywhere, or let them in again."""
        await self.execute(update(schema.users).where(_U.id == user).values(locked=locked))
        if locked:
            await self.execute(delete(schema.sessions).where(_S.user == user))

    async def user(self, user: int) -> User | None:
        """Return a user by number; `None` for none."""
        row = await self._row(schema.users, id=user)
        return _user(row) if row else None

    async def user_by_name(self, name: str) -> User | None:
        """Return a user; `None` for none of that name."""
        row = await self._row(schema.users, name=name)
        return _user(row) if row else None

    async def user_by_link(self, link: str) -> User | None:
        """Return the user whose link is known by this; `None` for none."""
        row = (
            (await self.execute(select(schema.users).where(_U.link == link, _U.link != "")))
            .mappings()
            .first()
        )
        return _user(row) if row else None

    async def users(self) -> list[User]:
        """Return all users, by name."""
        rows = (await self.execute(select(schema.users).order_by(_U.name))).mappings()
        return [_user(row) for row in rows]

    async def remove_user(self, user: int) -> None:
        """Let a user in no more; what is theirs is forgotten apart."""
        await self.execute(delete(schema.sessions).where(_S.user == user))
        await self.execute(delete(schema.users).where(_U.id == user))

    async def add_session(self, session: str, user: int) -> None:
        """Record that a user is signed in."""
        await self._insert(schema.sessions, id=session, user=user)

    async def user_of_session(self, session: str, since: datetime) -> User | None:
        """Return who is signed in by a session that began later than that; `None` for nobody."""
        query = select(schema.users, _S.at.label("began")).join(schema.sessions, _S.user == _U.id)
        row = (await self.execute(query.where(_S.id == session, _U.locked.is_(False)))).mappings().first()
        return _user(row) if row and with_timezone(row["began"]) > since else None

    async def end_session(self, session: str) -> None:
        """Sign a user out."""
        await self.execute(delete(schema.sessions).where(_S.id == session))


def _user(row: RowMapping) -> User:
    until = row["link_until"]
    flags = (row["administrator"], row["locked"])
    return User(row["id"], row["name"], row["password"], with_timezone(until) if until else None, *flags)
