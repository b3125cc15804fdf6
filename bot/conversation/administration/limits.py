"""How much each user may send and use a day: shown, set, and asked before a model works."""

from bot.conversation.administration.days import midnight
from bot.conversation.choices.administration import LimitMessages, LimitTokens, ShowAdministration
from bot.conversation.replies import Button, Say
from bot.store.records import settings, usage
from bot.store.records.channels import forgotten_days
from bot.store.records.channels.forgotten_days import DaySum
from bot.store.records.settings import MESSAGES_A_DAY, TOKENS_A_DAY
from bot.store.records.transaction import Transaction
from bot.store.store import Store
from bot.texts.conversation import administration as texts

_MESSAGES = (0, 50, 200, 500)
_TOKENS = (0, 200_000, 500_000, 2_000_000)


async def show(store: Transaction) -> Say:
    """Return what is set, with what could be."""
    messages, tokens = await limits(store)
    rows = (
        tuple(Button(texts.messages_most(most), LimitMessages(most)) for most in _MESSAGES),
        tuple(Button(texts.tokens_most(most), LimitTokens(most)) for most in _TOKENS),
        (Button(texts.BACK, ShowAdministration()),),
    )
    return Say(texts.limits(messages, tokens), rows, in_place=True)


async def limits(store: Transaction) -> tuple[int, int]:
    """Return how many messages and how many tokens a user has a day; 0 where that is not limited."""
    return await settings.number(store, MESSAGES_A_DAY), await settings.number(store, TOKENS_A_DAY)


async def set_limit(store: Transaction, choice: LimitMessages | LimitTokens) -> Say:
    """Set a limit, and show what is set."""
    name = MESSAGES_A_DAY if isinstance(choice, LimitMessages) else TOKENS_A_DAY
    await settings.put(store, name, str(choice.most or ""))
    return await show(store)


async def why_no_model(store: Store, chat: str) -> str:
    """Return why no model is to work for a chat any more today; empty where it may."""
    async with store.read() as asked:
        most = await settings.number(asked, TOKENS_A_DAY)
        if not most:
            return ""
        before = (await forgotten_days.of_chats(asked, (chat,))).get(chat, DaySum())
        used = before.tokens + await usage.tokens_since(asked, chat, midnight())
    return texts.tokens_spent(most) if used >= most else ""
