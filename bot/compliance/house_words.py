"""A unit's own list of words (用语表): what is avoided, what is used instead, and why; a .csv or a .toml."""

import csv
import io
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from bot.compliance.rule import HouseWord
from bot.errors import UnreadableFile
from bot.files import plain
from bot.texts import checking as texts

_AVOIDED = ("不用", "避免", "错误写法", "旧称", "avoid")
_USED = ("改用", "使用", "规范写法", "用", "use")
_REASON = ("理由", "原因", "说明", "依据", "reason")
_COLUMNS = (_AVOIDED, _USED, _REASON)
_TABLE = "words"
_MOST, _LONGEST = 5_000, 60


def house_words(name: str, content: bytes) -> tuple[HouseWord, ...]:
    """Return the words of a list; raise UnreadableFile with what is wrong where it is none.

    A .csv has the columns 不用、改用、理由, by its head or in this order; a .toml a [[words]] for each.
    """
    text = plain.read(name, content)
    rows = _toml(name, text) if PurePath(name).suffix.lower() == ".toml" else _csv(name, text)
    words = tuple(HouseWord(*row) for row in rows if row[0] and row[0] != row[1])
    if not words:
        raise UnreadableFile(texts.no_house_words(name))
    if len(words) > _MOST or any(max(len(w.avoided), len(w.used)) > _LONGEST for w in words):
        raise UnreadableFile(texts.long_house_words(name, _MOST, _LONGEST))
    return words


_Row = tuple[str, str, str]


def _csv(name: str, text: str) -> Iterable[_Row]:
    read = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    try:
        rows = [[cell.strip() for cell in row] for row in read]
    except csv.Error as error:
        raise UnreadableFile(texts.no_house_words(name)) from error
    head = rows[0] if rows else []
    places = [next((n for n, cell in enumerate(head) if cell in names), None) for names in _COLUMNS]
    if places[0] is None:
        return [_row(row, (0, 1, 2)) for row in rows]
    return [_row(row, places) for row in rows[1:]]


def _row(cells: Sequence[str], places: Sequence[int | None]) -> _Row:
    avoided, used, reason = (cells[n] if n is not None and n < len(cells) else "" for n in places)
    return avoided, used, reason


def _toml(name: str, text: str) -> Iterable[_Row]:
    try:
        said = tomllib.loads(text).get(_TABLE, [])
    except tomllib.TOMLDecodeError as error:
        raise UnreadableFile(texts.no_house_words(name)) from error
    if not isinstance(said, list):
        return ()
    return [_entry(one) for one in said if isinstance(one, Mapping)]


def _entry(said: Mapping[str, object]) -> _Row:
    avoided, used, reason = (
        next((str(said[key]).strip() for key in names if key in said), "") for names in _COLUMNS
    )
    return avoided, used, reason
