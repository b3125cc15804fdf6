"""Markdown shows what CommonMark says that it shows; what is no document is taken out and told."""

import pytest

from bot.domain.story import Line
from bot.domain.table import Table
from bot.files.chat_answers import without_answers
from bot.files.markdown_signs import is_markdown
from bot.files.markdown_story import markdown_story


def lines(text: str) -> list[str]:
    return [part.bullet + part.text for part in markdown_story(text).parts if isinstance(part, Line)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# 标题\n\n正文。", ["标题", "正文。"]),
        ("标题\n===\n正文。", ["标题", "正文。"]),
        ("特此通知。\n---\n附件", ["特此通知。", "附件"]),
        ("2026年7月1日\n---", ["2026年7月1日"]),
        ("一行\n二行  \n三行", ["一行", "二行", "三行"]),
        ("一行<br>二行", ["一行", "二行"]),
        ("1. 甲\n2. 乙\n\n其他。\n\n1. 丙", ["1. 甲", "2. 乙", "其他。", "1. 丙"]),
        ("3) 甲\n4) 乙", ["3) 甲", "4) 乙"]),
        ("- 甲\n  - 乙\n* （一）丙。", ["●甲", "●乙", "（一）丙。"]),
        ("- [x] 甲\n- [ ] 乙", ["☑甲", "☐乙"]),
        ("> 注：截至6月底。", ["注：截至6月底。"]),
        ("甲\n\n---\n\n乙\n\n***", ["甲", "乙"]),
        ("\\# 甲 \\*乙\\* &lt;丙&gt; &amp;", ["# 甲 *乙* <丙> &"]),
        ("见[通知](https://example.com)。", ["见通知。"]),
        ("<p align='right'>水利局</p>\n<p>7月1日</p>", ["水利局", "7月1日"]),
        ("<!-- 备注 -->\n正文。", ["正文。"]),
        ("```\n甲\n乙\n```", ["甲", "乙"]),
        ("    各科室：", ["各科室："]),
        ("CO~2~和x^2^", ["CO2和x2"]),
        ("**一、甲**\n\n~~旧~~新", ["一、甲", "旧新"]),
    ],
)
def test_marks_are_not_shown(text: str, shown: list[str]) -> None:
    assert [line for line in lines(text) if line] == shown


def test_looks_notes_and_tables_arrive() -> None:
    text = (
        "面积10<sup>4</sup>亩，**务必**报送，~~7月1日~~[^a]。\n\n"
        "| 物资 | 数量 |\n|:--|--:|\n| 袋 | **9** |\n\n[^a]: 已改。"
    )
    story = markdown_story(text)
    line, table = story.parts
    assert isinstance(line, Line)
    assert isinstance(table, Table)
    looks = {span.text: span.look for span in line.words.spans}
    assert looks["4"].vertical == "superscript"
    assert looks["务必"].bold
    assert looks["7月1日"].strike
    assert [cell.lines for row in table.rows for cell in row.cells] == [("物资",), ("数量",), ("袋",), ("9",)]
    assert [note.paragraphs[0].text for note in story.notes] == ["已改。"]


def test_a_picture_beside_the_file_is_told() -> None:
    assert [(one.what, one.name) for one in markdown_story("见图。\n\n![图](a.png)").losses] == [
        ("picture", "a.png")
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("# 通知\n\n**各科室：**", True),
        ("## 一、时间\n- 甲", True),
        ("**市**局关于**县**的通知\n1. 甲", False),
        ("#1号楼\n---", False),
        ("单位：____\n- 甲", False),
    ],
)
def test_a_text_is_markdown_only_where_it_shows_several_marks(text: str, is_one: bool) -> None:
    assert is_markdown(text) is is_one


def test_what_a_model_says_around_the_document_is_left_out_and_told() -> None:
    around = ("好的，以下是为您起草的通知：", "以上内容可根据实际情况调整。")
    text = "\n\n".join((around[0], "关于防汛的通知", "各科室：", "请落实。", around[1]))
    parts, said = without_answers(markdown_story(text).parts)
    assert [part.text for part in parts if isinstance(part, Line)] == [
        "关于防汛的通知",
        "各科室：",
        "请落实。",
    ]
    assert [one.what for one in said] == ["answer", "answer"]


@pytest.mark.parametrize("line", ["好的做法要推广。", "以上意见，请贯彻落实。", "如有调整，另行通知。"])
def test_a_sentence_of_the_document_is_no_answer(line: str) -> None:
    parts, said = without_answers(markdown_story(f"{line}\n\n关于防汛的通知\n\n请落实。\n\n{line}").parts)
    assert said == ()
    assert len(parts) == 4
