"""A whole text is parted at its headings, however a model wrote them; what is unsure is not taken."""

from dataclasses import replace

import pytest

from bot.domain.document import Brief, Document, Section
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.writing.splitting import divide_text, is_separable


def _plan(part: str, heading: str = "") -> SectionPlan:
    role = SectionRole.ACHIEVEMENTS if part else SectionRole.LEAD
    return SectionPlan(role, part, heading, (), "", "", "", 300)


_SECTIONS = (
    Section(1, _plan("")),
    Section(2, _plan("主要做法", "健全学习制度，把稳方向")),
    Section(3, _plan("主要做法", "开展志愿服务，办好实事")),
    Section(4, _plan("存在问题")),
)
_DOCUMENT = Document(1, Brief(issuer="青石镇人民政府"), "青石镇2026年上半年工作总结", _SECTIONS)
_TEXT = """上半年，全镇抓学习⟨1⟩。
一、主要做法
（一）健全学习制度，把稳方向
集中学习7次⟨2⟩。
（二）开展志愿服务，办好实事
服务3场⟨3⟩。
参加40人⟨4⟩。
二、存在问题
队伍年龄偏大⟨5⟩。"""
_BODIES = {
    1: "上半年，全镇抓学习⟨1⟩。",
    2: "集中学习7次⟨2⟩。",
    3: "服务3场⟨3⟩。\n参加40人⟨4⟩。",
    4: "队伍年龄偏大⟨5⟩。",
}


def _split(text: str, *, ended: bool = True) -> dict[int, str]:
    found = divide_text(text, _DOCUMENT, _SECTIONS, ended=ended)
    assert {s.id for s, _ in found.bodies} | {s.id for s in found.left} == {1, 2, 3, 4}
    return {section.id: body for section, body in found.bodies}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("一、主要做法\n", "## 一、主要做法\n\n"),
        ("一、主要做法\n", ""),
        ("（一）健全学习制度，把稳方向", "**（一）健全学习制度，把稳方向**"),
        ("（一）健全学习制度，把稳方向", "1.健全学习制度、把稳方向。"),
        ("（一）健全学习制度，把稳方向", "健全学习制度，把稳方向"),
        ("（一）健全学习制度，把稳方向\n", "（一）健全学习制度，把稳方向。"),
        ("（一）健全学习制度，把稳方向\n", "（一）健全学习制度，把稳方向\n（一）健全学习制度，把稳方向\n"),
        ("二、存在问题", "第二部分　存在问题⟨5⟩"),
        ("上半年", "青石镇2026年上半年工作总结\n上半年"),
        ("偏大⟨5⟩。", "偏大⟨5⟩。\n青石镇人民政府\n2026年7月6日"),
    ],
)
def test_each_section_gets_its_own_text(old: str, new: str) -> None:
    assert _split(_TEXT.replace(old, new, 1) if old else _TEXT) == _BODIES


def test_what_leads_a_part_in_is_kept() -> None:
    text = _TEXT.replace("一、主要做法\n", "一、主要做法\n抓了两件事。\n")
    assert _split(text) == {**_BODIES, 2: "抓了两件事。\n集中学习7次⟨2⟩。"}


def test_without_a_heading_neither_it_nor_the_one_before_is_taken() -> None:
    assert _split(_TEXT.replace("（二）开展志愿服务，办好实事\n", "")) == {1: _BODIES[1], 4: _BODIES[4]}


def test_a_heading_that_comes_again_later_is_no_border() -> None:
    assert 2 not in _split(f"{_TEXT}\n（一）健全学习制度，把稳方向\n又学习了3次。")


def test_in_another_order_only_what_is_certain_is_taken() -> None:
    lines = _TEXT.split("\n")
    kept = _split("\n".join((*lines[:2], *lines[4:7], *lines[2:4], *lines[7:])))
    assert kept == {4: _BODIES[4]}


def test_the_last_section_of_a_text_that_broke_off_is_not_whole() -> None:
    assert _split(_TEXT[:-4], ended=False) == {n: _BODIES[n] for n in (1, 2, 3)}
    halves = divide_text(_TEXT[:-4], _DOCUMENT, _SECTIONS, ended=False, halves=True)
    assert [section.id for section, _ in halves.bodies] == [1, 2, 3, 4]


@pytest.mark.parametrize("heading", ["附件：推荐表", "**附件1　推荐表**", "附件", "附件一：推荐表"])
@pytest.mark.parametrize("ended", [True, False])
def test_an_annex_that_is_written_by_itself_is_no_part_of_the_section_before_it(
    heading: str, ended: bool
) -> None:
    annex = Section(5, replace(_plan("推荐表"), role=SectionRole.ANNEX))
    document = replace(_DOCUMENT, sections=(*_SECTIONS, annex))
    text = f"{_TEXT}\n{heading}\n| 姓名 | 单位 |\n|  |  |"
    found = divide_text(text, document, _SECTIONS, ended=ended)
    assert {section.id: body for section, body in found.bodies} == _BODIES
    named = divide_text(f"{_TEXT}\n附件：名册", document, _SECTIONS, ended=True)
    assert {s.id: body for s, body in named.bodies}[4].endswith("附件：名册")


@pytest.mark.parametrize("text", ["", "抱歉，我不能。", "Here is the text.", "一、主要做法"])
def test_a_text_of_something_else_gives_no_section_but_the_lead(text: str) -> None:
    assert not _split(text).keys() - {1}


@pytest.mark.parametrize("mark", ["〔5〕", "[5]", "【5】", "（5）"])
def test_a_section_without_a_heading_begins_at_its_number(mark: str) -> None:
    closing = Section(5, replace(_plan(""), role=SectionRole.CLOSING))
    document = replace(_DOCUMENT, sections=(*_SECTIONS, closing))
    found = divide_text(f"{_TEXT}\n{mark}\n特此报告。", document, document.live, ended=True)
    assert {s.id: body for s, body in found.bodies} == {**_BODIES, 5: "特此报告。"}
    assert [s.id for s in divide_text(_TEXT, document, document.live, ended=True).left] == [4, 5]


def test_sections_of_the_same_heading_cannot_be_parted() -> None:
    assert is_separable((*_SECTIONS, Section(5, _plan(""))))
    assert not is_separable((*_SECTIONS, replace(_SECTIONS[-1], id=5)))
