"""The text of a PDF that has a text layer; its bytes are parsed in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.domain.story import Line, Loss, Story, Turn
from bot.domain.table import Table, row_texts
from bot.domain.words import plain_words
from bot.errors import UnreadableFile
from bot.files import lost_reader
from bot.files.pdf.layout import Line as Printed
from bot.files.pdf.layout import paragraphs
from bot.files.pdf.tables import Placed, Rule, has_undrawable, joined_over_pages, tables_in
from bot.privacy.marks import is_classified
from bot.texts import corpus as texts

_SCRIPT = Path(__file__).with_name("lines.py")
_SECONDS = 90
_MINUTES = 1
"""So long it may compute."""
_LEAST_ROWS = 2
"""So many lines that seem to have cells, and no rules, are a table of which only the words are kept."""


def read(name: str, content: bytes) -> str:
    """Return the paragraphs and the rows of tables, one a line, whose cells a tab divides.

    Raise UnreadableFile as `story` does.
    """
    return "\n".join(row for part in story(name, content).parts for row in _part_lines(part))


def story(name: str, content: bytes) -> Story:
    """Return paragraphs and tables, with what of tables is lost; raise UnreadableFile without text.

    So it is where a line that is no text, a note on a page or a property bears a classification mark.
    """
    printed = [json.loads(line) for line in _extract_lines(name, content)]
    found = [one for one in printed if isinstance(one, list)]
    lines = [Printed(*one[:-1]) for one in found]
    rules = [Rule(one["page"], *rule) for one in printed if isinstance(one, dict) for rule in one["rules"]]
    told = [one for one in printed if isinstance(one, str)]
    if is_classified("\n".join((*(line.text for line in lines), *told))):
        raise UnreadableFile(texts.classification_mark(name))
    placed = list(tables_in(lines, rules))
    inside = {n for table in placed for n in table.lines}
    parts = list(joined_over_pages(paragraphs(list(_in_order(lines, placed)))))
    if not parts:
        raise UnreadableFile(texts.scan(name))
    spread = sum(one[-1] for n, one in enumerate(found) if n not in inside)
    lost = (Loss("tables"),) if spread >= _LEAST_ROWS or has_undrawable(rules) else ()
    return Story(tuple(Line(plain_words(p)) if isinstance(p, str) else p for p in parts), losses=lost)


def _in_order(lines: Sequence[Printed], placed: Sequence[Placed]) -> Iterator[Printed | Table]:
    """Yield the lines, each table in the place of the first of its own."""
    heads = {min(table.lines): table.table for table in placed}
    inside = {n for table in placed for n in table.lines}
    for n, line in enumerate(lines):
        if n in heads:
            yield heads[n]
        elif n not in inside:
            yield line


def _part_lines(part: Line | Table | Turn) -> Iterator[str]:
    if isinstance(part, Line):
        yield part.text
    elif isinstance(part, Table):
        yield from row_texts(part)


def _extract_lines(name: str, content: bytes) -> list[bytes]:
    try:
        # Isolated: neither the folder of the script nor the environment adds to what can be imported.
        done = subprocess.run(  # noqa: S603 - our own script, no shell
            [sys.executable, "-I", str(_SCRIPT)],
            input=content,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(texts.too_slow(name, _MINUTES)) from error
    if done.returncode:
        told = {b"encrypted": texts.password_protection, b"too long": texts.too_many_pages}
        otherwise = told.get(done.stderr.strip(), texts.not_pdf)
        why = lost_reader.cause(name, done.returncode, done.stderr, minutes=_MINUTES, otherwise=otherwise)
        raise UnreadableFile(why)
    return done.stdout.splitlines()
