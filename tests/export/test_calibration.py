"""The page against a ruler: what GB/T 9704-2012 gives in lines and millimetres, measured on the PDF."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.config import Layout
from bot.domain.document import Letterhead
from bot.export.word.docx import typeset
from tests.export.documents import BRIEF, SUMMARY, annexed, document, section
from tests.export.rendering import Page, pages, rendered

pytestmark = [rendered, pytest.mark.slow]

_TOP, _LEFT, _RIGHT, _BOTTOM = 37, 28, 210 - 26, 297 - 35
# What the font of the text leaves between the strokes of 图 and the end of their line.
_BELOW_STROKES = 1.2
_NUMBER = "青文〔2026〕8号"
_LETTERHEAD = Letterhead(
    "青川市文明办文件",
    _NUMBER,
    copy_number="000012",
    urgency="特急",
    copies="市委宣传部、市教育局、市住房城乡建设局，各县（区）文明办，市直机关工委，市总工会、团市委、市妇联",
    printer="青川市文明办秘书科",
    printed=date(2026, 7, 6),
)


def near(millimetres: float) -> object:
    return pytest.approx(millimetres, abs=1)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    source = document(section(1, text="国" * 26 + "图" * 28 * 80), section(2, "做法", "", "完。"))
    return pages(typeset(source), tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def headed(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    source = replace(SUMMARY, brief=replace(BRIEF, letterhead=_LETTERHEAD))
    return pages(typeset(source), tmp_path_factory.mktemp("headed"))


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    source = replace(
        SUMMARY, brief=replace(BRIEF, letterhead=replace(_LETTERHEAD, mark="青川市精神文明建设办公室"))
    )
    return pages(typeset(source, Layout(form="letter")), tmp_path_factory.mktemp("letter"))


def test_a_full_page_holds_twenty_two_lines_of_twenty_eight_characters(plain: list[Page]) -> None:
    first, second, third, *_ = plain
    # two lines of title, an empty one, the addressee, then text
    assert len(first.texts) == 21 + 1
    assert first.texts[3:-1] == ["国" * 26, *["图" * 28] * 17]
    for page in (second, third):
        assert page.texts[:-1] == ["图" * 28] * 22


def test_the_text_fills_the_margins_of_the_standard(plain: list[Page]) -> None:
    *lines, _ = plain[1].lines
    left = min(line[0].left for line in lines)
    assert left == near(_LEFT)
    # A character has as much air at its right as at its left.
    assert max(line[-1].right for line in lines) + left - _LEFT == near(_RIGHT)
    pitch = (lines[-1][0].bottom - lines[0][0].bottom) / 21
    assert pitch == pytest.approx(225 / 22, abs=0.03)
    assert lines[0][0].bottom + _BELOW_STROKES - pitch == near(_TOP)
    assert lines[-1][0].bottom + _BELOW_STROKES == near(_BOTTOM)


def test_page_numbers_stand_seven_millimetres_below_at_the_outer_edge(plain: list[Page]) -> None:
    numbers = [page.lines[-1] for page in plain[:2]]
    assert ["".join(mark.text for mark in number) for number in numbers] == ["—1—", "—2—"]
    for number in numbers:
        assert number[0].bottom == near(_BOTTOM + 7)
    character = 14 * 25.4 / 72
    assert numbers[0][-1].right == near(_RIGHT - character)
    assert numbers[1][0].left == near(_LEFT + character)


def test_the_mark_stands_thirty_five_millimetres_below_the_edge_of_the_text(headed: list[Page]) -> None:
    mark = headed[0].line(_LETTERHEAD.mark)
    assert min(m.top for m in mark) == near(_TOP + 35)
    assert (mark[0].left + mark[-1].right) / 2 == near((_LEFT + _RIGHT) / 2)
    assert headed[0].texts[:2] == ["000012", "特急"]


def test_the_red_rule_stands_four_millimetres_below_the_number(headed: list[Page]) -> None:
    number = headed[0].line(_NUMBER[:2])
    rule = headed[0].rules[0]
    assert (rule.top + rule.bottom) / 2 - max(m.bottom for m in number) == near(4)
    assert (rule.left, rule.right) == (near(_LEFT), near(_RIGHT))


def test_the_imprint_ends_where_the_text_of_the_last_page_would(headed: list[Page]) -> None:
    last = headed[-1]
    first, middle, end = last.rules
    assert all((rule.left, rule.right) == (near(_LEFT), near(_RIGHT)) for rule in last.rules)
    assert (end.top + end.bottom) / 2 == near(_BOTTOM)
    assert middle.bottom - middle.top < first.bottom - first.top
    copies, *_, printed = [line for line in last.lines if first.top < line[0].middle < end.bottom]
    character = 14 * 25.4 / 72
    assert copies[0].left == near(_LEFT + character)
    assert printed[0].left == near(_LEFT + character)
    assert printed[-1].right == near(_RIGHT - character)


def test_a_letter_has_its_mark_and_rules_where_the_standard_has_them(letter: list[Page]) -> None:
    page = letter[0]
    mark = page.line("青川市精神")
    assert min(m.top for m in mark) == near(30)
    upper, lower = page.rules[0], page.rules[-1]
    assert upper.top - max(m.bottom for m in mark) == near(4)
    assert (upper.left, upper.right) == (near(20), near(190))
    assert lower.top == near(297 - 20)
    assert (lower.left, lower.right) == (near(20), near(190))
    assert not any(text.startswith("—") and text.endswith("—") for text in page.texts)


def test_a_wide_table_lies_on_its_side_within_the_text_and_repeats_its_head(tmp_path: Path) -> None:
    head = [f"第{n}栏" for n in range(1, 13)]
    rows = [[f"青川县云岭镇第{n}社区新时代文明实践站"] * 12 for n in range(20)]
    found = pages(typeset(annexed("活动安排表", [head, *rows])), tmp_path)
    annex = [page for page in found if "第1栏" in "".join(page.texts)]
    assert len(annex) > 1
    # The paper is turned so that its upper edge is the right one; its number stays at what was its foot.
    left, right = 297 - _BOTTOM, 297 - _TOP
    for number, page in enumerate(annex, 2):
        foot = [mark.text for mark in page.marks if mark.text and mark.left < left - 1]
        text = Page(tuple(mark for mark in page.marks if mark.left >= left - 1))
        assert sorted(foot) == sorted(f"—{number}—")
        assert max(mark.right for mark in text.marks) < right + 1
        assert text.texts[:2] == ["附件", "活动安排表"] if number == 2 else text.texts[0].startswith("第1栏")
