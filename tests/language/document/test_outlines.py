"""An outline is read as it was sent: whatever its labels are, however many levels, on lines or on one."""

import pytest

from bot.language.document.headings import heading_label
from bot.language.document.outlines import outline_headings


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("一、概况\n二、做法\n（一）宣讲\n（二）巡访\n三、打算", "1概况 1做法 2宣讲 2巡访 1打算"),
        ("一、概况 二、做法 （一）宣讲 1.进村 2.进校 （二）巡访", "1概况 1做法 2宣讲 3进村 3进校 2巡访"),
        ("（一）宣讲（二）巡访（三）评议", "1宣讲 1巡访 1评议"),
        (
            "第一部分 概况\n\u3000\u30001.1 人口\n\u3000\u30001.2 村组\n第二部分 做法",
            "1概况 2人口 2村组 1做法",
        ),
        ("第一章 概况 第一节 人口 第二节 村组 第二章 做法", "1概况 2人口 2村组 1做法"),
        ("1. 概况\n1.1 人口\n1.1.1 常住\n2. 做法", "1概况 2人口 3常住 1做法"),
        ("听好：第一部分是概况第二部分是做法", "1概况 1做法"),
        ("①概况 ②项目（1.助浴 2.助餐） ③困难", "1概况 1项目 2助浴 2助餐 1困难"),
        ("一、做法\n1.宣讲\n2.巡访\n二、打算\n1.扩面", "1做法 2宣讲 2巡访 1打算 2扩面"),
        ("提纲：概况、做法、打算，就这三块", "1概况 1做法 1打算"),
        ("一、概况：写写人口。\n二、做法。后面再说", "1概况 1做法"),
    ],
)
def test_headings_and_their_levels(text: str, read: str) -> None:
    assert " ".join(f"{heading.level}{heading.name}" for heading in outline_headings(text)) == read


def test_what_is_written_behind_a_heading_is_no_part_of_it() -> None:
    [first, _] = outline_headings("一、概况：写写人口\n二、做法")
    assert (first.name, first.note) == ("概况", "写写人口")


@pytest.mark.parametrize("text", ["随便说说", "投入1.5万元，2.3万人次", "三个村、四个组", ""])
def test_a_text_without_labels_has_no_headings(text: str) -> None:
    assert outline_headings(text) == ()


@pytest.mark.parametrize(
    ("numbering", "level", "path", "label"),
    [
        *(((), 1, (3,), "三、"), ((), 2, (3, 2), "（二）"), ((), 3, (3, 2, 4), "4.")),
        (("第一部分\u3000",), 1, (12,), "第十二部分\u3000"),
        (("1.", "1.1 ", "1.1.1 "), 2, (3, 2), "3.2 "),
        (("1.", "1.1 ", "1.1.1 "), 3, (3, 2, 4), "3.2.4 "),
        *((("第一章", "第一节"), 2, (3, 2), "第二节"), (("①",), 1, (4,), "④")),
        (("第一部分\u3000", "", ""), 2, (3, 2), "（二）"),
    ],
)
def test_a_label_follows_the_numbering(
    numbering: tuple[str, ...], level: int, path: tuple[int, ...], label: str
) -> None:
    assert heading_label(numbering, level, path) == label
