"""Versions of sections: added, shown, and read; never changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import RowMapping, bindparam, select

from bot.domain.document import Progress, Version
from bot.domain.inheriting import with_inheritance
from bot.store.records.requests import Requests
from bot.store.records.sentences import Sentences, keys_of
from bot.store.tables import codec, schema

_C = schema.versions.c
_SECTION = select(schema.sections).where(schema.sections.c.id == bindparam("of_section"))
_NUMBERED = (
    select(_C.content)
    .where(_C.section == bindparam("of_section"), _C.number.in_(bindparam("numbers", expanding=True)))
    .order_by(_C.number)
)


class Versions(Requests, Sentences):
    """The versions of sections."""

    async def show_version(self, section: int, number: int) -> None:
        """Let the user see another version of a section."""
        await self._update(schema.sections, {"id": section}, shown=number)

    async def add_version(self, section: int, version: Version, *, show: bool) -> int:
        """Add a version after the last one and return its number.

        It is shown if wanted, and in a section of the text always where there is nothing else to show; a
        complete one that is shown makes the section drafted, unless it was dropped.
        """
        stands = (await self.execute(_SECTION, {"of_section": section})).mappings().one()
        past = codec.PAST.validate_json(stands["past"])
        keys = keys_of(version.text)
        before = await self._telling(stands, past.last, keys) if past.last else ()
        request = await self.keep_request_for(stands, version.provenance.sent)
        added = record_of(replace(version, number=past.last + 1), before, request)
        await self._insert(
            schema.versions, section=section, number=added.number, content=codec.dump_version(added)
        )
        await self.note_sentences(section, added.number, keys)
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

    async def _telling(self, section: RowMapping, last: int, keys: Iterable[int]) -> tuple[Version, ...]:
        """Return the versions that tell whose sentences are: the last, the shown, those that have them."""
        number = section["id"]
        numbers = {last, section["shown"], *await self.versions_with(number, keys)}
        asked = {"of_section": number, "numbers": sorted(numbers)}
        return tuple(map(codec.load_version, (await self.execute(_NUMBERED, asked)).scalars()))

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
