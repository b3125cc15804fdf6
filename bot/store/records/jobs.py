"""Jobs, each ended once, and what calls to a model took."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import case, func, select, update

from bot.domain.job import Job, JobStatus
from bot.domain.orders import JobOrder, SectionDraft
from bot.store.records.rows import Rows
from bot.store.tables import schema
from bot.store.tables.order_codec import dump_order, load_order


@dataclass(frozen=True)
class Usage:
    """What calls to a model took."""

    calls: int
    """Those that came to an answer."""
    prompt_tokens: int
    completion_tokens: int

    @property
    def tokens(self) -> int:
        """Return all tokens, sent and received."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True)
class DayOfUsage:
    """What the calls of a chat took on a day."""

    day: date
    chat: str
    usage: Usage


class Jobs(Rows):
    """The jobs of all chats."""

    async def add_job(self, chat: str, order: JobOrder) -> Job:
        """Store a job that is to be started."""
        values = {"work_order": dump_order(order), "status": JobStatus.WAITING}
        return Job(await self._insert(schema.jobs, chat=chat, section=order.section, **values), chat, order)

    async def last_draft(self, section: int) -> SectionDraft | None:
        """Return the last order to draft this section, however it ended, or `None`."""
        c = schema.jobs.c
        query = select(c.work_order).where(c.section == section).order_by(c.id.desc())
        orders = map(load_order, (await self.execute(query)).scalars())
        return next((order for order in orders if isinstance(order, SectionDraft)), None)

    async def jobs_of(self, chat: str, document: int) -> list[int]:
        """Return the numbers of a chat's jobs for a document, ended or not."""
        c = schema.jobs.c
        found = await self.execute(select(c.id, c.work_order).where(c.chat == chat))
        return [job for job, order in found if load_order(order).document == document]

    async def end_job(self, job: Job, status: JobStatus) -> bool:
        """Record how a job ended; return False where it had ended before or is gone."""
        c = schema.jobs.c
        change = update(schema.jobs).where(c.id == job.id, c.status == JobStatus.WAITING)
        return (await self.execute(change.values(status=status))).rowcount == 1

    async def waiting_jobs(self, chat: str | None = None) -> list[Job]:
        """Return the jobs that have not ended, of one chat or of all, oldest first."""
        c = schema.jobs.c
        query = select(schema.jobs).where(c.status == JobStatus.WAITING).order_by(c.id)
        rows = await self.execute(query if chat is None else query.where(c.chat == chat))
        return [Job(r["id"], r["chat"], load_order(r["work_order"])) for r in rows.mappings()]

    async def add_usage(
        self, chat: str, model: str, prompt_tokens: int, completion_tokens: int, milliseconds: int
    ) -> None:
        """Record what a call to a model cost."""
        counts = {"prompt_tokens": prompt_tokens, "completion_tokens": completion_tokens}
        await self._insert(schema.usage, chat=chat, model=model, milliseconds=milliseconds, **counts)

    async def usage_by_day(self, days: Sequence[date]) -> list[DayOfUsage]:
        """Return what calls took on each of these days, of this machine's calendar, by chat; latest first."""
        c = schema.usage.c
        ends = sorted((_midnight(day + timedelta(days=1)), day) for day in days)
        at = case(*((c.at < end, n) for n, (end, _) in enumerate(ends)), else_=len(ends)).label("nth")
        sums = (func.sum(count) for count in (c.prompt_tokens, c.completion_tokens))
        since = _midnight(min(days))
        query = select(at, c.chat, func.count(), *sums).where(c.at >= since).group_by(at, c.chat)
        rows = (await self.execute(query.order_by(at.desc(), c.chat))).all()
        return [DayOfUsage(ends[n][1], chat, Usage(*told)) for n, chat, *told in rows if n < len(ends)]

    async def used(self, chat: str) -> Usage:
        """Return what the calls of a chat took together."""
        c = schema.usage.c
        sums = (func.coalesce(func.sum(count), 0) for count in (c.prompt_tokens, c.completion_tokens))
        query = select(func.count(), *sums).where(c.chat == chat)
        return Usage(*(await self.execute(query)).one())


def _midnight(day: date) -> datetime:
    """Return when a day of this machine's calendar begins, as moments are stored."""
    return datetime.combine(day, time()).astimezone(UTC)
