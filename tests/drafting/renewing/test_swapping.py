"""What code changes by itself in a sentence, and what it leaves to a model."""

import pytest

from bot.domain.fact import Fact, Status
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.swapping import swapped, swaps

_PLAIN = (
    ("志愿者180人", "志愿者168人", "全镇现有志愿者180人。", "全镇现有志愿者168人。"),
    ("志愿者180人", "志愿者是168人", "注册志愿者达180名。", "注册志愿者达168名。"),
    ("投入1.2万元", "投入1.35万元", "共投入1.2万元，", "共投入1.35万元，"),
    ("满意率98.6%", "满意率96.8%", "满意率为98.6%。", "满意率为96.8%。"),
    ("5月8日召开推进会", "5月9日召开推进会", "5月8日，召开推进会。", "5月9日，召开推进会。"),
    ("邀请党校王敏教授授课", "邀请党校李娜教授授课", "请到党校王敏教授授课。", "请到党校李娜教授授课。"),
    ("邀请李明讲党课1次", "邀请李敏讲党课1次", "邀请李明讲党课1次。", "邀请李敏讲党课1次。"),
    ("印发《文明公约》", "印发《文明手册》", "印发《文明公约》。", "印发《文明手册》。"),
    ("义诊3次，服务50人", "义诊5次，服务60人", "义诊3次，服务50人。", "义诊5次，服务60人。"),
)


@pytest.mark.parametrize(("old", "new", "sentence", "renewed"), _PLAIN)
def test_figures_dates_and_names_are_exchanged(old: str, new: str, sentence: str, renewed: str) -> None:
    wanted = swaps(_change(old, new))
    assert wanted and swapped(sentence, wanted) == renewed


_TWICE_OR_OTHERWISE = (
    ("志愿者180人", "志愿者168人", "志愿者180人，其中180人注册。"),
    ("志愿者180人", "志愿者168人", "志愿者近200人。"),
    ("志愿者180人", "志愿者168人", "志愿者一百八十人。"),
    ("志愿者180人", "志愿者168人", "志愿者近180人。"),
    ("邀请李明讲课", "邀请李敏讲课", "李明讲课，李明答疑。"),
)


@pytest.mark.parametrize(("old", "new", "sentence"), _TWICE_OR_OTHERWISE)
def test_what_is_not_there_just_once_and_in_the_same_form_is_left(old: str, new: str, sentence: str) -> None:
    wanted = swaps(_change(old, new))
    assert wanted and swapped(sentence, wanted) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("志愿者180人", "志愿者168人，其中党员40人"),
        ("未完成改造180户", "完成改造168户"),
        ("志愿者180人", "志愿者近170人"),
        ("邀请李明讲课", "组织观看录像"),
    ],
)
def test_a_change_of_anything_else_takes_a_model(old: str, new: str) -> None:
    assert swaps(_change(old, new)) is None


def test_what_is_done_now_and_was_planned_takes_a_model() -> None:
    planned = Fact(1, 1, "组织义诊3次", "m", status=Status.PLANNED)
    assert swaps(Change(planned, (Fact(2, 1, "组织义诊4次", "n", replaces=(1,)),))) is None


def test_what_was_taken_back_exchanges_nothing() -> None:
    assert swaps(Change(Fact(1, 1, "组织义诊3次", "m"))) is None


def _change(old: str, new: str) -> Change:
    return Change(Fact(1, 1, old, "m"), (Fact(2, 1, new, "n", replaces=(1,)),))
