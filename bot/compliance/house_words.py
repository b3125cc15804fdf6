"""A unit's own list of words (用词表) read from what offices keep: a .xlsx, a .csv or a .toml."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

from bot.compliance.list_columns import AVOIDED, REASON, USED, columns
from bot.domain.house_word import HouseWord, latest
from bot.errors import UnreadableFile
from bot.files import plain, reading
from bot.language.characters import printable
from bot.language.entry import normalise
from bot.language.pairs import pairs
from bot.privacy.marks import is_classified
from bot.regex import regex
from bot.texts import checking as texts
from bot.texts import corpus

_WORKBOOKS = (".xlsx", ".xls", ".et")
ENDINGS = (*_WORKBOOKS, ".csv", ".toml")
"""How the names of lists end."""
MOST = 1_000
"""So many entries a list may have."""
_TABLE = "words"
_FEW = 3
"""Where fewer than one line in so many is an entry, it is no list."""
_LONGEST, _SHORTEST, _LONGEST_REASON = 60, 2, 100
_LARGEST = 4 * 1024 * 1024
# Headings and notes stand among the entries.
_SENTENCE = regex(
    "[。；：！？;:!?]|^(?:第?[一二三四五六七八九十]{1,3}[、章节]|[（(][一二三四五六七八九十]{1,3}[）)])"
)
# What this program, a model or a page reads as more than words: marks of sources, tokens, gaps, tables, tags.
_MARKS = regex('[⟦⟧⟨⟩【】〔〕<>{}|"\n\r\t\\\\]')


@dataclass(frozen=True)
class ReadList:
    """What a list holds."""

    words: tuple[HouseWord, ...]
    left_out: tuple[str, ...] = ()
    """The lines that are no entries, each with what is wrong."""


class _Row(NamedTuple):
    avoided: str
    used: str
    reason: str


def read_list(name: str, content: bytes) -> ReadList:
    """Return the entries of a list; raise UnreadableFile where it is none, or may not come in.

    A table has the columns 不用、改用、理由, by its head or in this order; a .toml a [[words]] for each.
    """
    rows = [row for row in _rows(name, content) if any(row)]
    faults = [_fault(row) for row in rows]
    words = latest(HouseWord(*row) for row, fault in zip(rows, faults, strict=True) if not fault)
    if len(words) * _FEW < len(rows) or not words:
        raise UnreadableFile(texts.no_house_words(name))
    if len(words) > MOST:
        raise UnreadableFile(texts.long_house_words(name, MOST))
    told = zip(rows, faults, strict=True)
    return ReadList(words, tuple(texts.left_out(row.avoided or row.used, why) for row, why in told if why))


def fits(avoided: str, used: str) -> bool:
    """Return whether two forms can be an entry."""
    return not _fault(_Row(avoided, used, ""))


def _fault(row: _Row) -> str:
    """Return why a row is no entry; empty where it is one."""
    if not row.avoided:
        return texts.NO_AVOIDED
    if row.avoided == row.used:
        return texts.SAME_FORMS
    if len(row.avoided) < _SHORTEST:
        return texts.TOO_SHORT_FORM
    if max(len(row.avoided), len(row.used)) > _LONGEST:
        return texts.long_form(_LONGEST)
    forms = (row.avoided, row.used)
    if any(map(_is_odd, forms)) or not any(map(str.isalnum, row.avoided)):
        return texts.ODD_FORM
    return texts.NO_FORM if any(map(_SENTENCE.search, forms)) else ""


def _is_odd(form: str) -> bool:
    """Return whether a form holds what is read as more than words, or ends a quotation that it stands in."""
    open_marks = any(None in (pair.start, pair.end) for pair in pairs(form, 0, len(form)))
    return open_marks or bool(_MARKS.search(form)) or printable(form) != form


def _rows(name: str, content: bytes) -> Iterator[_Row]:
    """Yield the rows of a list; raise UnreadableFile."""
    ending = PurePath(name).suffix.lower()
    if len(content) > _LARGEST:
        raise UnreadableFile(corpus.too_large(name, _LARGEST // 1024**2))
    if ending in _WORKBOOKS:
        return _in_columns(_cells_of_workbook(reading.read(name, content)))
    text = plain.read(name, content).lstrip("\ufeff")
    if is_classified(text) or is_classified(PurePath(name).stem):
        raise UnreadableFile(corpus.classification_mark(name))
    return _toml(name, text) if ending == ".toml" else _in_columns(_cells_of_csv(name, text))


def _cells_of_workbook(text: str) -> list[list[str]]:
    """Return the cells of each row; a title stands above them in one."""
    rows = [line.split("\t") for line in text.split("\n")]
    first = next((n for n, row in enumerate(rows) if len(row) > 1), 0)
    return rows[first:]


def _cells_of_csv(name: str, text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline="")))
    except csv.Error as error:
        raise UnreadableFile(texts.no_house_words(name)) from error


def _in_columns(table: Sequence[Sequence[str]]) -> Iterator[_Row]:
    return map(_row, columns(table))


def _toml(name: str, text: str) -> Iterator[_Row]:
    try:
        said = tomllib.loads(text).get(_TABLE, [])
    except (ValueError, RecursionError) as error:  # what is no TOML, or holds a number of thousands of digits
        raise UnreadableFile(texts.no_house_words(name)) from error
    entries = said if isinstance(said, list) else []
    return (_row(_of_entry(entry)) for entry in entries if isinstance(entry, Mapping))


def _of_entry(said: Mapping[str, object]) -> list[str]:
    told = {key: value for key, value in said.items() if isinstance(value, str)}
    return [
        next((words for key, words in told.items() if names.fullmatch(key)), "")
        for names in (AVOIDED, USED, REASON)
    ]


def _row(said: Sequence[str]) -> _Row:
    avoided, used, reason = (normalise(cell).text.strip() for cell in said)
    return _Row(avoided, used, printable(reason.replace("\n", " "))[:_LONGEST_REASON])
