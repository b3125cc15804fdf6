"""The ledger stays short in a request, with what the new messages are about always in it."""

import pytest

from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import SectionRole
from bot.domain.ledger import Entry, Gap, Ledger, Reading, Wish
from bot.domain.said import ClerkMessage
from bot.llm.tokens import estimate
from bot.understanding.prompting.digest import digest
from bot.understanding.talk import Slot, Talk

_THINGS = ("义诊", "讲座", "家访", "植树", "夜校", "巡河", "演出", "献血", "助学", "清淤")
_PLACES = ("东门", "西门", "南门", "北门", "老街", "新区", "河口", "山脚", "湖滨", "车站")


def _facts() -> list[Fact]:
    pairs = [(place, thing) for place in _PLACES for thing in _THINGS]
    return [
        Fact(n, n % 2 + 1, f"{place}开展{thing}{n}场，服务群众{n * 13}人次", "m")
        for n, (place, thing) in enumerate(pairs, 1)
    ]


def _ledger(*more: Entry) -> Ledger:
    return Ledger().after(Reading((*_facts(), *more)))


def _told(text: str, ledger: Ledger, **around: object) -> str:
    return digest(Talk((ClerkMessage("x", text),), ledger=ledger, **around))  # type: ignore[arg-type]  # fields of a talk


def test_a_hundred_facts_take_no_more_than_seven_hundred_tokens() -> None:
    assert estimate(_told("没有了", _ledger())) <= 700


@pytest.mark.parametrize("number", [1, 50, 100])
def test_the_fact_that_a_message_speaks_of_is_shown_however_old(number: int) -> None:
    fact = _facts()[number - 1]
    assert f"{number}｜done｜{fact.text}" in _told(f"{fact.text[:2]}{fact.text[4:6]}的场次不对", _ledger())
    assert f"{number}｜done｜{fact.text}" in _told(f"不是{number * 13}人次", _ledger())


def test_the_latest_is_shown_and_the_rest_counted() -> None:
    told = _told("谢谢", _ledger())
    assert "100｜done" in told
    shown = told.count("｜done｜")
    assert f"已做{100 - shown}条" in told


def test_the_rest_is_counted_by_section_where_there_is_an_outline() -> None:
    outline = (
        Slot(1, 1, "一、服务", SectionRole.ACHIEVEMENTS),
        Slot(2, 2, "二、宣传", SectionRole.ACHIEVEMENTS),
    )
    told = _told("谢谢", _ledger(), outline=outline)
    assert "一、服务" in told
    assert "二、宣传" in told


def test_gaps_and_orders_are_always_shown() -> None:
    gap, wish = Gap(101, "满意度", Quote("m", "q")), Wish(102, "少用形容词", Quote("m", "q"))
    told = _told("谢谢", _ledger(gap, wish))
    assert "101｜gaps｜满意度" in told
    assert "102｜wishes｜少用形容词" in told
    assert told.startswith("新条目从 103 号编起。")


def test_what_was_corrected_is_not_shown_and_a_condition_is() -> None:
    old = Fact(1, None, "义诊4场", "a")
    new = Fact(2, None, "义诊5场", "b", replaces=(1,))
    plan = Fact(3, None, "新建小屋1个", "b", status=Status.PLANNED, condition="没批")
    told = _told("谢谢", Ledger().after(Reading((old, new, plan))))
    assert "义诊4场" not in told
    assert "3｜planned｜新建小屋1个（没批）" in told
