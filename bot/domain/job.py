"""A job: work that goes on in the background of a chat and survives a restart."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.orders import JobOrder


class JobStatus(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class Job:
    """An order with its place in the store."""

    id: int
    chat: str
    order: JobOrder
