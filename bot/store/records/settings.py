"""What administrators decide while the program runs, and what it knows of itself, by name."""

from sqlalchemy import delete, insert, select

from bot.store.records.transaction import Transaction
from bot.store.tables import schema

BOT = "telegram_bot"
"""What the bot is called in links to it."""
FIRST_STEP = "first_step"
"""The step that a new chat begins at, behind all of forgotten chats: so their buttons expire."""
TRACES = "traces"
"""When something was deleted last that may still stand in a file of the database, in seconds since 1970."""
MESSAGES_A_DAY, TOKENS_A_DAY = "messages_a_day", "tokens_a_day"
"""How much each user may send and use; nothing is said of what is not limited."""
_T = schema.settings


async def value(store: Transaction, name: str) -> str:
    """Return what is kept under a name; empty for nothing."""
    return (await store.execute(select(_T.c.value).where(_T.c.name == name))).scalar() or ""


async def number(store: Transaction, name: str) -> int:
    """Return the number that is kept under a name; 0 for none."""
    return int(await value(store, name) or 0)


async def put(store: Transaction, name: str, new: str) -> None:
    """Keep something under a name; nothing where it is empty."""
    await store.execute(delete(_T).where(_T.c.name == name))
    if new:
        await store.execute(insert(_T).values(name=name, value=new))
