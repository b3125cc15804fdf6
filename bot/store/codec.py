"""Values as JSON columns: written and read by the same type, so that a field is named once."""

from typing import Any

from pydantic import TypeAdapter

from bot.domain.document import Brief, Provenance
from bot.domain.finding import Finding
from bot.domain.genre import SectionPlan
from bot.domain.job import JobOrder
from bot.domain.passage import Entity

BRIEF: TypeAdapter[Brief] = TypeAdapter(Brief)
PLAN: TypeAdapter[SectionPlan] = TypeAdapter(SectionPlan)
PROVENANCE: TypeAdapter[Provenance] = TypeAdapter(Provenance)
FINDINGS: TypeAdapter[tuple[Finding, ...]] = TypeAdapter(tuple[Finding, ...])
ORDER: TypeAdapter[JobOrder] = TypeAdapter(JobOrder)
ENTITIES: TypeAdapter[tuple[Entity, ...]] = TypeAdapter(tuple[Entity, ...])
NUMBERS: TypeAdapter[tuple[int, ...]] = TypeAdapter(tuple[int, ...])
WORDS: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])
STRINGS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])


def dump(adapter: TypeAdapter[Any], value: object) -> str:
    """Return the value as JSON text."""
    return adapter.dump_json(value).decode()
