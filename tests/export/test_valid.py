"""Every genre in every dress is a file that Word opens without repair."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.config import Layout
from bot.domain.document import Author, Brief, Document, Letterhead, Progress, Section, Version
from bot.drafting.outline.proposing import propose
from bot.export.formatting import typeset_file
from bot.export.word.docx import typeset
from bot.understanding.titles import title_of
from tests.export.documents import annexed
from tests.export.validity import faults
from tests.installed import GENRES

_ONE = next(iter(GENRES))
_HEAD = Letterhead(
    "青川县教育局文件",
    "青教〔2026〕3号",
    "张某某",
    "000001",
    "加急",
    "县委宣传部",
    "办公室",
    date(2026, 7, 6),
)
_HOUSE = Layout(
    title_font="宋体", body_size=15, line_pitch=28, margins=(30, 25, 30, 25), page_numbers="centre", seal=True
)
_LAYOUTS = {
    "standard": Layout(),
    "sealed": Layout(seal=True, letterhead="青川县教育局文件"),
    "letter": Layout(form="letter", page_numbers="none"),
    "house": _HOUSE,
}
_TEXT = (
    "上半年开展活动12场。\n1.抓宣传。发放资料300份。\n（1）进校园\n一是学。二是做。\n"
    "| 月份 | 场次 |\n|---|---|\n| 5月 | 3 |"
)


def written(name: str) -> Document:
    genre = GENRES[name]
    brief = Brief(
        name, "青川县教育局", period="2026年上半年", topic="志愿服务", addressee="县文明办", letterhead=_HEAD
    )
    plans = enumerate(propose(genre, brief), 1)
    sections = [Section(n, p, Progress.DRAFTED, 1, (Version(1, _TEXT, Author.MODEL),)) for n, p in plans]
    return Document(1, brief, title_of(genre, brief), tuple(sections))


def _in_every_layout() -> Iterator[object]:
    """Yield every genre in every layout; the quick tests take each genre in one, the layouts in turn."""
    layouts = list(_LAYOUTS)
    for turn, genre in enumerate(GENRES):
        for layout in layouts:
            quick = layout == layouts[turn % len(layouts)]
            yield pytest.param(genre, layout, marks=() if quick else pytest.mark.slow)


@pytest.mark.parametrize(("genre", "layout"), list(_in_every_layout()))
def test_every_genre_in_every_layout_is_valid(genre: str, layout: str, tmp_path: Path) -> None:
    assert faults(typeset(written(genre), _LAYOUTS[layout]), tmp_path) == []


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_annexes_with_tables_are_valid(layout: str, tmp_path: Path) -> None:
    wide = [[f"第{n}栏" for n in range(25)], ["长长的内容" * 9] * 25, ["短"] * 7]
    source = annexed("活动安排表", wide, "管理办法", "一、总则\n（一）范围。全县。")
    assert faults(typeset(source, _LAYOUTS[layout]), tmp_path) == []


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_a_typeset_file_is_valid_when_it_is_typeset_again(layout: str, tmp_path: Path) -> None:
    source = replace(annexed("安排表", [["甲", "乙"], ["1", "2"]]), brief=written(_ONE).brief)
    again = typeset_file("a.docx", typeset(source), _LAYOUTS[layout])
    assert faults(again.content, tmp_path) == []


def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(typeset(written(_ONE)))) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(
                name, old.read(name).replace(b"<w:pPr><w:pStyle", b"<w:pPr><w:jc w:val='odd'/><w:pStyle", 1)
            )
    assert faults(broken.getvalue(), tmp_path)
