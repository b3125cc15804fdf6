"""The watch over jobs: one that waits in the store and is done by nobody is found, and done."""

import asyncio
import logging

from bot.conversation.delivery import Delivery
from bot.conversation.jobs.worker import Worker
from bot.domain.job import Job
from bot.store.store import Store

logger = logging.getLogger(__name__)

_EVERY = 60.0
"""Seconds between two looks."""


async def watch(store: Store, delivery: Delivery, worker: Worker) -> None:
    """Look again and again, and start what nobody was doing at two looks one after the other.

    At one alone it may be about to be started, or to be ended. Each is started once: what
    cannot be kept or delivered even then waits for the next start of the program.
    """
    left: list[Job] = []
    started: list[Job] = []
    while True:
        await asyncio.sleep(_EVERY)
        try:
            async with store.read() as asked:
                waiting = await asked.waiting_jobs()
        except Exception as error:  # noqa: BLE001  the outermost edge: the watch goes on
            logger.warning("watch looked in vain error=%s", type(error).__name__)
            continue
        idle = [job for job in waiting if delivery.channel.can_reach(job.chat) and not worker.has(job)]
        started = [job for job in started if job in waiting]
        for job in idle:
            if job in left and job not in started:
                logger.warning("job found waiting chat=%s job=%d", job.chat, job.id)
                worker.start(job)
                started.append(job)
        left = idle
