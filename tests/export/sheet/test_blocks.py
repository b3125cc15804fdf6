"""Which part of a paragraph is a heading, and of which level."""

from dataclasses import replace

import pytest

from bot.domain.document import Brief, Document
from bot.export.sheet.blocks import blocks
from bot.export.sheet.sheet import Block, Kind
from tests.export.documents import BRIEF, document, section


def paragraphs(source: Document) -> list[Block]:
    return [part for part in blocks(source) if isinstance(part, Block)]


@pytest.mark.parametrize(
    ("line", "kind", "runs"),
    [
        ("学习6次。", Kind.BODY, [("学习6次。", 0)]),
        ("一是抓学习。共6次。", Kind.BODY, [("一是抓学习。共6次。", 0)]),
        ("（一）抓学习。共6次。成效好。", Kind.BODY, [("（一）抓学习。", 2), ("共6次。成效好。", 0)]),
        ("（一）抓学习。", Kind.BODY, [("（一）抓学习。", 2)]),
        ("（一）抓学习", Kind.HEADING, [("（一）抓学习", 2)]),
        ("二、存在问题", Kind.HEADING, [("二、存在问题", 1)]),
        ("1.抓学习。共6次。", Kind.BODY, [("1.抓学习。", 3), ("共6次。", 0)]),
        ("（2）抓学习。共6次。", Kind.BODY, [("（2）抓学习。", 4), ("共6次。", 0)]),
        ("（一）抓学习，学原文、悟原理；", Kind.BODY, [("（一）抓学习，学原文、悟原理；", 0)]),
        ("2026年完成3.5万元。", Kind.BODY, [("2026年完成3.5万元。", 0)]),
    ],
)
def test_only_the_heading_of_a_line_is_a_heading(line: str, kind: Kind, runs: list[tuple[str, int]]) -> None:
    [_, _, block, _, _] = paragraphs(document(section(1, text=line)))
    assert (block.kind, [(run.text, run.level) for run in block.runs]) == (kind, runs)


def test_a_section_heading_runs_into_its_text() -> None:
    [_, _, part, block, _, _] = paragraphs(document(section(1, "做法", "抓学习。", "学了。")))
    assert (part.kind, part.level, part.text) == (Kind.HEADING, 1, "一、做法")
    assert [(run.text, run.level) for run in block.runs] == [("（一）抓学习。", 2), ("学了。", 0)]


def test_sections_without_headings_stand_in_a_row_as_paragraphs_without_numbers() -> None:
    source = document(
        section(1, text="为什么。"),
        section(2, text="什么事。"),
        section(3, "要求", text="做什么。"),
        section(4, text="名单。"),
    )
    said = [(block.kind, block.text) for block in paragraphs(source)[2:-2]]
    assert said == [
        (Kind.BODY, "为什么。"),
        (Kind.BODY, "什么事。"),
        (Kind.HEADING, "一、要求"),
        (Kind.BODY, "做什么。"),
        (Kind.BODY, "名单。"),
    ]


def test_minutes_and_speeches_have_their_date_below_the_title_and_no_signature() -> None:
    source = document(section(1, text="会议议定。"), brief=replace(BRIEF, genre="会议纪要", addressee=""))
    assert [block.text for block in paragraphs(source)[1:]] == ["（2026年7月5日）", "会议议定。"]
    undated = document(section(1, text="会议议定。"), brief=Brief("会议纪要", "青川市水务集团有限公司"))
    assert [block.text for block in paragraphs(undated)[1:]] == ["会议议定。"]
