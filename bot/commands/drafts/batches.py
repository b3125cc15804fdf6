"""Runs of `draft`, each a chat of its own; one whose process has ended leaves nothing waiting."""

import logging
import uuid
from contextlib import AbstractAsyncContextManager

from bot.domain.document import Document
from bot.domain.job import JobStatus
from bot.store.records.transaction import Transaction
from bot.store.store import Store

logger = logging.getLogger(__name__)

PREFIX = "batch-"
"""What the chat of a document that was drafted without a conversation begins with."""
_BEYOND_JOBS = 1 << 40
"""A run is held as a job is, by a number that no job will have."""


def new_chat() -> str:
    """Return the chat of a new run: its own, so that one run never takes up the jobs of another."""
    return f"{PREFIX}{uuid.uuid4().hex}"


def hold_run(store: Store, chat: str) -> AbstractAsyncContextManager[None]:
    """Return what holds a run while it lasts: no other process of the data folder ends it."""
    return store.hold_job(_number(chat))


async def end_interrupted(store: Store) -> list[Document]:
    """End the jobs of runs whose process has ended; return what they had begun, which stays.

    Where the record is on a server, the run may be one of another machine, and is left alone.
    """
    async with store.read() as asked:
        if not any(job.chat.startswith(PREFIX) for job in await asked.waiting_jobs()):
            return []
    async with store.write() as transaction:
        chats = {job.chat: job for job in await transaction.waiting_jobs() if job.chat.startswith(PREFIX)}
        left = [chat for chat in chats if not store.is_held_elsewhere(_number(chat))]
        return [document for chat in left for document in await _end(transaction, chat)]


async def _end(store: Transaction, chat: str) -> list[Document]:
    for job in await store.waiting_jobs(chat):
        await store.end_job(job, JobStatus.FAILED)
        logger.info("job of an interrupted run ended chat=%s job=%d", chat, job.id)
    found = [await store.document(identifier) for identifier in await store.document_ids(chat)]
    return [document for document in found if document]


def _number(chat: str) -> int:
    return _BEYOND_JOBS + int(chat.removeprefix(PREFIX)[:8], 16)
