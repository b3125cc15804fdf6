"""Values as JSON columns: written and read by the same type, so that a field is named once."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.domain.document import Brief, Past, Version
from bot.domain.fact import Fact, Quote
from bot.domain.genre import SectionPlan
from bot.domain.history import Before
from bot.domain.ledger import Datum, Doubt, Entry, Gap, LeftOut, Reading, Secret, Unsure, Wish
from bot.domain.passage import Correction, Entity
from bot.store.tables.json_form import JsonForm
from bot.store.tables.packing import compress, decompress

BRIEF: JsonForm[Brief] = JsonForm(Brief)
PLAN: JsonForm[SectionPlan] = JsonForm(SectionPlan)
PAST: JsonForm[Past] = JsonForm(Past)
ENTITIES: JsonForm[tuple[Entity, ...]] = JsonForm(tuple[Entity, ...])
CORRECTION: JsonForm[Correction] = JsonForm(Correction)
NUMBERS: JsonForm[tuple[int, ...]] = JsonForm(tuple[int, ...])
WORDS: JsonForm[dict[str, str]] = JsonForm(dict[str, str])
COUNTS: JsonForm[dict[str, int]] = JsonForm(dict[str, int])
STRINGS: JsonForm[tuple[str, ...]] = JsonForm(tuple[str, ...])
BEFORE: JsonForm[Before] = JsonForm(Before)


_VERSION: JsonForm[Version] = JsonForm(Version)


def dump_version(version: Version) -> bytes:
    """Return a version as JSON, packed."""
    return compress(_VERSION.dump_json(version, exclude_defaults=True))


def load_version(content: bytes) -> Version:
    """Return a version as it was stored."""
    return _VERSION.validate_json(decompress(content))


@dataclass(frozen=True)
class _StoredReading:
    """A reading with its entries by kind, for JSON says no type; what was asked for is done and not kept."""

    facts: tuple[Fact, ...] = ()
    gaps: tuple[Gap, ...] = ()
    wishes: tuple[Wish, ...] = ()
    data: tuple[Datum, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    secrets: tuple[Secret, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    withdrawn: tuple[int, ...] = ()
    asides: tuple[Quote, ...] = ()
    by_model: bool = False


_READING: JsonForm[_StoredReading] = JsonForm(_StoredReading)
_KINDS: dict[type[Entry], str] = {
    Fact: "facts",
    Gap: "gaps",
    Wish: "wishes",
    Datum: "data",
    LeftOut: "left_out",
    Doubt: "doubts",
    Secret: "secrets",
    Unsure: "unsure",
}


def dump_reading(reading: Reading) -> str:
    """Return what a reading enters into the ledger as JSON text; its requests are not kept."""
    kinds: dict[str, Any] = {
        name: tuple(e for e in reading.entries if isinstance(e, kind)) for kind, name in _KINDS.items()
    }
    stored = _StoredReading(
        **kinds, withdrawn=reading.withdrawn, asides=reading.asides, by_model=reading.by_model
    )
    return _READING.dump_json(stored, exclude_defaults=True).decode()


@lru_cache(maxsize=128)
def load_reading(text: str) -> Reading:
    """Return a reading as it was stored, its entries by number.

    A turn asks for the ledger several times, and some hundred facts take milliseconds each time.
    """
    stored = _READING.validate_json(text)
    entries: list[Entry] = [e for name in _KINDS.values() for e in getattr(stored, name)]
    return Reading(
        entries=tuple(sorted(entries, key=lambda e: e.id)),
        withdrawn=stored.withdrawn,
        asides=stored.asides,
        by_model=stored.by_model,
    )


def dump(adapter: JsonForm[Any], value: object) -> str:
    """Return the value as JSON text."""
    return adapter.dump_json(value).decode()
