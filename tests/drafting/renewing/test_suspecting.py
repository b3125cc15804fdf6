"""Which texts are looked through word for word, and which cannot hold what nothing accounts for."""

import pytest

from bot.domain.fact import Fact
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.suspecting import is_suspect

_HELD = (Fact(3, 1, "培训学员90人", "m"),)


@pytest.mark.parametrize(
    ("old", "text", "suspect"),
    [
        ("志愿者180人", "培训学员90人。", False),
        ("志愿者180人", "志愿者和学员共270人。", True),
        ("志愿者180人", "志愿者180人。", True),
        ("邀请党校王敏教授授课", "培训学员90人，扎实推进。", False),
        ("邀请党校王敏教授授课", "请到党校王敏教授授课。", True),
        ("印发《文明公约》", "宣讲《文明公约》。", True),
    ],
)
def test_a_strange_figure_or_a_name_of_the_old_fact_makes_a_text_suspect(
    old: str, text: str, suspect: bool
) -> None:
    assert is_suspect(text, (Change(Fact(1, 1, old, "m")),), _HELD) is suspect
