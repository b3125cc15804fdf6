"""How much is stored and not done yet."""

from dataclasses import dataclass

from sqlalchemy import func, select

from bot.domain.job import JobStatus
from bot.store.records.transaction import Transaction
from bot.store.tables import schema

_J, _R = schema.jobs.c, schema.received.c
_JOBS = select(func.count()).where(_J.status == JobStatus.WAITING)
_UPDATES = select(func.count()).where(_R.content != "")


@dataclass(frozen=True)
class Depths:
    """What waits."""

    jobs: int
    updates: int
    """Of a channel, received and not handled."""


async def depths(store: Transaction) -> Depths:
    """Return what waits now."""
    jobs, updates = await store.execute(_JOBS), await store.execute(_UPDATES)
    return Depths(jobs.scalar() or 0, updates.scalar() or 0)
