"""What a channel has received and not handled yet: kept before it is confirmed, against a kill."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, insert, select, update

from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_R = schema.received
_WAITING = (
    select(_R.c.number, _R.c.chat, _R.c.content, _R.c.message).where(_R.c.content != "").order_by(_R.c.number)
)
_FINISH = update(_R).where(_R.c.number == bindparam("of_number")).values(content="", chat="")


@dataclass(frozen=True)
class Received:
    """An update as it came."""

    number: int
    chat: str
    content: str
    message: int | None = None
    """The message that it brought; `None` for none."""


async def keep(store: Transaction, received: Sequence[Received]) -> frozenset[int]:
    """Keep those that are new, and return their numbers."""
    before = await known(store, [one.number for one in received])
    fresh = {one.number: asdict(one) for one in received if one.number not in before}
    if fresh:
        await store.execute(insert(_R), list(fresh.values()))
    return frozenset(fresh)


async def known(store: Transaction, numbers: Sequence[int]) -> frozenset[int]:
    """Return those of the numbers that were kept before."""
    return frozenset((await store.execute(select(_R.c.number).where(_R.c.number.in_(numbers)))).scalars())


async def waiting(store: Transaction) -> list[Received]:
    """Return those that are not finished, in their order."""
    return [Received(**row) for row in (await store.execute(_WAITING)).mappings()]


async def finish(store: Transaction, numbers: Sequence[int]) -> None:
    """Forget what was in them and whose they were; that they came is known until they are pruned."""
    await store.execute(_FINISH, [{"of_number": number} for number in numbers])


async def bringing(store: Transaction, message: int) -> int | None:
    """Return the number of the update that brought a message; `None` where it is not known any more."""
    query = select(_R.c.number).where(_R.c.message == message).order_by(_R.c.number).limit(1)
    number = (await store.execute(query)).scalar()
    return None if number is None else int(number)


async def prune(store: Transaction, before: datetime) -> None:
    """Forget what was finished and has come before a moment: it is delivered no more."""
    await store.execute(delete(_R).where(_R.c.content == "", _R.c.at < before))
    await store.execute(delete(schema.updates).where(schema.updates.c.at < before))
