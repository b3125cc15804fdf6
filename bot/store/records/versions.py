"""Versions of sections: added, shown, and read; never changed."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select

from bot.domain.document import Progress, Version
from bot.domain.inheriting import with_inheritance
from bot.store.records.requests import Requests
from bot.store.tables import codec, schema


class Versions(Requests):
    """The versions of sections."""

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
        own = select(schema.sections).where(schema.sections.c.id == section)
        stands = (await self.execute(own)).mappings().one()
        past = codec.PAST.validate_json(stands["past"])
        before = (await self.versions([section])).get(section, ())
        request = await self.keep_request(section, version.provenance.sent)
        added = record_of(replace(version, number=past.last + 1), before, request)
        await self._insert(
            schema.versions, section=section, number=added.number, content=codec.dump_version(added)
        )
        live = stands["progress"] != Progress.DROPPED
        shown = added.number if show or (live and not stands["shown"]) else stands["shown"]
        drafted = live and added.complete and shown == added.number
        await self._update(
            schema.sections,
            {"id": section},
            past=codec.dump(codec.PAST, past.after(added)),
            shown=shown,
            progress=Progress.DRAFTED if drafted else stands["progress"],
        )
        return added.number

    async def versions(self, sections: Sequence[int]) -> dict[int, tuple[Version, ...]]:
        """Return all versions of these sections, the first one first."""
        c = schema.versions.c
        query = select(schema.versions).where(c.section.in_(sections)).order_by(c.section, c.number)
        grouped: dict[int, list[Version]] = {}
        for row in (await self.execute(query)).mappings():
            grouped.setdefault(row["section"], []).append(codec.load_version(row["content"]))
        return {section: tuple(versions) for section, versions in grouped.items()}


def record_of(version: Version, before: Sequence[Version], request: int) -> Version:
    """Return a version as it goes on record: what the model was sent is kept apart from it."""
    own = version.provenance
    bare = replace(version, provenance=replace(own, sent=(), request=request or own.request))
    return with_inheritance(bare, before)
