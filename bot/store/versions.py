"""Versions of sections: added, shown, and read; never changed."""

from collections.abc import Sequence

from sqlalchemy import RowMapping, func, select, update

from bot.domain.document import Author, Progress, Version
from bot.store import codec, schema
from bot.store.rows import Rows


class Versions(Rows):
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

    async def _versions(self, sections: Sequence[int]) -> dict[int, list[Version]]:
        c = schema.versions.c
        query = select(schema.versions).where(c.section.in_(sections)).order_by(c.section, c.number)
        grouped: dict[int, list[Version]] = {}
        for row in (await self.execute(query)).mappings():
            grouped.setdefault(row["section"], []).append(_version(row))
        return grouped


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
