"""Clean documents of every genre, about fictional units, with the facts that they were written from."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.genre import GenreKind, IssuerKind
from bot.facts.extract import extract_facts

_FOLDER = Path(__file__).with_name("clean")


@dataclass(frozen=True)
class Clean:
    """A document in which nothing is wrong."""

    name: str
    text: str
    context: Context


@cache
def clean_documents() -> tuple[Clean, ...]:
    """Return the documents in `clean/`, by name."""
    return tuple(_read(file) for file in sorted(_FOLDER.glob("*.md")))


def _read(file: Path) -> Clean:
    """Read one: TOML between `---` lines (the brief, the kind, what was told), then the document."""
    _, front, text = file.read_text("utf-8").split("---\n", 2)
    said = tomllib.loads(front)
    brief = Brief(
        genre=said["genre"],
        issuer=said["issuer"],
        issuer_kind=IssuerKind(said["issuer_kind"]),
        period=said["period"],
        topic=said["topic"],
        addressee=said.get("addressee", ""),
        issued=date.fromisoformat(said["issued"]),
    )
    facts = tuple(extract_facts(said["told"]))
    return Clean(file.stem, text.strip(), Context(brief, GenreKind(said["kind"]), facts, whole=True))
