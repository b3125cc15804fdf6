"""Who may come in: those of the config, those who came by an invitation, and those who hold one."""

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from enum import Enum, auto

from telegram import Update, User

from bot.channels.telegram.receiving.rate import Allowance
from bot.channels.telegram.receiving.updates import start_payload, without_start_payload
from bot.store.records.channels import consents, invitations, members
from bot.store.records.transaction import Transaction
from bot.store.store import Store

_TRIES, _PER_SECOND = 10, 1 / 60
"""So many links somebody who is not let in may try at once, and so many more each second."""
logger = logging.getLogger(__name__)


class Standing(Enum):
    """How somebody stands who writes."""

    MEMBER = auto()
    INVITED = auto()
    """He has opened a link that lets him in, and not come in by it yet."""
    LOCKED = auto()
    DELISTED = auto()
    """He came by the config's list, which does not name him any more."""
    STRANGER = auto()


class Entrance:
    """Knows who may come in; an administrator's change is in force with the next update."""

    def __init__(self, store: Store, listed: Iterable[int]) -> None:
        self._store, self._listed = store, frozenset(listed)
        self._holding: dict[int, int] = {}
        """The invitations that people hold, by user: nothing is stored before they have agreed."""
        self._unrecorded: set[int] = set()
        """Who may come in and is on no record yet."""
        self._tries = Allowance(_TRIES, _PER_SECOND)

    async def standings(self, updates: Sequence[Update]) -> list[Standing]:
        """Return how the user of each update stands; raise StoreError where that cannot be told."""
        if not updates:
            return []
        async with self._store.read() as store:
            known = await members.of_chats(store, (_chat(_user(update)) for update in updates))
            return [
                await self._standing(store, update, known.get(_chat(_user(update)))) for update in updates
            ]

    async def _standing(self, store: Transaction, update: Update, member: members.Member | None) -> Standing:
        user = _user(update).id
        if member and member.locked:
            return Standing.LOCKED
        if user in self._listed:
            if member is None:
                self._unrecorded.add(user)
            return Standing.MEMBER
        if member and member.is_invited:
            return Standing.MEMBER
        if token := start_payload(update):
            await self._try(store, user, token)
        if await self._holds(store, user):
            self._unrecorded.add(user)
            return Standing.INVITED
        return Standing.DELISTED if member else Standing.STRANGER

    async def _try(self, store: Transaction, user: int, token: str) -> None:
        """Let a user hold the invitation of a token, where it is one."""
        invitation = None
        if self._tries.takes(user):
            invitation = await invitations.find(store, token, datetime.now(UTC))
        if invitation:
            self._holding[user] = invitation.id

    async def _holds(self, store: Transaction, user: int) -> bool:
        """Return whether a user holds an invitation that still lets him in."""
        invitation = self._holding.get(user)
        if invitation and await invitations.stands(store, invitation, datetime.now(UTC)):
            return True
        self._holding.pop(user, None)
        return False

    async def record(self, updates: Sequence[Update]) -> tuple[list[Update], Collection[int]]:
        """Record those who come in for the first time; raise StoreError.

        Return the updates of those who are in, without what opens the door, and the users whose invitation
        lets nobody in any more.
        """
        outside: set[int] = set()
        for update in updates:
            if _user(update).id in self._unrecorded and not await self._admit(_user(update)):
                outside.add(_user(update).id)
        inside = [without_start_payload(u) for u in updates if _user(u).id not in outside]
        return inside, outside

    async def _admit(self, user: User) -> bool:
        """Record somebody who has agreed; return False where his invitation is of no use any more."""
        chat, is_listed = _chat(user), user.id in self._listed
        async with self._store.write() as store:
            invitation = None if is_listed else await self._use_invitation(store, user.id)
            is_in = is_listed or invitation is not None
            if is_in:
                await members.add(store, chat, user.full_name, invitation)
            else:
                await consents.withdraw(store, chat)
        self._unrecorded.discard(user.id)
        self._holding.pop(user.id, None)
        logger.info("user %s user=%d", "recorded" if is_in else "came too late", user.id)
        return is_in

    async def _use_invitation(self, store: Transaction, user: int) -> int | None:
        """Take a place of the invitation that a user holds, and return it; `None` where there is none."""
        invitation = self._holding.get(user)
        takes = invitation and await invitations.take_place(store, invitation, datetime.now(UTC))
        return invitation if takes else None


def _user(update: Update) -> User:
    """Return who an update is of, which the guard has looked at before."""
    if update.effective_user is None:
        raise ValueError("an update of nobody")
    return update.effective_user


def _chat(user: User) -> str:
    return f"telegram:{user.id}"
