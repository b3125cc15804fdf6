"""What calls to models took, chat by chat, on a day and from a moment on."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select

from bot.store.records.jobs import Usage
from bot.store.records.rows import with_timezone
from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_U = schema.usage.c


async def on_day(store: Transaction, day: date) -> dict[str, Usage]:
    """Return what each chat used on a day; one without calls is not among them."""
    return {told.chat: told.usage for told in await store.usage_by_day([day])}


@dataclass(frozen=True)
class Spent:
    """What calls to a model took, whoever they were for."""

    model: str
    prompt_tokens: int
    completion_tokens: int
    last: datetime
    """When the last of them was recorded."""


async def since(store: Transaction, moment: datetime) -> list[Spent]:
    """Return what each model took after a moment; one without calls is not among them."""
    sums = (func.sum(_U.prompt_tokens), func.sum(_U.completion_tokens), func.max(_U.at))
    query = select(_U.model, *sums).where(_U.at > moment).group_by(_U.model)
    rows = (await store.execute(query)).all()
    return [Spent(model, sent, received, with_timezone(last)) for model, sent, received, last in rows]


async def tokens_since(store: Transaction, chat: str, since: datetime) -> int:
    """Return how many tokens a chat has used from a moment on."""
    query = select(func.coalesce(func.sum(_U.prompt_tokens + _U.completion_tokens), 0))
    return int((await store.execute(query.where(_U.chat == chat, _U.at >= since))).scalar() or 0)
