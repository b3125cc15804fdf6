"""A unit's own list of words (用词表) read from what offices keep: a .xlsx, a .csv or a .toml."""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple

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
_AVOIDED = regex(
    "不用.*|不写.*|不宜.*|避免.*|慎用.*|禁用.*|错误.*|误用.*|错[词字]|别字|不规范.*|不当.*"
    "|[旧原](?:词|词语|称|名|名称|用语|表述|说法|提法|写法)?|avoid"
)
_USED = regex(
    "改用.*|改[为成]|替换.*|使用.*|用|规范.*|正确.*|推荐.*|统一.*|宜用.*|应[写为用].*"
    "|[新现](?:词|词语|称|名|名称|用语|表述|说法|提法|写法)?|use"
)
_REASON = regex("理由|原因|说明|依据|备注|出处|来源|reason")
_COLUMNS = (_AVOIDED, _USED, _REASON)
# A head of either: what stands in the first of two columns is avoided where the second says what is used.
_WORD = regex("词|词语|用语|词条|表述|内容")
# What only tables of other things have in their heads.
_NO_LIST = regex(
    "姓名|性别|年龄|职务|职称|电话|手机|联系.*|身份证.*|单位|部门|科室|地址|日期|时间|金额|数量|单价"
)
_HEAD_WITHIN, _MOST_COLUMNS = 8, 4
_IN_ORDER = (0, 1, 2)
_TABLE = "words"
_LONGEST, _SHORTEST, _LONGEST_REASON = 60, 2, 100
_LARGEST = 4 * 1024 * 1024
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
    if not words:
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
    odd = any(map(_is_odd, (row.avoided, row.used)))
    return texts.ODD_FORM if odd or not any(map(str.isalnum, row.avoided)) else ""


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


def _in_columns(rows: Sequence[Sequence[str]]) -> Iterator[_Row]:
    """Yield the rows below the head, or all by the order of columns; none of a table of other things."""
    heads = [[cell.strip() for cell in row] for row in rows[:_HEAD_WITHIN]]
    for number, head in enumerate(heads):
        if (places := _places(head))[0] is not None:
            return (_row(_of_row(row, places)) for row in rows[number + 1 :])
    if any(_NO_LIST.fullmatch(cell) for head in heads for cell in head) or _widest(rows) > _MOST_COLUMNS:
        return iter(())
    numbered = all(not row or row[0].strip().rstrip(".、").isdigit() or not row[0].strip() for row in rows)
    order = [place + numbered for place in _IN_ORDER]
    return (_row(_of_row(row, order)) for row in rows)


def _places(head: Sequence[str]) -> list[int | None]:
    """Return which column of a head holds what is avoided, what is used, and why."""
    places = [next((n for n, cell in enumerate(head) if names.fullmatch(cell)), None) for names in _COLUMNS]
    if places[0] is None and places[1] is not None:
        places[0] = next((n for n, cell in enumerate(head) if _WORD.fullmatch(cell)), None)
    return places


def _widest(rows: Sequence[Sequence[str]]) -> int:
    return max((len([cell for cell in row if cell.strip()]) for row in rows), default=0)


def _of_row(cells: Sequence[str], places: Sequence[int | None]) -> list[str]:
    return [cells[n] if n is not None and n < len(cells) else "" for n in places]


def _toml(name: str, text: str) -> Iterator[_Row]:
    try:
        said = tomllib.loads(text).get(_TABLE, [])
    except (ValueError, RecursionError) as error:  # what is no TOML, or holds a number of thousands of digits
        raise UnreadableFile(texts.no_house_words(name)) from error
    entries = said if isinstance(said, list) else []
    return (_row(_of_entry(entry)) for entry in entries if isinstance(entry, Mapping))


def _of_entry(said: Mapping[str, object]) -> list[str]:
    told = {key: value for key, value in said.items() if isinstance(value, str)}
    return [next((words for key, words in told.items() if names.fullmatch(key)), "") for names in _COLUMNS]


def _row(said: Sequence[str]) -> _Row:
    avoided, used, reason = (normalise(cell).text.strip() for cell in said)
    return _Row(avoided, used, printable(reason.replace("\n", " "))[:_LONGEST_REASON])
