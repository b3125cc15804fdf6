"""What an administrator asks for or decides, answered beside the document in hand."""

from collections.abc import Coroutine
from datetime import UTC, datetime

from bot.conversation.administration import invitations, limits, members, sharing, usage
from bot.conversation.administration.days import today
from bot.conversation.choices.administration import (
    AdministrationChoice,
    Invite,
    LimitMessages,
    LimitTokens,
    LockMember,
    RevokeInvitation,
    SharingChoice,
    ShowAdministration,
    ShowInvitations,
    ShowLimits,
    ShowMembers,
    ShowShared,
    ShowUsage,
    UnlockMember,
)
from bot.conversation.events import Command, Event, Tap
from bot.conversation.replies import Button, Say
from bot.conversation.services import Services
from bot.store.records import usage as used
from bot.store.records.channels import invitations as kept_invitations
from bot.store.records.channels import members as kept_members
from bot.store.records.channels import message_counts
from bot.store.records.transaction import Transaction
from bot.texts.conversation import administration as texts
from bot.texts.conversation import dialog

Answer = Coroutine[None, None, tuple[Say, ...]]
_TO_MEMBERS = Button(texts.MEMBERS, ShowMembers(0))
_TO_INVITATIONS = Button(texts.INVITATIONS, ShowInvitations())
_TO_SHARED = Button(texts.SHARED, ShowShared(0))
_TO_USAGE, _TO_LIMITS = Button(texts.USAGE, ShowUsage(0)), Button(texts.LIMITS, ShowLimits())


def answer(services: Services, chat: str, event: Event) -> Answer | None:
    """Return the answer to an administrator; `None` for anybody else, and for any other event."""
    if chat not in services.administrators:
        return None
    match event:
        case Command(_, "admin"):
            return _answer(services, ShowAdministration(), in_place=False)
        case Tap(choice=choice) if isinstance(choice, SharingChoice):
            return _share(services, chat, choice)
        case Tap(choice=choice) if isinstance(choice, AdministrationChoice):
            return _answer(services, choice)
    return None


async def _share(services: Services, chat: str, choice: SharingChoice) -> tuple[Say, ...]:
    return (await sharing.act_on(services, chat, choice),)


async def _answer(
    services: Services, choice: AdministrationChoice, *, in_place: bool = True
) -> tuple[Say, ...]:
    async with services.store.write() as store:
        return (await _act_on(services, store, choice, in_place=in_place),)


async def _act_on(
    services: Services, store: Transaction, choice: AdministrationChoice, *, in_place: bool
) -> Say:
    match choice:
        case ShowAdministration():
            return await _overview(services, store, in_place=in_place)
        case ShowMembers(page=page):
            return await members.show(store, services.listed, services.administrators, page)
        case LockMember() | UnlockMember():
            if not await members.lock(store, choice, services.administrators):
                return Say(dialog.EXPIRED)
            return await members.show(store, services.listed, services.administrators, choice.page)
        case ShowInvitations():
            return await invitations.show(store)
        case Invite():
            return await invitations.invite(store, choice)
        case RevokeInvitation():
            return await invitations.revoke(store, choice)
        case ShowUsage():
            return await usage.show(store, choice)
        case ShowLimits():
            return await limits.show(store)
        case LimitMessages() | LimitTokens():
            return await limits.set_limit(store, choice)
    raise TypeError(choice)


async def _overview(services: Services, store: Transaction, *, in_place: bool) -> Say:
    """Return how many users and invitations there are, and what was used today."""
    known = await kept_members.every(store)
    users = {member.chat for member in known if member.is_invited or member.locked} | set(services.listed)
    locked = sum(member.locked for member in known)
    standing = len(await kept_invitations.standing(store, datetime.now(UTC)))
    sent = sum((await message_counts.on_day(store, today())).values())
    tokens = sum(one.tokens for one in (await used.on_day(store, today())).values())
    lines = (texts.users(len(users), locked), texts.standing(standing), texts.today(sent, tokens))
    keyboard = ((_TO_MEMBERS, _TO_INVITATIONS), (_TO_USAGE, _TO_LIMITS), (_TO_SHARED,))
    return Say(texts.overview(lines), keyboard, in_place=in_place)
