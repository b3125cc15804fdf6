"""The users: who they are, what they used today, and whether they are let in."""

from collections.abc import Collection, Mapping

from bot.conversation.administration.days import today
from bot.conversation.administration.paging import page_of, rows_of, turning
from bot.conversation.choices.administration import LockMember, ShowMembers, UnlockMember
from bot.conversation.replies import Button, Say
from bot.store.records import usage
from bot.store.records.channels import members, message_counts
from bot.store.records.channels.members import Member
from bot.store.records.jobs import Usage
from bot.store.records.transaction import Transaction
from bot.texts.conversation import administration as texts


async def show(
    store: Transaction, listed: Collection[str], administrators: frozenset[str], number: int
) -> Say:
    """Return a page of the users, with those of the config's list."""
    for chat in listed:
        await members.add(store, chat)
    page = page_of(await members.every(store), number)
    sent, used = await message_counts.on_day(store, today()), await usage.on_day(store, today())
    lines = [
        _line(member, _came_by(member, listed, administrators), sent.get(member.chat, 0), used)
        for member in page.things
    ]
    locks = [
        _lock(member, n, page.number)
        for n, member in enumerate(page.things, page.first)
        if member.chat not in administrators
    ]
    text = texts.members(lines, page.first, page.total, page.number + 1, page.pages)
    return Say(text, (*rows_of(locks), *turning(page, ShowMembers)), in_place=True)


async def lock(store: Transaction, choice: LockMember | UnlockMember, administrators: frozenset[str]) -> bool:
    """Lock a user or let him in again; return False where there is none, or he is an administrator."""
    member = await members.find(store, choice.member)
    if member is None or member.chat in administrators:
        return False
    return await members.lock(store, choice.member, locked=isinstance(choice, LockMember))


def _came_by(member: Member, listed: Collection[str], administrators: frozenset[str]) -> str:
    if member.chat in administrators:
        return texts.ADMINISTERS
    if member.is_invited:
        return texts.INVITED
    return texts.LISTED if member.chat in listed else texts.DELISTED


def _line(member: Member, came_by: str, sent: int, used: Mapping[str, Usage]) -> str:
    tokens = used[member.chat].tokens if member.chat in used else 0
    return texts.member(texts.who(member.name, member.chat), came_by, sent, tokens, locked=member.locked)


def _lock(member: Member, number: int, page: int) -> Button:
    if member.locked:
        return Button(texts.UNLOCK.format(number), UnlockMember(member.id, page))
    return Button(texts.LOCK.format(number), LockMember(member.id, page))
