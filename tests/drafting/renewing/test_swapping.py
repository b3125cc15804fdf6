"""What code changes by itself in a sentence, and what it leaves to a model."""

import pytest

from bot.domain.document import Brief, Clause
from bot.domain.fact import Fact, Status
from bot.domain.ledger import Ledger, Reading
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.stale import stale_sentences
from bot.drafting.renewing.swapping import swaps
from tests.drafting.renewing.sections import section_of

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
    assert _instead(old, new, sentence) == renewed


_TWICE_OR_OTHERWISE = (
    ("志愿者180人", "志愿者168人", "志愿者180人，其中180人注册。"),
    ("志愿者180人", "志愿者168人", "志愿者近200人。"),
    ("志愿者180人", "志愿者168人", "志愿者一百八十人。"),
    ("志愿者180人", "志愿者168人", "志愿者近180人。"),
    ("邀请李明讲课", "邀请李敏讲课", "李明讲课，李明答疑。"),
)


@pytest.mark.parametrize(("old", "new", "sentence"), _TWICE_OR_OTHERWISE)
def test_what_is_not_there_just_once_and_in_the_same_form_is_left(old: str, new: str, sentence: str) -> None:
    assert swaps(_change(old, new)) and _instead(old, new, sentence) is None


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


_OF_SOMETHING_ELSE = (
    # Another thing has the figure, and the fact is tagged behind it or over all of it.
    ("志愿者180人", "志愿者168人", "培训学员180人，志愿者全员参加。", "志愿者全员参加", ""),
    ("志愿者180人", "志愿者168人", "培训学员180人，志愿者全员参加。", "", ""),
    ("志愿者180人", "志愿者168人", "培训学员180人，志愿者全员参加。", "", "培训学员180人"),
    ("志愿者180人", "志愿者168人", "志愿者学员180人。", "", "培训学员180人"),
    ("上半年完成5个项目", "上半年完成6个项目", "下半年完成5个项目。", "", ""),
    # A figure, a date or a name is one whole.
    ("3人参加", "5人参加", "13人参加，3人次获奖。", "", ""),
    ("会议3月5日召开", "会议3月6日召开", "根据3月5日印发的通知，会议如期召开。", "会议如期召开", ""),
    ("会议3月5日召开", "会议3月6日召开", "根据3月5日印发的通知，会议如期召开。", "", "3月5日印发通知"),
    ("1月5日动员", "2月6日动员", "11月5日总结，年初动员。", "", ""),
    ("邀请李明讲党课", "邀请王芳讲党课", "邀请李明远讲党课。", "", ""),
    ("邀请李明讲党课", "邀请王芳讲党课", "邀请李明明讲党课。", "", ""),
    ("邀请李明讲党课", "邀请王芳讲党课", "李明同志主持会议，邀请专家讲党课。", "邀请专家讲党课", ""),
    ("邀请李明讲党课", "邀请王芳讲党课", "李明同志主持会议，邀请专家讲党课。", "", ""),
    ("志愿者180人", "志愿者168人", "印发《180人志愿者名单》。", "", ""),
    # Which of two is meant is not plain.
    ("男180人，女120人", "男168人，女120人", "男180人，女120人。", "", ""),
    ("男180人，女120人", "男168人，女180人", "女性志愿者180人。", "", ""),
)


@pytest.mark.parametrize(("old", "new", "sentence", "told", "held"), _OF_SOMETHING_ELSE)
def test_what_may_be_of_something_else_is_never_changed(
    old: str, new: str, sentence: str, told: str, held: str
) -> None:
    assert _instead(old, new, sentence, told, held) is None


def test_a_date_is_changed_beside_one_that_ends_with_it() -> None:
    sentence = "1月5日召开动员会，11月5日总结。"
    told = _instead("1月5日召开动员会", "2月6日召开动员会", sentence, "1月5日召开动员会")
    assert told == "2月6日召开动员会，11月5日总结。"


def _instead(old: str, new: str, sentence: str, told: str = "", held: str = "") -> str | None:
    """Return what code makes of a sentence; its clause `told`, else all of it, is tagged."""
    other = (Fact(3, 1, held, "m"),) if held else ()
    ledger = Ledger({1: Fact(1, 1, old, "m")}).after(Reading((*other, *_change(old, new).now)))
    section = section_of(sentence, Clause(told or sentence.rstrip("。，"), (1,)))
    found = stale_sentences(section, (1,), ledger, Brief())
    return found[0].instead if found else None


def _change(old: str, new: str) -> Change:
    return Change(Fact(1, 1, old, "m"), (Fact(2, 1, new, "n", replaces=(1,)),))
