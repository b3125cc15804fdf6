"""The findings of a file: every command judges it alike, and so counts the same."""

from dataclasses import replace
from pathlib import Path

from bot.compliance.checker import check
from bot.compliance.document.own_brief import complete_brief
from bot.compliance.rule import Context
from bot.compliance.spots import one_per_spot
from bot.domain.finding import Finding
from bot.files import plain

_OF_CELLS = (".xlsx", ".xls", ".et")
"""In these a tab parts two cells, and nobody typed it."""


def as_checked(file: Path, content: bytes, text: str) -> str:
    """Return the text that offsets count in: of a .md just as decoded, of all others as it was read."""
    return plain.read(file.name, content) if file.suffix.lower() == ".md" else text


def context_of(file: Path, text: str, asked: Context) -> Context:
    """Return what the text of a file is judged against: what is asked, and what it says of itself."""
    cells = file.suffix.lower() in _OF_CELLS
    return replace(asked, brief=complete_brief(asked.brief, text), typeset=cells)


def shown_findings(text: str, context: Context) -> tuple[Finding, ...]:
    """Return the findings that a reader is told of, one for each spot."""
    return one_per_spot(check(text, context))
