"""What each user sent and used on a day."""

from datetime import timedelta

from bot.conversation.administration.days import today
from bot.conversation.choices.administration import ShowAdministration, ShowUsage
from bot.conversation.replies import Button, Say
from bot.store.records import usage
from bot.store.records.channels import members, message_counts
from bot.store.records.jobs import Usage
from bot.store.records.transaction import Transaction
from bot.texts.conversation import administration as texts

_LONGEST_AGO = 3650
_NOTHING = Usage(0, 0, 0)


async def show(store: Transaction, choice: ShowUsage) -> Say:
    """Return what was sent and used on a day, most first."""
    ago = min(choice.ago, _LONGEST_AGO)
    day = today() - timedelta(days=ago)
    sent, used = await message_counts.on_day(store, day), await usage.on_day(store, day)
    chats = sorted({*sent, *used}, key=lambda chat: (-used.get(chat, _NOTHING).tokens, -sent.get(chat, 0)))
    known = await members.of_chats(store, chats)
    lines = [
        texts.usage_line(
            texts.who(known[chat].name if chat in known else "", chat),
            sent.get(chat, 0),
            used.get(chat, _NOTHING).calls,
            used.get(chat, _NOTHING).tokens,
        )
        for chat in chats
    ]
    later = (Button(texts.DAY_AFTER, ShowUsage(ago - 1)),) if ago else ()
    turning = (Button(texts.DAY_BEFORE, ShowUsage(ago + 1)), Button(texts.BACK, ShowAdministration()), *later)
    return Say(texts.usage(day, lines), (turning,), in_place=True)
