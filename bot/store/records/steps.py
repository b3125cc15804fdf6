"""The history of a document: its steps, the ledger that they make, and the findings that were let stand."""

from typing import Any

from sqlalchemy import RowMapping, select

from bot.domain.document import Progress
from bot.domain.finding import AcceptedFinding
from bot.domain.history import Before, SectionState, Step
from bot.domain.ledger import Ledger, Reading, fold
from bot.store.records.documents import Documents
from bot.store.records.rows import with_timezone
from bot.store.tables import codec, schema


class Steps(Documents):
    """The history of documents."""

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
        return fold((step.reading for step in standing), given)

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

    async def _restore(self, standing: SectionState) -> None:
        values: dict[str, Any] = {
            "position": standing.position,
            "plan": standing.plan and codec.dump(codec.PLAN, standing.plan),
            "progress": standing.progress,
            "shown": standing.shown,
            "missing": None if standing.missing is None else codec.dump(codec.STRINGS, standing.missing),
        }
        changed = {name: value for name, value in values.items() if value is not None}
        await self._update(schema.sections, {"id": standing.section}, **changed)

    async def settle(self, document: int, settled: AcceptedFinding) -> None:
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

    async def settled(self, document: int) -> tuple[AcceptedFinding, ...]:
        """Return the findings that were let stand, in the order of the decisions."""
        c = schema.settlements.c
        query = select(schema.settlements).where(c.document == document).order_by(c.id)
        return tuple(_acceptance(row) for row in (await self.execute(query)).mappings())


def _step(row: RowMapping) -> Step:
    before = codec.BEFORE.validate_json(row["before"])
    return Step(row["id"], row["label"], codec.load_reading(row["reading"]), before)


def _acceptance(row: RowMapping) -> AcceptedFinding:
    own = (row["rule"], row["quote"], row["place"], row["nth"], row["reason"])
    return AcceptedFinding(*own, row["chat"], with_timezone(row["at"]))
