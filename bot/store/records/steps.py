"""The history of a document: its steps, the ledger that they make, and the findings that were let stand."""

from functools import cache
from typing import Any

from sqlalchemy import RowMapping, bindparam, delete, select

from bot.domain.document import Progress
from bot.domain.finding import AcceptedFinding
from bot.domain.history import Before, SectionState, Step
from bot.domain.ledger import Ledger, Reading, fold
from bot.store.records.documents import Documents
from bot.store.records.rows import with_timezone
from bot.store.tables import codec, schema

_C = schema.steps.c
_OF_DOCUMENT = _C.document == bindparam("of_document")
# Drafts are steps too, as many as there are versions: for the ledger they are not even looked at.
_ENTERED = (
    select(_C.id, _C.reading, _C.undoes)
    .where(_OF_DOCUMENT, (_C.reading != bindparam("nothing")) | _C.undoes.is_not(None))
    .order_by(_C.id)
)
_UNDONE = select(_C.undoes).where(_OF_DOCUMENT, _C.undoes.is_not(None))
_STANDING = select(schema.steps).where(_OF_DOCUMENT, _C.undoes.is_(None), _C.id.not_in(_UNDONE))
_OLDEST_FIRST = _STANDING.order_by(_C.id)
_LAST = _STANDING.where(_C.label != "").order_by(_C.id.desc()).limit(bindparam("most"))


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
        rows = (await self.execute(_ENTERED, {"of_document": document, "nothing": _nothing()})).all()
        undone = {row.undoes for row in rows}
        every = [(row.id, codec.load_reading(row.reading)) for row in rows if row.undoes is None]
        given = max((entry.id for _, reading in every for entry in reading.entries), default=0)
        return fold((reading for step, reading in every if step not in undone), given)

    async def steps(self, document: int) -> list[Step]:
        """Return the steps of a document that were not undone, oldest first."""
        rows = (await self.execute(_OLDEST_FIRST, {"of_document": document})).mappings()
        return [_step(row) for row in rows]

    async def last_steps(self, document: int, most: int) -> list[Step]:
        """Return the last things that were done to a document and not undone, newest first.

        A step without a label holds what an older program had kept: nobody did it as one step.
        """
        rows = (await self.execute(_LAST, {"of_document": document, "most": most})).mappings()
        return [_step(row) for row in rows]

    async def undo(self, document: int, step: Step) -> None:
        """Undo a step of a document: the ledger goes on without it, all else is as it was before."""
        await self._insert(
            schema.steps,
            document=document,
            label=step.label,
            reading=_nothing(),
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
        if before.learned:
            await self._unlearn(document, before.learned)

    async def _unlearn(self, document: int, word: int) -> None:
        """Remove an entry of the list of words of a document's clerk, where it is still hers."""
        c = schema.house_words.c
        clerk = select(schema.documents.c.chat).where(schema.documents.c.id == document)
        own = delete(schema.house_words).where(c.id == word, c.chat == clerk.scalar_subquery())
        await self.execute(own)

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

    async def accept_finding(self, document: int, accepted: AcceptedFinding) -> None:
        """Record that somebody lets a finding stand; its time is now, whatever it says."""
        await self._insert(
            schema.accepted_findings,
            document=document,
            rule=accepted.rule,
            quote=accepted.quote,
            place=accepted.place,
            nth=accepted.nth,
            reason=accepted.reason,
            chat=accepted.by,
        )

    async def accepted_findings(self, document: int) -> tuple[AcceptedFinding, ...]:
        """Return the findings that were let stand, in the order of the decisions."""
        c = schema.accepted_findings.c
        query = select(schema.accepted_findings).where(c.document == document).order_by(c.id)
        return tuple(_acceptance(row) for row in (await self.execute(query)).mappings())


@cache
def _nothing() -> str:
    """Return a reading without anything, as it is stored: worked out when the first document is read."""
    return codec.dump_reading(Reading())


def _step(row: RowMapping) -> Step:
    before = codec.BEFORE.validate_json(row["before"])
    return Step(row["id"], row["label"], codec.load_reading(row["reading"]), before)


def _acceptance(row: RowMapping) -> AcceptedFinding:
    own = (row["rule"], row["quote"], row["place"], row["nth"], row["reason"])
    return AcceptedFinding(*own, row["chat"], with_timezone(row["at"]))
