"""One classification says what each line of a document is, whoever asks: typesetter, rules, library."""

from pathlib import Path

import pytest

from bot.domain.story import Line
from bot.domain.words import plain_words
from bot.language.document.classification import classified
from bot.language.document.forms import (
    annex_mark,
    ends_signed,
    is_annex_mark,
    is_date,
    is_dated,
    is_issue,
    is_named_annex,
    reference,
)
from bot.language.document.lines import DocumentLine
from bot.language.document.manuscript import Manuscript
from tests.tree import ROOT

_WHOLE = """桐川市水务局文件
桐水发〔2026〕3号
关于印发节水管理办法的通知
各科室、各直属单位：
现将办法印发给你们，请遵照执行。
一、加强领导
（一）压实责任。各科室要落实到人。
附件：1.推荐表
2.汇总表
桐川市水务局
2026年3月5日
（联系人：办公室）
附件1
推荐表
姓名
抄送：市政府办公室。
桐川市水务局办公室　　2026年3月5日印发"""


def _told(text: str) -> list[tuple[str, str]]:
    placed = [Line(plain_words(line.strip())) for line in text.split("\n")]
    return [(line.kind, line.text) for line in classified(placed).lines if isinstance(line, DocumentLine)]


def test_a_whole_document_is_told_line_by_line() -> None:
    assert [kind for kind, _ in _told(_WHOLE)] == [
        *("letterhead", "reference", "title", "addressee", "body", "heading", "body"),
        *("enclosures", "enclosures", "signature", "date", "note"),
        *("annex", "annex title", "label", "imprint", "imprint"),
    ]


def test_what_is_issued_stands_behind_the_date_with_its_own_headings() -> None:
    text = (
        "关于印发停车管理办法的通知\n各科室：\n现印发给你们。\n市水务局\n2026年3月5日\n"
        "停车管理办法\n一、总则\n有序停车。"
    )
    lines = classified([Line(plain_words(line)) for line in text.split("\n")]).lines
    own = [line for line in lines if isinstance(line, DocumentLine) and line.issued]
    assert [(line.kind, line.level) for line in own] == [("annex title", 0), ("heading", 1), ("body", 0)]


def test_the_number_of_a_document_without_letterhead_stands_above_its_title() -> None:
    assert _told("青政办发〔2025〕15号\n关于做好秸秆禁烧工作的通知\n各乡镇人民政府：\n请抓好落实。")[:2] == [
        ("reference", "青政办发〔2025〕15号"),
        ("title", "关于做好秸秆禁烧工作的通知"),
    ]


def test_rules_see_the_places_of_the_text() -> None:
    for p in Manuscript(_WHOLE).paragraphs:
        assert _WHOLE[p.start : p.end] == p.text


@pytest.mark.parametrize(
    ("line", "single", "named"),
    [
        ("2026年3月5日", True, True),
        ("20××年×月×日", True, True),
        ("二〇二六年三月五日", True, True),
        ("（2026-03-05）", True, True),
        ("桐川市水务局　2026年3月5日", False, True),
        ("2026年上半年工作", False, False),
        ("截至2026年3月5日，已办结。", False, False),
    ],
)
def test_dates(line: str, single: bool, named: bool) -> None:
    assert (is_date(line), is_dated(line)) == (single, named)


@pytest.mark.parametrize(
    ("line", "bare", "named"),
    [
        ("附件", True, False),
        ("附件1", True, False),
        ("附 件：", True, False),
        ("附表二", True, False),
        ("附件1：推荐表", False, True),
        ("附：推荐表", False, True),
        ("附近居民：请注意", False, False),
        ("附件材料应当齐全。", False, False),
    ],
)
def test_marks_of_annexes(line: str, bare: bool, named: bool) -> None:
    assert (is_annex_mark(line), is_named_annex(line)) == (bare, named)


def test_a_mark_tells_its_number_and_its_name() -> None:
    found = annex_mark("附件2：任务分解表")
    assert found is not None
    assert (found.kind, found.number, found.name) == ("件", "2", "任务分解表")


def test_the_number_of_a_document_tells_its_year_and_who_signs() -> None:
    found = reference("峪卫〔2026〕6号　签发人：何其明")
    assert found is not None
    assert (found["number"], found["year"], found["signatory"]) == ("峪卫〔2026〕6号", "2026", "何其明")
    assert reference("根据峪卫〔2026〕6号文件") is None


def test_issues_and_ends_of_paragraphs() -> None:
    assert is_issue("第12期（总第36期）")
    assert not is_issue("第三期培训班已办完")
    assert ends_signed("请遵照执行。桐川市水务局2026年3月5日")
    assert not ends_signed("会议定于2026年3月5日")


_FORMS = ("日\\s*印[发制]", "抄\\s*送", "签\\s?发\\s?人", "(?:部分|章|节", "共\\s*印", "此件|")
"""Beginnings of the forms of lines, which are written down once."""


def test_no_other_module_keeps_a_form_of_lines() -> None:
    forms = ROOT / "bot" / "language" / "document" / "forms.py"
    assert all(form in forms.read_text("utf-8") for form in _FORMS)
    rooms = [ROOT / "bot" / name for name in ("language", "corpus", "files", "export/sheet")]
    holding = {
        path.relative_to(ROOT).as_posix()
        for path in (path for room in rooms for path in Path(room).rglob("*.py") if path != forms)
        if any(form in path.read_text("utf-8") for form in _FORMS)
    }
    assert holding == set()
