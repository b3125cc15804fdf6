"""An answer is known for what it is, whatever stands around it, wherever it is typed; and is never a fact."""

from pathlib import Path

import pytest

from bot.lexicon.said import Answer, bare_name, matches, says, without_ending
from bot.understanding.rules import read
from tests.talk import at_first_question, talking, texts
from tests.understanding.talks import talk as talk_about

_NO = ("没有", "没有！", "没有~", "没有了呀", "无。", "没搞", "暂时没有哈", "么有")
_STOP = ("停", "停~", "停一下吧", "先别写了", "停！")
_YES = ("可以", "行", "好的", "就这样", "就用这个吧", "OK", "👌", "嗯嗯")
_ASKED = "志愿服务做了什么？"


@pytest.mark.parametrize("said", _NO)
def test_a_no_is_a_no_with_any_ending(said: str) -> None:
    assert says(said, Answer.NO, Answer.NO_MORE)
    assert not says(said, Answer.YES, Answer.STOP, Answer.SKIP)


@pytest.mark.parametrize("said", _STOP)
def test_a_stop_is_a_stop_with_any_ending(said: str) -> None:
    assert says(said, Answer.STOP)
    assert not says(said, Answer.YES, Answer.NO)


@pytest.mark.parametrize("said", [*_YES, "好的， OK 👌", "可以可以", "好的，谢谢"])
def test_a_yes_is_a_yes_with_any_ending(said: str) -> None:
    assert says(said, Answer.YES)
    assert not says(said, Answer.NO, Answer.STOP)


def test_a_yes_before_another_answer_only_takes_note() -> None:
    assert says("好的，没有了", Answer.NO_MORE)
    assert says("嗯，停", Answer.STOP)
    assert not says("好的，停", Answer.YES)


@pytest.mark.parametrize(
    "said", ["", "？", "没有发生事故", "停水3次", "停？", "可以吗", "行政许可", "好人好事", "无烟单位"]
)
def test_what_tells_or_asks_more_is_no_answer(said: str) -> None:
    assert not says(said, *Answer)


@pytest.mark.parametrize("said", [*_NO, *_STOP, *_YES])
@pytest.mark.parametrize("asked", ["", _ASKED])
def test_an_answer_enters_nothing_into_the_ledger(said: str, asked: str) -> None:
    assert not read(talk_about(said, asked)).entries
    assert not read(talk_about(said, asked)).withdrawn


def test_an_order_is_known_in_its_marks_and_particles() -> None:
    assert matches("【提纲】吧！", ("提纲",))
    assert matches("导出 Word。", ("导出word",))
    assert not matches("导出？", ("导出",))
    assert not matches("。", ("提纲",))


def test_what_a_name_stands_in_is_not_part_of_it() -> None:
    assert bare_name("“巡查专报”。") == "巡查专报"
    assert without_ending("《巡查专报》！") == "《巡查专报》"


@pytest.mark.parametrize("said", _NO)
async def test_a_no_to_a_question_leads_to_the_next_one(home: Path, said: str) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        question = texts(talk.all[-1:])
        after = texts(await talk.says(said))
        assert after
        assert after != question
        assert not (await talk.ledger()).facts
        assert not (await talk.ledger()).unsure


async def test_a_no_in_the_brief_leaves_the_document_without_addressee(home: Path) -> None:
    async with talking(home) as talk:
        await talk.goes_through("帮我写东湖小学关于购置图书的请示")
        assert "主送" in texts(await talk.says("写主送机关"))
        assert "主送：没有！" not in texts(await talk.says("没有！"))


async def test_a_yes_with_an_emoji_confirms_the_brief(home: Path) -> None:
    async with talking(home) as talk:
        await talk.says("帮我写东湖小学2026年上半年精神文明建设工作总结")
        assert "提纲" in texts(await talk.says("好的， OK 👌"))


@pytest.mark.parametrize("said", ["没有问题", "没有问题！", "没问题", "好的，没有问题"])
def test_what_was_asked_tells_whether_no_problem_is_a_yes_or_a_no(said: str) -> None:
    assert says(said, Answer.YES, asked="就按这个提纲写吗？")
    assert not says(said, Answer.NO, asked="就按这个提纲写吗？")
    assert says(said, Answer.NO, asked="还存在哪些问题和不足？")
    assert not says(said, Answer.YES, asked="还存在哪些问题和不足？")


async def test_no_problem_is_no_answer_where_deeds_are_asked_about(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        question = texts(talk.all[-1:])
        assert texts(await talk.says("没有问题")) == question
        assert texts(await talk.says("没有")) != question
        assert not (await talk.ledger()).facts
