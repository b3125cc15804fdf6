"""Which sentences of a section state what no longer holds, and which of them can be struck."""

import pytest

from bot.domain.document import Brief, Clause
from bot.domain.fact import Fact
from bot.domain.ledger import Doubt, Ledger, Reading
from bot.drafting.renewing.stale import StaleSentence, stale_sentences
from tests.drafting.renewing.sections import section_of

_OLD = Fact(1, 1, "志愿者180人", "m")
_NOW = Fact(2, 1, "志愿者168人", "n", replaces=(1,))
_OTHER = Fact(3, 1, "参加培训180人", "m")


def test_a_tag_tells_which_sentence_states_the_fact() -> None:
    text = "参加培训180人。注册志愿者180人。"
    [found] = _stale(text, Clause("参加培训180人", (3,)), Clause("注册志愿者180人", (1,)))
    assert (found.text, found.instead) == ("注册志愿者180人。", "注册志愿者168人。")


def test_without_tags_the_figure_beside_its_matter_tells() -> None:
    [found] = _stale("各项工作有序推进。全镇志愿者180人。", held=())
    assert found.text == "全镇志愿者180人。"


def test_a_sentence_where_two_facts_say_the_same_figure_is_left_to_a_model() -> None:
    [found] = _stale("志愿者180人全员参训。", Clause("志愿者180人全员参训", (1, 3)))
    assert found.instead is None


def test_what_was_corrected_twice_is_found_under_the_older_tag() -> None:
    ledger = _ledger(Reading((_NOW,)), Reading((Fact(4, 1, "志愿者170人", "o", replaces=(2,)),)))
    section = section_of("志愿者180人。", Clause("志愿者180人", (1,)))
    [found] = stale_sentences(section, (2,), ledger, Brief())
    assert found.instead == "志愿者170人。"


def test_a_fact_that_waits_for_an_answer_has_not_ended() -> None:
    doubt = Doubt(9, "哪个对？", "", facts=(1, 2))
    ledger = _ledger(Reading((_NOW, doubt)))
    assert stale_sentences(section_of("志愿者180人。"), (1,), ledger, Brief()) == ()


def test_a_day_told_alone_is_not_passed_over() -> None:
    ledger = Ledger({1: Fact(1, 1, "15日开会", "m")})
    ledger = ledger.after(Reading((Fact(2, 1, "16日开会", "n", replaces=(1,)),)))
    text = "5月15日召开会议。本月召开会议。"
    section = section_of(text, Clause("5月15日召开会议", (1,)), Clause("本月召开会议", (1,)))
    [found] = stale_sentences(section, (1,), ledger, Brief())
    assert (found.text, found.instead) == ("5月15日召开会议。", None)


def test_a_figure_of_another_fact_in_the_same_clause_is_no_old_one() -> None:
    assert _stale("参加培训180人，志愿者踊跃。", Clause("参加培训180人，志愿者踊跃", (1, 3)))
    other = Fact(3, 1, "培训学员90人", "m")
    text = "培训学员90人，志愿者踊跃"
    assert not _stale(f"{text}。", Clause(text, (1, 3)), held=(other,))
    assert _stale(f"{text}。", Clause(text, (1,)), held=(other,))


def test_an_untagged_sentence_of_another_subject_is_not_changed() -> None:
    ledger = Ledger({1: Fact(1, 1, "东村完成5个项目", "m")})
    ledger = ledger.after(Reading((Fact(2, 1, "东村完成6个项目", "n", replaces=(1,)),)))
    section = section_of("东村完成5个项目。西村完成5个项目。", Clause("东村完成5个项目", (1,)))
    east, west = stale_sentences(section, (1,), ledger, Brief())
    assert (east.instead, west.instead) == ("东村完成6个项目。", None)


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("各项工作有序推进。志愿者180人。", True),
        ("各项工作有序推进。志愿者180人。其中党员居多。", False),
        ("一是抓学习；二是志愿者180人。", False),
        ("主要情况：志愿者180人。", False),
        ("各项工作有序推进；志愿者180人。", False),
    ],
)
def test_only_a_sentence_that_no_other_leans_on_is_struck(text: str, struck: bool) -> None:
    ledger = Ledger({1: _OLD}).after(Reading(withdrawn=(1,)))
    [found] = stale_sentences(section_of(text), (1,), ledger, Brief())
    assert (found.instead == "") is struck


def _stale(text: str, *clauses: Clause, held: tuple[Fact, ...] = (_OTHER,)) -> tuple[StaleSentence, ...]:
    return stale_sentences(section_of(text, *clauses), (1,), _ledger(Reading((*held, _NOW))), Brief())


def _ledger(*readings: Reading) -> Ledger:
    ledger = Ledger({1: _OLD})
    for reading in readings:
        ledger = ledger.after(reading)
    return ledger
