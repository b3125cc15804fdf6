"""A line is put together from keys as a terminal would do it, whatever its length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.line_editing import Line


def typed(*keys: str) -> Line:
    line = Line()
    for key in keys:
        line.take(key)
    return line


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("学习7次\x7f\x7f6次\n", "学习6次\n"),
        ("错了\x15学习6次\n", "学习6次\n"),
        ("drop this\x17that\n", "drop that\n"),
        ("甲\n乙丙\x15丁", "甲\n丁"),
        ("甲\n\x7f\x7f乙", "甲\n乙"),
        ("\x7f学习", "学习"),
        ("学\x1b[D\x1b[1;5C\x1bOP\x1b[200~习\x1b[201~", "学习"),
        ("学\x01\x0b\x00习", "学习"),
        ("学\t习", "学\t习"),
    ],
)
def test_keys_change_the_end_of_the_line(keys: str, text: str) -> None:
    assert typed(keys).text == text
    assert typed(*keys).text == text


def test_the_screen_loses_as_many_columns_as_the_character_had() -> None:
    line = Line()
    assert line.take("a学") == "a学"
    assert line.take("\x7f") == "\b\b  \b\b"
    assert line.take("\x7f") == "\b \b"
    assert line.take("\x7f") == ""


def test_the_end_counts_on_an_empty_line_only() -> None:
    assert not typed("学习\x04").ended
    assert typed("\x04").ended
    assert typed("学习\n\x04").ended


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(1, 50))
def test_what_is_pasted_arrives_whole_and_is_shown(text: str, size: int) -> None:
    line = Line()
    shown = [line.take(text[at : at + size]) for at in range(0, len(text), size)]
    assert line.text == text
    assert "".join(shown) == text
