"""One transaction, with the questions and changes that the conversation and the drafter need."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, Table, delete, func, insert, literal, select, update

from bot.domain.document import Author, Brief, Document, Progress, Section, Version
from bot.domain.finding import Settled
from bot.domain.genre import Outline, SectionPlan
from bot.domain.history import Before, Standing, Step
from bot.domain.job import DRAFTING, Job, JobOrder, JobStatus
from bot.domain.ledger import Ledger, Reading, folded
from bot.domain.said import Said
from bot.store import codec, schema
from bot.store.database import Visit

_BEHIND = 1000
"""Dropped sections stand behind all that belong to the text."""


@dataclass(frozen=True)
class ChatRecord:
    """Where a chat stands."""

    state: str
    """The conversation's own JSON; empty for a chat that was never seen."""
    revision: int
    delivered: int


@dataclass(frozen=True)
class Unread:
    """A message that is still to be read."""

    said: Said
    document: int
    """The document in hand when it came; 0 for none."""


@dataclass(frozen=True)
class Used:
    """What calls to a model took."""

    calls: int
    """Those that came to an answer."""
    prompt_tokens: int
    completion_tokens: int


class Transaction:
    """What may be asked and changed; everything becomes visible together at the end."""

    def __init__(self, visit: Visit) -> None:
        self.execute = visit.execute

    # -- chats ---------------------------------------------------------------------------------------

    async def claim(self, chat: str, identifier: str) -> bool:
        """Record that an update is being handled; return False where it was handled before."""
        known = select(schema.updates.c.id).where(schema.updates.c.id == identifier)
        new = select(literal(identifier), literal(chat)).where(~known.exists())
        claim = insert(schema.updates).from_select(["id", "chat"], new)
        return (await self.execute(claim)).rowcount == 1

    async def chat(self, chat: str) -> ChatRecord:
        """Return where the chat stands; revision 0 for a new one."""
        row = await self._row(schema.chats, id=chat)
        return ChatRecord(row["state"], row["revision"], row["delivered"]) if row else ChatRecord("", 0, 0)

    async def save_chat(self, chat: str, state: str) -> int:
        """Write the chat's state and return its new revision."""
        revision = (await self.chat(chat)).revision + 1
        if revision == 1:
            await self._insert(schema.chats, id=chat, state=state, revision=1, delivered=0)
        else:
            await self._update(schema.chats, {"id": chat}, state=state, revision=revision)
        return revision

    async def mark_delivered(self, chat: str, revision: int) -> None:
        """Record that the replies of this revision reached the user."""
        c = schema.chats.c
        later = update(schema.chats).where(c.id == chat, c.delivered < revision)
        await self.execute(later.values(delivered=revision))

    async def undelivered(self) -> list[str]:
        """Return the chats whose last replies may not have reached their user."""
        c = schema.chats.c
        return list((await self.execute(select(c.id).where(c.delivered < c.revision))).scalars())

    async def forget(self, chat: str) -> None:
        """Remove everything this chat has brought, except the ids of its updates."""
        documents = select(schema.documents.c.id).where(schema.documents.c.chat == chat)
        sections = select(schema.sections.c.id).where(schema.sections.c.document.in_(documents))
        for table, condition in (
            (schema.versions, schema.versions.c.section.in_(sections)),
            (schema.steps, schema.steps.c.document.in_(documents)),
            (schema.settlements, schema.settlements.c.document.in_(documents)),
            (schema.sections, schema.sections.c.document.in_(documents)),
            (schema.documents, schema.documents.c.chat == chat),
            (schema.messages, schema.messages.c.chat == chat),
            (schema.jobs, schema.jobs.c.chat == chat),
            (schema.usage, schema.usage.c.chat == chat),
            (schema.templates, schema.templates.c.chat == chat),
            (schema.own_genres, schema.own_genres.c.chat == chat),
            (schema.struck_habits, schema.struck_habits.c.chat == chat),
            (schema.chats, schema.chats.c.id == chat),
        ):
            await self.execute(delete(table).where(condition))

    # -- documents -----------------------------------------------------------------------------------

    async def add_document(self, chat: str, title: str, brief: Brief) -> int:
        """Store a new document without sections and return its id."""
        return await self._insert(
            schema.documents, chat=chat, title=title, brief=codec.dump(codec.BRIEF, brief)
        )

    async def set_brief(self, document: int, title: str, brief: Brief) -> None:
        """Change what was asked for."""
        values = {"title": title, "brief": codec.dump(codec.BRIEF, brief)}
        await self._update(schema.documents, {"id": document}, **values)

    async def set_plan(self, document: int, title: str, main_line: str, formulations: Sequence[str]) -> None:
        """Change what the plan says of the whole document."""
        values = {"title": title, "main_line": main_line}
        phrases = codec.dump(codec.STRINGS, tuple(formulations))
        await self._update(schema.documents, {"id": document}, **values, formulations=phrases)

    async def arrange(self, document: int, placed: Sequence[tuple[int, SectionPlan]]) -> None:
        """Let a document consist of these sections in this order; those with the id 0 are new.

        The others of its sections are dropped: they keep their versions and may come back.
        """
        kept = [identifier for identifier, _ in placed if identifier]
        c = schema.sections.c
        others = update(schema.sections).where(c.document == document, c.id.not_in(kept))
        await self.execute(others.values(progress=Progress.DROPPED, position=c.position + _BEHIND))
        for position, (identifier, plan) in enumerate(placed):
            if identifier:
                await self._place(identifier, position, plan)
            else:
                await self._add_section(document, position, plan)

    async def set_outline(self, document: int, outline: Outline) -> None:
        """Let a document consist of new sections."""
        await self.arrange(document, [(0, plan) for plan in outline])

    async def _place(self, section: int, position: int, plan: SectionPlan) -> None:
        row = await self._row(schema.sections, id=section)
        back = row is not None and row["progress"] == Progress.DROPPED
        progress = {"progress": Progress.DRAFTED if row and row["shown"] else Progress.OPEN} if back else {}
        values = {"position": position, "plan": codec.dump(codec.PLAN, plan)} | progress
        await self._update(schema.sections, {"id": section}, **values)

    async def _add_section(self, document: int, position: int, plan: SectionPlan) -> None:
        await self._insert(
            schema.sections,
            document=document,
            position=position,
            plan=codec.dump(codec.PLAN, plan),
            progress=Progress.OPEN,
            shown=0,
            missing=codec.dump(codec.STRINGS, ()),
        )

    async def document(self, identifier: int) -> Document | None:
        """Return a document with all its sections and versions, or `None`."""
        row = await self._row(schema.documents, id=identifier)
        if row is None:
            return None
        brief = codec.BRIEF.validate_json(row["brief"])
        sections = await self._sections(identifier)
        return Document(
            row["id"],
            brief,
            row["title"],
            sections,
            await self._waived(identifier),
            row["main_line"],
            codec.STRINGS.validate_json(row["formulations"]),
        )

    async def waive_label(self, document: int, chat: str) -> None:
        """Record that the chat asked for files of the document without the visible mark of an AI's work.

        The measures on labelling (标识办法, article 9) have such requests kept for six months: it stays.
        """
        await self._insert(schema.label_waivers, document=document, chat=chat)

    async def _waived(self, document: int) -> bool:
        c = schema.label_waivers.c
        query = select(func.count()).where(c.document == document)
        return bool((await self.execute(query)).scalar())

    async def owner(self, document: int) -> str:
        """Return the chat a document belongs to."""
        row = await self._row(schema.documents, id=document)
        return row["chat"] if row else ""

    async def document_ids(self, chat: str) -> list[int]:
        """Return the chat's documents, newest first."""
        c = schema.documents.c
        query = select(c.id).where(c.chat == chat).order_by(c.id.desc())
        return list((await self.execute(query)).scalars())

    async def set_progress(self, section: int, progress: Progress) -> None:
        """Record how far a section has come."""
        await self._update(schema.sections, {"id": section}, progress=progress)

    async def set_missing(self, section: int, labels: Sequence[str]) -> None:
        """Record the questions that were skipped for a section."""
        await self._update(schema.sections, {"id": section}, missing=codec.dump(codec.STRINGS, tuple(labels)))

    async def shown(self, section: int) -> int:
        """Return the number of the version that is shown; 0 before the first, and for no section."""
        row = await self._row(schema.sections, id=section)
        return row["shown"] if row else 0

    async def show_version(self, section: int, number: int) -> None:
        """Let the user see another version of a section."""
        await self._update(schema.sections, {"id": section}, shown=number)

    async def add_version(self, section: int, version: Version, *, show: bool) -> int:
        """Add a version after the last one and return its number.

        It is shown if wanted, and in a section of the text always where there is nothing else to show; a
        complete one that is shown makes the section drafted, unless it was dropped.
        """
        c, s = schema.versions.c, schema.sections.c
        last = await self.execute(select(func.max(c.number)).where(c.section == section))
        number = (last.scalar() or 0) + 1
        await self._insert(
            schema.versions,
            section=section,
            number=number,
            text=version.text,
            author=version.author,
            complete=version.complete,
            instruction=version.instruction,
            provenance=codec.dump(codec.PROVENANCE, version.provenance),
            findings=codec.dump(codec.FINDINGS, version.findings),
        )
        own = update(schema.sections).where(s.id == section)
        live = own.where(s.progress != Progress.DROPPED)
        await self.execute((own if show else live.where(s.shown == 0)).values(shown=number))
        if version.complete:
            await self.execute(live.where(s.shown == number).values(progress=Progress.DRAFTED))
        return number

    # -- what was said -------------------------------------------------------------------------------

    async def add_message(
        self, chat: str, said: Said, document: int | None = None, *, unread: bool = False
    ) -> None:
        """Keep what the user wrote, word for word, with the question that it answers."""
        await self._insert(
            schema.messages,
            id=said.id,
            chat=chat,
            text=said.text,
            document=document,
            asked=said.asked,
            label=said.label,
            section=said.section,
            unread=unread,
        )

    async def unread(self, chat: str) -> list[Unread]:
        """Return the messages of a chat that are still to be read, in the order they came."""
        c = schema.messages.c
        query = select(schema.messages).where(c.chat == chat, c.unread).order_by(c.at, c.id)
        rows = (await self.execute(query)).mappings()
        return [Unread(_said(row), row["document"] or 0) for row in rows]

    async def mark_read(self, identifiers: Sequence[str], document: int) -> None:
        """Record that messages have been read into the ledger of a document."""
        change = update(schema.messages).where(schema.messages.c.id.in_(identifiers))
        await self.execute(change.values(unread=False, document=document or None))

    async def said(self, document: int, last: int) -> list[Said]:
        """Return the last messages that were read into the ledger of a document, oldest first."""
        c = schema.messages.c
        of_document = select(schema.messages).where(c.document == document, c.unread.is_(False))
        query = of_document.order_by(c.at.desc(), c.id.desc()).limit(last)
        return [_said(row) for row in (await self.execute(query)).mappings()][::-1]

    async def said_as(self, identifiers: Iterable[str]) -> list[Said]:
        """Return these messages, each with the question that was open when it came."""
        query = select(schema.messages).where(schema.messages.c.id.in_(set(identifiers)))
        return [_said(row) for row in (await self.execute(query)).mappings()]

    async def messages(self, identifiers: Iterable[str]) -> dict[str, tuple[str, datetime]]:
        """Return what the user wrote and when (UTC), by the message's id."""
        c = schema.messages.c
        query = select(c.id, c.text, c.at).where(c.id.in_(set(identifiers)))
        rows = await self.execute(query)
        return {identifier: (text, _zoned(at)) for identifier, text, at in rows}

    # -- the history of a document -------------------------------------------------------------------

    async def add_step(self, document: int, step: Step) -> int:
        """Add a step to a document's history and return its id; its own id is not looked at."""
        return await self._insert(
            schema.steps,
            document=document,
            label=step.label,
            reading=codec.dump_reading(step.reading),
            before=codec.dump(codec.BEFORE, step.before),
        )

    async def ledger(self, document: int) -> Ledger:
        """Return the ledger of a document: the fold of all that was not undone."""
        every, standing = await self._history(document)
        given = max((entry.id for step in every for entry in step.reading.entries), default=0)
        return folded((step.reading for step in standing), given)

    async def steps(self, document: int) -> list[Step]:
        """Return the steps of a document that were not undone, oldest first."""
        _, standing = await self._history(document)
        return standing

    async def _history(self, document: int) -> tuple[list[Step], list[Step]]:
        """Return all steps that were ever made in a document, and those of them that were not undone."""
        c = schema.steps.c
        query = select(schema.steps).where(c.document == document).order_by(c.id)
        rows = (await self.execute(query)).mappings().all()
        undone = {row["undoes"] for row in rows}
        every = [_step(row) for row in rows if row["undoes"] is None]
        return every, [step for step in every if step.id not in undone]

    async def undo(self, document: int, step: Step) -> None:
        """Undo a step of a document: the ledger goes on without it, all else is as it was before."""
        await self._insert(
            schema.steps,
            document=document,
            label=step.label,
            reading=codec.dump_reading(Reading()),
            before=codec.dump(codec.BEFORE, Before()),
            undoes=step.id,
        )
        before = step.before
        asked = {"title": before.title} if before.title is not None else {}
        if before.brief is not None:
            asked["brief"] = codec.dump(codec.BRIEF, before.brief)
        if before.main_line is not None:
            asked["main_line"] = before.main_line
        if before.formulations is not None:
            asked["formulations"] = codec.dump(codec.STRINGS, before.formulations)
        if asked:
            await self._update(schema.documents, {"id": document}, **asked)
        for standing in before.sections:
            await self._restore(standing)
        for section in before.added:
            await self.set_progress(section, Progress.DROPPED)

    async def _restore(self, standing: Standing) -> None:
        values: dict[str, Any] = {
            "position": standing.position,
            "plan": standing.plan and codec.dump(codec.PLAN, standing.plan),
            "progress": standing.progress,
            "shown": standing.shown,
            "missing": None if standing.missing is None else codec.dump(codec.STRINGS, standing.missing),
        }
        changed = {name: value for name, value in values.items() if value is not None}
        await self._update(schema.sections, {"id": standing.section}, **changed)

    # -- findings that stand ---------------------------------------------------------------------------

    async def settle(self, document: int, settled: Settled) -> None:
        """Record that somebody lets a finding stand; its time is now, whatever it says."""
        await self._insert(
            schema.settlements,
            document=document,
            rule=settled.rule,
            quote=settled.quote,
            place=settled.place,
            nth=settled.nth,
            reason=settled.reason,
            chat=settled.by,
        )

    async def settled(self, document: int) -> tuple[Settled, ...]:
        """Return the findings that were let stand, in the order of the decisions."""
        c = schema.settlements.c
        query = select(schema.settlements).where(c.document == document).order_by(c.id)
        return tuple(_settled(row) for row in (await self.execute(query)).mappings())

    # -- jobs ----------------------------------------------------------------------------------------

    async def add_job(self, chat: str, order: JobOrder) -> Job:
        """Store a job that is to be started."""
        values = {"work_order": codec.dump(codec.ORDER, order), "status": JobStatus.WAITING}
        return Job(await self._insert(schema.jobs, chat=chat, section=order.section, **values), chat, order)

    async def last_draft(self, section: int) -> JobOrder | None:
        """Return the last order to draft this section, however it ended, or `None`."""
        c = schema.jobs.c
        query = select(c.work_order).where(c.section == section).order_by(c.id.desc())
        orders = map(codec.ORDER.validate_json, (await self.execute(query)).scalars())
        return next((order for order in orders if order.kind in DRAFTING), None)

    async def end_job(self, job: Job, status: JobStatus) -> bool:
        """Record how a job ended; return False where it had ended before or is gone."""
        c = schema.jobs.c
        # With its chat: the number of a job that was forgotten may have been given to another.
        mine = (c.id == job.id, c.chat == job.chat, c.status == JobStatus.WAITING)
        change = update(schema.jobs).where(*mine)
        return (await self.execute(change.values(status=status))).rowcount == 1

    async def waiting_jobs(self, chat: str | None = None) -> list[Job]:
        """Return the jobs that have not ended, of one chat or of all, oldest first."""
        c = schema.jobs.c
        query = select(schema.jobs).where(c.status == JobStatus.WAITING).order_by(c.id)
        rows = await self.execute(query if chat is None else query.where(c.chat == chat))
        return [Job(r["id"], r["chat"], codec.ORDER.validate_json(r["work_order"])) for r in rows.mappings()]

    async def add_usage(
        self, chat: str, model: str, prompt_tokens: int, completion_tokens: int, milliseconds: int
    ) -> None:
        """Record what a call to a model cost."""
        counts = {"prompt_tokens": prompt_tokens, "completion_tokens": completion_tokens}
        await self._insert(schema.usage, chat=chat, model=model, milliseconds=milliseconds, **counts)

    async def used(self, chat: str) -> Used:
        """Return what the calls of a chat took together."""
        c = schema.usage.c
        sums = (func.coalesce(func.sum(count), 0) for count in (c.prompt_tokens, c.completion_tokens))
        query = select(func.count(), *sums).where(c.chat == chat)
        return Used(*(await self.execute(query)).one())

    # -- plumbing ------------------------------------------------------------------------------------

    async def _sections(self, document: int) -> tuple[Section, ...]:
        c = schema.sections.c
        query = select(schema.sections).where(c.document == document).order_by(c.position, c.id)
        sections = [_section(r) for r in (await self.execute(query)).mappings()]
        versions = await self._versions([s.id for s in sections])
        return tuple(replace(s, versions=tuple(versions.get(s.id, ()))) for s in sections)

    async def _versions(self, sections: Sequence[int]) -> dict[int, list[Version]]:
        c = schema.versions.c
        query = select(schema.versions).where(c.section.in_(sections)).order_by(c.section, c.number)
        grouped: dict[int, list[Version]] = {}
        for row in (await self.execute(query)).mappings():
            grouped.setdefault(row["section"], []).append(_version(row))
        return grouped

    async def _row(self, table: Table, **key: object) -> RowMapping | None:
        query = select(table).where(*(table.c[name] == value for name, value in key.items()))
        return (await self.execute(query)).mappings().one_or_none()

    async def _insert(self, table: Table, **values: Any) -> int:
        result = await self.execute(insert(table).values(**values))
        key = result.inserted_primary_key
        return key[0] if key and isinstance(key[0], int) else 0

    async def _update(self, table: Table, key: dict[str, object], **values: Any) -> None:
        change = update(table).where(*(table.c[name] == value for name, value in key.items()))
        await self.execute(change.values(**values))


def _section(row: RowMapping) -> Section:
    plan = codec.PLAN.validate_json(row["plan"])
    missing = codec.STRINGS.validate_json(row["missing"])
    return Section(row["id"], plan, Progress(row["progress"]), row["shown"], missing=missing)


def _version(row: RowMapping) -> Version:
    return Version(
        number=row["number"],
        text=row["text"],
        author=Author(row["author"]),
        complete=row["complete"],
        instruction=row["instruction"],
        provenance=codec.PROVENANCE.validate_json(row["provenance"]),
        findings=codec.FINDINGS.validate_json(row["findings"]),
    )


def _said(row: RowMapping) -> Said:
    return Said(row["id"], row["text"], row["asked"], row["label"], row["section"])


def _step(row: RowMapping) -> Step:
    before = codec.BEFORE.validate_json(row["before"])
    return Step(row["id"], row["label"], codec.load_reading(row["reading"]), before)


def _settled(row: RowMapping) -> Settled:
    own = (row["rule"], row["quote"], row["place"], row["nth"], row["reason"])
    return Settled(*own, row["chat"], _zoned(row["at"]))


def _zoned(at: datetime) -> datetime:
    """Return a stored moment with its zone, which SQLite does not keep."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
