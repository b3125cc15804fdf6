import pytest

from bot.corpus.headings import headings
from tests.corpus import dirt
from tests.corpus.single import NOTICE_WITH_ANNEXES, TWO_LINE_TITLE

_ENOUGH = 0.95


def outline(text: str) -> list[tuple[int, str, str]]:
    return [(h.level, h.number, h.text) for h in headings(text, 0, len(text))]


def test_headings_on_their_own_lines_run_in_and_enumerated() -> None:
    text = (
        "一、工作情况\n（一）抓学习，强根基。今年以来，成效好。一是办讲堂。每季一期。"
        "二是读原著，做到全员覆盖，形成制度。\n1.办讲堂。\n"
    )
    assert outline(text) == [
        (1, "一、", "工作情况"),
        (2, "（一）", "抓学习，强根基"),
        (4, "一是", "办讲堂"),
        (4, "二是", "读原著，做到全员覆盖，形成制度"),
        (3, "1.", "办讲堂"),
    ]


def test_headings_collapsed_into_one_paragraph() -> None:
    text = (
        "现将情况报告如下：一、工作情况（一）抓学习一是办讲堂。每季一期。二是读原著。"
        "（二）抓服务1.走访。2.帮扶。二、打算。"
    )
    assert outline(text) == [
        (1, "一、", "工作情况"),
        (2, "（一）", "抓学习"),
        (4, "一是", "办讲堂"),
        (4, "二是", "读原著"),
        (2, "（二）", "抓服务"),
        (3, "1.", "走访"),
        (3, "2.", "帮扶"),
        (1, "二、", "打算"),
    ]


def test_offsets_are_those_of_the_file() -> None:
    text = "别的文字\n##paidbegin##1．弘扬时 代新风。好。\n　　(二)推动各级把会议精神真正学深悟\n透。\n好。"
    found = headings(text, 5, len(text))
    assert [(text[h.offset], h.level, h.number, h.text) for h in found] == [
        ("1", 3, "1．", "弘扬时代新风"),
        ("(", 2, "（二）", "推动各级把会议精神真正学深悟透"),
    ]


def test_wrong_numbers_and_lost_parents() -> None:
    text = "（一）甲。好。\n（三）乙。好。\n（三）丙。好。二是无一是。好。\n（一）丁。好。"
    assert [(level, number) for level, number, _ in outline(text)] == [
        (2, "（一）"),
        (2, "（三）"),
        (2, "（三）"),
        (4, "二是"),
        (2, "（一）"),
    ]


def test_one_must_and_two_must() -> None:
    text = "加大力度，一要建网络，二要分层面，三要找载体。一是要抓早。"
    assert [number for _, number, _ in outline(text)] == ["一要", "二要", "三要", "一是要"]


@pytest.mark.parametrize(
    "text",
    [
        "投入1.5万元，比2023.5增长一成。",
        "1.5万人参加。",
        "12.4国家宪法日，3.15消费者权益日。",
        "1、2月份完成。",
        "思想统一是前提，第一是学习，特点之一是全。",
        "一、二年级学生参加。",
        "二、三线城市受益。",
        "评出一、二等奖。",
        "依据第三条第（一）项，见附件（二）。",
        "一要素齐全。",
        "一是否到位要看实效。",
        "2025年1月5日，上午9:30.会议开始。",
        "首先，除文字外还有图片。",
    ],
)
def test_false_friends(text: str) -> None:
    assert outline(text) == []


def test_numbers_before_years_are_headings() -> None:
    assert outline("1.2025年工作。好。\n2、2026年打算。好。\n三、三季度安排") == [
        (3, "1.", "2025年工作"),
        (3, "2、", "2026年打算"),
        (1, "三、", "三季度安排"),
    ]


@pytest.mark.parametrize("name", dirt.DIRT)
def test_headings_of_dirty_documents(name: str) -> None:
    for seed, text in enumerate([*dirt.originals(), TWO_LINE_TITLE]):
        dirty = dirt.dirtied(text, dirt.DIRT[name], seed)
        found = {(h.level, h.offset) for h in headings(dirty.text, 0, len(dirty.text))}
        assert dirt.f1(dirty.headings(), found) >= _ENOUGH, (text[:20], dirty.headings() ^ found)


def test_a_list_of_annexes_has_no_headings() -> None:
    text = NOTICE_WITH_ANNEXES
    assert [text for level, _, text in outline(text) if level == 3] == []
    assert len([number for _, number, _ in outline(text) if number == "一、"]) == 3
