import pytest

from tests.corpus import dirt
from tests.corpus.found_headings import headings
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
        "第一、二季度持平，第一、第三产业增长。",
        "十一，五一两节不休。",
        "方案（见附件1）已印发，会议（第2）号通过。",
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


COLLAPSED = (
    "柘溪镇2024年治水工作总结 2024年，柘溪镇治水取得新成效。 一、主要工作情况 （一）压实河长责任 "
    "镇党委每季度研究一次治水，与9个村签订责任书，形成齐抓共管的格局。 （二）清理河道垃圾 "
    "组织村民清淤12公里，打捞漂浮物30吨，河面明显变清，群众普遍叫好。 二、存在的主要问题 "
    "一些村管护经费不足，保洁员年龄偏大。 三、下一步工作打算 筹措管护资金，充实保洁队伍。"
)
COLLAPSED_OUTLINE = [
    (1, "一、", "主要工作情况"),
    (2, "（一）", "压实河长责任"),
    (2, "（二）", "清理河道垃圾"),
    (1, "二、", "存在的主要问题"),
    (1, "三、", "下一步工作打算"),
]


def test_a_blank_ends_a_heading_of_a_collapsed_text() -> None:
    assert outline(COLLAPSED) == COLLAPSED_OUTLINE
    assert outline(COLLAPSED.replace(" ", "\u3000\u3000")) == COLLAPSED_OUTLINE


def test_a_usual_heading_of_a_collapsed_text_ends_where_its_name_ends() -> None:
    found = outline(COLLAPSED.replace(" ", ""))
    assert [text for level, _, text in found if level == 1] == [t for n, _, t in COLLAPSED_OUTLINE if n == 1]


def test_a_blank_of_a_printed_line_does_not_end_a_heading() -> None:
    text = "一、压实河长责任，健全巡查  制度。全镇九个村都明确了河  长，每月巡查两次，发现问题  当天处理。"
    assert outline(text) == [(1, "一、", "压实河长责任，健全巡查制度")]


def test_numbers_in_markdown() -> None:
    text = (
        "## 一、治水\n**（一）清河道。** 每月一次。\n1. **除杂草。** 每周一次。\n- （二）修堤岸。两年修完。"
    )
    assert outline(text) == [
        (1, "一、", "治水"),
        (2, "（一）", "清河道"),
        (3, "1.", "除杂草"),
        (2, "（二）", "修堤岸"),
    ]
    assert [text[h.offset] for h in headings(text, 0, len(text))] == ["一", "（", "1", "（"]


def test_two_asterisks_that_mask_a_word_are_no_bold_type() -> None:
    assert outline("一、**市**局工作\n（一）**街道。建成两处。") == [
        (1, "一、", "××市××局工作"),
        (2, "（一）", "××街道"),
    ]


def test_numbers_written_carelessly() -> None:
    text = "一，治水\n１．清淤。好。\n2 、护堤。好。\n二，治气\n一）禁烧。好。\n1）巡查。\n（二）、降尘。"
    assert [(level, number) for level, number, _ in outline(text)] == [
        (1, "一，"),
        (3, "1．"),
        (3, "2、"),
        (1, "二，"),
        (2, "一）"),
        (4, "1）"),
        (2, "（二）、"),
    ]


def test_first_and_second_count_like_one_is_and_two_is() -> None:
    text = "下面讲两点。第一，要治水。水是命脉。第二，要治气。第一、第二产业并重，第一，二季度抓紧。"
    assert [(level, number) for level, number, _ in outline(text)] == [(4, "第一，"), (4, "第二，")]


def test_a_heading_without_a_number_is_none_of_the_outline() -> None:
    assert outline("主要做法\n（一）治水。好。\n存在的不足\n（一）治气。不好。\n第二部分 打算\n再治。") == [
        (2, "（一）", "治水"),
        (2, "（一）", "治气"),
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
