"""The same thing is the same characters once it is inside, and what says something stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.entry import normalise
from bot.language.figures.quantities import quantities


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        ("\ufeff学习\u200b6\u200d次", "学习6次"),
        ("学习６次，参加１２０人", "学习6次，参加120人"),
        ("满意率９８．６％", "满意率98.6%"),
        ("ＡＰＰ注册3万人，ｂａｎ＠ｓｈｉｗｕ．example", "APP注册3万人，ban@shiwu.example"),
        ("投入1，200万元", "投入1,200万元"),
        ("投入１，２００．５万元", "投入1,200.5万元"),
        ("投入1，200余万元，1，300多人参加", "投入1,200余万元，1,300多人参加"),
        ("共12，345，678人", "共12,345,678人"),
        ("第一行\r\n第二行\r第三行\u2028第四行", "第一行\n第二行\n第三行\n第四行"),
        ("学习\xa06\u2009次", "学习 6 次"),
        ("⼯作⼩结", "工作小结"),
        ("\uf9d1安", "六安"),
        ("cafe\u0301", "café"),
        ("\u202e人021\u202c", "人021"),
    ],
)
def test_the_same_thing_becomes_the_same_characters(sent: str, text: str) -> None:
    assert normalise(sent).text == text


@pytest.mark.parametrize(
    "text",
    [
        "一是学习，二是宣讲；三是（暂缺）：“好”！？、…—《规划》【待补】〔2026〕1号",
        "　　开头空两格\n\t缩进",
        "完成任务第1，200人参加",
        "附件1，200份",
        "1，20人；比分3，4，5",
        "1．学习情况",
        "①②㎡℃、½、～－／",
        "很好👍❤️",
        "𠮷野家",
    ],
)
def test_what_says_something_stays(text: str) -> None:
    assert normalise(text).text == text


@pytest.mark.parametrize(
    "sent", ["投入１，２００万元", "投入1，200万元", "投入1,200万元", "投入１２００\u200b万元"]
)
def test_a_figure_counts_the_same_however_it_was_typed(sent: str) -> None:
    assert [q.key for q in quantities(normalise(sent).text)] == [(12_000_000.0, "元")]


_CHARACTERS = st.one_of(
    st.sampled_from("学习6次，1２００万元\u200b\ufeff\r\n\xa0Ａ％．⼯\u0301e人第"),
    st.characters(exclude_categories=["Cs"]),
)


@given(st.text(_CHARACTERS, max_size=40))
def test_what_is_inside_is_composed_and_is_not_changed_again(sent: str) -> None:
    text = normalise(sent).text
    assert unicodedata.is_normalized("NFC", text)
    assert normalise(text).text == text


@given(st.text(_CHARACTERS, max_size=40))
def test_every_character_knows_where_it_was_sent(sent: str) -> None:
    clean = normalise(sent)
    places = [clean.origin(at) for at in range(len(clean.text))]
    assert places == sorted(places)
    for at, place in enumerate(places):
        if clean.text[at].isdecimal():
            assert unicodedata.digit(sent[place], -1) in (-1, int(clean.text[at]))
    assert all(0 <= place < len(sent) for place in places)
