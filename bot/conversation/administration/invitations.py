"""Invitations: a link that lets so many in until a day, shown once, and revoked at any time."""

import secrets
from datetime import UTC, datetime, timedelta

from bot.conversation.administration.paging import rows_of
from bot.conversation.choices.administration import Invite, RevokeInvitation, ShowAdministration
from bot.conversation.replies import Button, Say
from bot.store.records import settings
from bot.store.records.channels import invitations
from bot.store.records.transaction import Transaction
from bot.texts.conversation import administration as texts

_KINDS = ((1, 3), (10, 7), (50, 30))
"""So many people for so many days."""
_BYTES = 24
"""192 bits of chance: as a link carries them, 32 characters."""
_MOST_PLACES, _MOST_DAYS = 1_000, 366


async def show(store: Transaction) -> Say:
    """Return the invitations that still let somebody in, with what revokes each."""
    standing = await invitations.standing(store, datetime.now(UTC))
    lines = [texts.invitation(one.until.astimezone(), one.places, one.taken) for one in standing]
    buttons = [Button(texts.REVOKE.format(n), RevokeInvitation(one.id)) for n, one in enumerate(standing, 1)]
    fresh = tuple(Button(texts.invite(places, days), Invite(places, days)) for places, days in _KINDS)
    return Say(
        texts.invitations(lines),
        (*rows_of(buttons), fresh, (Button(texts.BACK, ShowAdministration()),)),
        in_place=True,
    )


async def invite(store: Transaction, choice: Invite) -> Say:
    """Return a new link, which nobody can be told a second time."""
    bot = await settings.value(store, settings.BOT)
    if not bot:
        return Say(texts.NO_BOT_YET)
    if not (0 < choice.places <= _MOST_PLACES and 0 < choice.days <= _MOST_DAYS):
        return Say(texts.NO_SUCH_INVITATION)
    token, until = secrets.token_urlsafe(_BYTES), datetime.now(UTC) + timedelta(days=choice.days)
    await invitations.add(store, token, choice.places, until)
    return Say(texts.link(f"https://t.me/{bot}?start={token}", choice.places, until.astimezone()))


async def revoke(store: Transaction, choice: RevokeInvitation) -> Say:
    """Revoke an invitation, and show those that are left."""
    await invitations.revoke(store, choice.invitation)
    return await show(store)
