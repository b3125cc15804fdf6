"""Words that are confused are found where they stand, and nowhere else."""

import tomllib
from pathlib import Path

import pytest

from bot.compliance.checker import check
from bot.compliance.rule import Context

_SENTENCES = tomllib.loads(Path(__file__).with_name("confused_words.toml").read_text("utf-8"))
_FRAMES = ("要认真{}工作。", "各单位{}情况。", "会议{}了方案。", "已{}完成。", "我局{}各项目标任务。")
_SLIPS = (
    "布署",
    "部暑",
    "既时",
    "签定",
    "防讯",
    "松驰",
    "按步就班",
    "趋动",
    "统酬",
    "其它",
    "知识份子",
    "惟一",
)


def _found(text: str) -> list[str]:
    return [finding.quote for finding in check(text, Context()) if finding.rule == "Y901"]


@pytest.mark.parametrize("kind", _SENTENCES["pass"])
def test_what_is_right_is_let_pass(kind: str) -> None:
    sentences = _SENTENCES["pass"][kind].split()
    assert {sentence: found for sentence in sentences if (found := _found(sentence))} == {}


@pytest.mark.parametrize("kind", _SENTENCES["wrong"])
def test_what_is_wrong_is_found(kind: str) -> None:
    for quote, sentence in _SENTENCES["wrong"][kind]:
        assert any(quote in found or found in quote for found in _found(sentence)), sentence


@pytest.mark.parametrize("slip", _SLIPS)
def test_a_slip_is_found_whatever_stands_beside_it(slip: str) -> None:
    assert all(_found(frame.format(slip)) for frame in _FRAMES)
