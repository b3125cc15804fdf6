"""Who gave what all share: it goes back there when it is taken back."""

from sqlalchemy import update

from bot.store.records.rows import Rows
from bot.store.tables import schema


async def forget(store: Rows, chat: str) -> None:
    """Let what a chat gave to all be nobody's: it stays shared."""
    for table in (schema.exemplars, schema.templates, schema.house_words):
        await store.execute(update(table).where(table.c.giver == chat).values(giver=""))
