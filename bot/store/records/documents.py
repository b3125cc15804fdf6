"""Documents with their sections in order."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import RowMapping, bindparam, func, select, update

from bot.domain.document import Brief, Document, Progress, Section
from bot.domain.genre import Outline, SectionPlan
from bot.store.records.versions import Versions
from bot.store.tables import codec, schema
from bot.store.tables.public_ids import new_public_id

_BEHIND = 1000
"""Dropped sections stand behind all that belong to the text."""
_S, _V, _W = schema.sections.c, schema.versions.c, schema.label_waivers.c
_SECTIONS = (
    select(schema.sections, _V.content)
    .select_from(schema.sections.outerjoin(schema.versions, (_V.section == _S.id) & (_V.number == _S.shown)))
    .where(_S.document == bindparam("of_document"))
    .order_by(_S.position, _S.id)
)
# The number may have been that of a document which is forgotten, of another chat or of the same.
_WAIVERS = select(func.count()).where(
    _W.document == bindparam("of_document"), _W.chat == bindparam("of_chat"), _W.at >= bindparam("since")
)


class Documents(Versions):
    """The documents and their sections."""

    async def add_document(self, chat: str, title: str, brief: Brief) -> int:
        """Store a new document without sections and return its id."""
        told = {"title": title, "brief": codec.dump(codec.BRIEF, brief)}
        return await self._insert(schema.documents, chat=chat, public_id=new_public_id(), **told)

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

    async def document(self, identifier: int, *, history: bool = False) -> Document | None:
        """Return a document, its sections as they are shown or with all versions; `None` for none."""
        row = await self._row(schema.documents, id=identifier)
        if row is None:
            return None
        brief = codec.BRIEF.validate_json(row["brief"])
        sections = await self._sections(identifier)
        if history:
            every = await self.versions([section.id for section in sections])
            sections = tuple(replace(s, versions=every.get(s.id, ())) for s in sections)
        return Document(
            row["id"],
            brief,
            row["title"],
            sections,
            await self._has_label_waiver(row),
            row["main_line"],
            codec.STRINGS.validate_json(row["formulations"]),
            row["public_id"],
        )

    async def document_by_public_id(self, chat: str, public_id: str) -> Document | None:
        """Return the chat's document of that public id; `None` for none, and for one of another chat."""
        row = await self._row(schema.documents, chat=chat, public_id=public_id)
        return await self.document(row["id"]) if row else None

    async def _sections(self, document: int) -> tuple[Section, ...]:
        rows = (await self.execute(_SECTIONS, {"of_document": document})).mappings()
        return tuple(_section(row) for row in rows)

    async def waive_label(self, document: int, chat: str) -> None:
        """Record that the chat asked for files of the document without the visible mark of an AI's work.

        The measures on labelling (标识办法, article 9) have such requests kept for six months: it stays.
        """
        await self._insert(schema.label_waivers, document=document, chat=chat)

    async def _has_label_waiver(self, document: RowMapping) -> bool:
        of_it = {"of_document": document["id"], "of_chat": document["chat"], "since": document["at"]}
        return bool((await self.execute(_WAIVERS, of_it)).scalar())

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


def _section(row: RowMapping) -> Section:
    return Section(
        row["id"],
        codec.PLAN.validate_json(row["plan"]),
        Progress(row["progress"]),
        row["shown"],
        (codec.load_version(row["content"]),) if row["content"] else (),
        codec.STRINGS.validate_json(row["missing"]),
        codec.PAST.validate_json(row["past"]),
    )
