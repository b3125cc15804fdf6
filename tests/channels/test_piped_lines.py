"""A script is read in whatever encoding it was saved, however its bytes come in."""

import pytest

from bot.channels.piped_lines import Lines

_LINES = ["写一份2026年上半年工作总结", "导出文本", "单位是青禾市图书馆", "", "开展检查12次"]


@pytest.mark.parametrize("terminal", ["utf-8", "gbk"])
@pytest.mark.parametrize("saved", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("size", [3, 7, 65_536])
def test_the_lines_are_those_that_were_saved(terminal: str, saved: str, size: int) -> None:
    script = "\n".join(_LINES).encode(saved)
    lines = Lines(terminal)
    told = [line for at in range(0, len(script), size) for line in lines.take(script[at : at + size])]
    assert [*told, lines.end()] == _LINES


def test_a_short_line_in_the_encoding_of_the_terminal_is_not_taken_for_another() -> None:
    assert list(Lines("gbk").take("一\n".encode("gbk"))) == ["一"]


def test_a_line_in_no_encoding_is_shown_as_far_as_it_can_be() -> None:
    assert list(Lines("utf-8").take(b"12\xff\xff\n")) == ["12\ufffd\ufffd"]
