"""Tokens stand for names, take no figure with them, and give back what was there to the letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.figures.quantities import quantities
from bot.privacy.tokens import masking, without_partial_token

OVER = masking(
    [
        ("person", "王建国"),
        ("person", "万元"),
        ("person", "余多"),
        ("org", "市水务集团有限公司"),
        ("org", "水务集团"),
        ("org", "人民医院"),
        ("place", "三河村"),
        ("mobile", "13800138000"),
        ("contact", "8123456"),
        ("quantity", "3次"),
    ]
)
_PIECES = st.one_of(
    st.sampled_from([name for name, _ in OVER.tokens]),
    st.sampled_from([token for _, token in OVER.tokens]),
    st.sampled_from(["⟦", "⟧", "〔单位1〕", "⟦左⟧", "参加", "，", "投入", "\n", "万元", "余多", "、", "第"]),
    st.sampled_from(
        ["320人", "5万元", "12余多人", "三十三次", "3人民", "1,200.5万元", "8.5%", "2026年3月", "百分之六"]
    ),
    st.text(max_size=6),
    st.integers(0, 10**12).map(str),
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_unveiling_gives_back_every_character(text: str) -> None:
    assert OVER.unmask(OVER.mask(text)) == text


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_what_was_sent_agrees(text: str) -> None:
    sent = OVER.mask(text)
    assert OVER.agrees(sent, sent)


_FIGURES = st.builds(
    "{}{}".format, st.integers(1, 99_999), st.sampled_from(["人", "万元", "余多人", "次", "%", "个", "亿元"])
)
_WITHOUT_FIGURES = re.compile(r"\d+(?:人|万元|余多人|次|%|个|亿元)")
_NAMES = st.sampled_from([name for name, _ in OVER.tokens])
_GLUE = st.sampled_from(["，参加", "。投入", "、共", "和", "捐了"])


@given(st.lists(st.tuples(_NAMES, _GLUE, _FIGURES), min_size=1, max_size=6))
def test_no_figure_is_hidden(told: list[tuple[str, str, str]]) -> None:
    sent = OVER.mask("".join(name + glue + figure + "。" for name, glue, figure in told))
    stated = [q.key for q in quantities(sent) if q.unit]
    assert stated == [q.key for _, _, figure in told for q in quantities(figure) if q.unit]
    for name, _, _ in told:
        assert name not in _WITHOUT_FIGURES.sub("", sent)


def test_of_names_inside_one_another_the_longest_is_one_token() -> None:
    sent = OVER.mask("市水务集团有限公司与水务集团。")
    assert sent == "⟦单位1⟧与⟦单位2⟧。"


@pytest.mark.parametrize(
    "answer", ["⟦人9⟧", "⟦人 1⟧", "⟦人1", "人1⟧", "〔人1〕", "【单位2】", "[地1]", "{人1}", "⟦⟧"]
)
def test_what_was_not_sent_is_no_token(answer: str) -> None:
    sent = OVER.mask("王建国与水务集团在三河村。")
    assert OVER.agrees("⟦人1⟧与⟦单位2⟧。", sent)
    assert not OVER.agrees(f"⟦人1⟧与{answer}。", sent)


def test_a_token_of_a_name_that_this_call_did_not_send_is_none() -> None:
    assert not OVER.agrees("⟦单位2⟧", OVER.mask("王建国来了。"))


@pytest.mark.parametrize("said", ["印发〔2026〕1号", "见〔单位1〕表", "[1]", "（人1）"])
def test_brackets_of_the_users_own_are_no_token(said: str) -> None:
    assert OVER.agrees(said, OVER.mask(said))


def test_a_token_on_its_way_is_not_shown() -> None:
    assert without_partial_token("由⟦人1⟧和⟦人") == "由⟦人1⟧和"


def test_a_number_is_hidden_whatever_blank_or_line_follows_it() -> None:
    over = masking([("contact", "0000-3217788")])
    assert over.mask("孟老师，0000-3217788 → 7\n") == "孟老师，⟦联系方式1⟧ → 7\n"


@pytest.mark.parametrize("foreign", ["⟦人9⟧", "⟦人", "〔单位1〕", "⟧"])
def test_a_text_agrees_up_to_its_first_foreign_token(foreign: str) -> None:
    sent = OVER.mask("王建国参加")
    token = sent.removesuffix("参加")
    assert OVER.valid_prefix(f"{token}参加，由{foreign}牵头，{token}参加。", sent) == f"{token}参加，由"
    assert OVER.valid_prefix(f"{token}参加。", sent) == f"{token}参加。"


def test_a_law_keeps_its_name_and_a_paper_of_the_unit_does_not() -> None:
    own = masking([("org", "图书馆")])
    law = "依据《中华人民共和国公共图书馆法》和《图书馆借阅办法》"
    hidden = own.mask(law)
    assert "《中华人民共和国公共图书馆法》" in hidden and "《⟦单位1⟧借阅办法》" in hidden
    assert own.unmask(hidden) == law
