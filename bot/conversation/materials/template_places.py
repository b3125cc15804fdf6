"""What is to be filled in an office's templates, and the part of a document that goes into each place."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.errors import UnreadableFile
from bot.export.templates import names
from bot.export.templates.fields import Field, fields
from bot.export.templates.opening import open_template
from bot.store.records import templates as kept_templates
from bot.store.records.templates import KeptTemplate
from bot.store.records.transaction import Transaction
from bot.store.store import Store
from bot.texts.conversation import templates as texts

OFFERED = (*(part for part in names.PARTS if part != names.SECRECY), names.YEAR, names.MONTH, names.DAY)
"""The parts of a document that a place may be given."""


@dataclass(frozen=True)
class Place:
    """A place to fill in, as a user sees it."""

    name: str
    where: str
    sample: str
    """What stands there now."""
    part: str
    """What goes there; empty for nothing."""


@dataclass(frozen=True)
class TemplateCard:
    """A template with its places."""

    id: int
    name: str
    confirmed: bool
    """Whether its owner has agreed to what goes where."""
    places: tuple[Place, ...]


def fields_of(name: str, content: bytes) -> tuple[Field, ...]:
    """Return what is to be filled in a file; raise UnreadableFile where it is not used."""
    return fields(open_template(name, content))


def guessed(found: Sequence[Field]) -> Mapping[str, str]:
    """Return the part that the name of each field speaks of; empty for none."""
    return {field.name: _guess(field) for field in found}


def places(kept: KeptTemplate, found: Sequence[Field]) -> tuple[Place, ...]:
    """Return the places of a template, in their order, with what goes there."""
    by_name = {field.name: field for field in reversed(found)}
    return tuple(_place(name, by_name.get(name), part) for name, part in kept.mapping.items())


# -- looked at and changed from outside of any turn ------------------------------------------------------


async def cards(store: Store, owner: str) -> tuple[TemplateCard, ...]:
    """Return the templates of an owner, the one used last first."""
    async with store.read() as transaction:
        own = await kept_templates.of_chat(transaction, owner)
    return tuple([await asyncio.to_thread(_card, one) for one in own if one.owner == owner])


async def keep_file(store: Store, owner: str, name: str, content: bytes) -> None:
    """Keep a file as a template, with what its names speak of; raise UnreadableFile where it is none."""
    if not name.lower().endswith(".docx"):
        raise UnreadableFile(texts.NOT_DOCX)
    found = await asyncio.to_thread(fields_of, name, content)
    if not found:
        raise UnreadableFile(texts.no_fields(name))
    async with store.write() as transaction:
        await kept_templates.keep(transaction, owner, name, content, guessed(found))


async def assign(store: Store, owner: str, template: int, field: str, part: str) -> bool:
    """Let a part go into a field, to be agreed on anew; return False where there is no such place or part."""
    async with store.write() as transaction:
        kept = await _of_owner(transaction, owner, template)
        if kept is None or field not in kept.mapping or part not in (*OFFERED, ""):
            return False
        mapping = {**kept.mapping, field: part}
        await kept_templates.set_mapping(transaction, kept.id, mapping, confirmed=False)
    return True


async def confirm(store: Store, owner: str, template: int) -> bool:
    """Record that what goes where is agreed on; return False where there is no such template."""
    async with store.write() as transaction:
        kept = await _of_owner(transaction, owner, template)
        if kept:
            await kept_templates.set_mapping(transaction, kept.id, kept.mapping, confirmed=True)
            await kept_templates.use(transaction, kept.id)
    return kept is not None


async def drop(store: Store, owner: str, template: int) -> bool:
    """Remove a template; return False where there is no such template."""
    async with store.write() as transaction:
        kept = await _of_owner(transaction, owner, template)
        await kept_templates.drop(transaction, owner, template)
    return kept is not None


async def _of_owner(store: Transaction, owner: str, template: int) -> KeptTemplate | None:
    kept = await kept_templates.find(store, owner, template)
    return kept if kept and kept.owner == owner else None


def _card(kept: KeptTemplate) -> TemplateCard:
    found = fields_of(kept.name, kept.content)
    return TemplateCard(kept.id, kept.name, kept.confirmed, places(kept, found))


def _place(name: str, field: Field | None, part: str) -> Place:
    if field is None:
        return Place(name, "", "", part)
    return Place(name, texts.place(field.place), field.sample, part)


def _guess(field: Field) -> str:
    parts = (names.part_of(name) for name in (field.name, field.other_name) if name)
    return next((part for part in parts if part in OFFERED), "")
