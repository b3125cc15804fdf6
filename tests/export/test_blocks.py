"""Which part of a paragraph is a heading, and of which level."""

import pytest

from bot.domain.document import Document
from bot.export.blocks import blocks
from bot.export.sheet import Block, Kind
from tests.export.documents import document, section


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
    assert (block.kind, list(block.runs)) == (kind, runs)


def test_a_section_heading_runs_into_its_text() -> None:
    [_, _, part, block, _, _] = paragraphs(document(section(1, "做法", "抓学习。", "学了。")))
    assert (part.kind, part.level, part.text) == (Kind.HEADING, 1, "一、做法")
    assert list(block.runs) == [("（一）抓学习。", 2), ("学了。", 0)]
