"""A ledger: what holds of it, in which order, and how readings made apart come together."""

from dataclasses import replace

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import (
    Datum,
    Doubt,
    Field,
    Gap,
    Ledger,
    Reading,
    Wish,
    fold,
    renumber,
)

_SAID = Quote("m", "原话")


def _fact(number: int, text: str, *replaces: int) -> Fact:
    return Fact(number, None, text, "m", replaces=replaces)


def test_a_correction_stands_where_what_it_corrects_was_told() -> None:
    ledger = fold([Reading((_fact(1, "甲1"), _fact(2, "乙"))), Reading((_fact(3, "甲2", 1),))])
    assert [f.text for f in ledger.facts] == ["甲2", "乙"]
    assert [f.text for f in ledger.superseded] == ["甲1"]


def test_what_is_corrected_twice_is_said_once() -> None:
    ledger = fold([Reading((_fact(1, "8场"), _fact(2, "9场", 1))), Reading((_fact(3, "10场", 2),))])
    assert [f.text for f in ledger.facts] == ["10场"]
    assert [f.text for f in ledger.superseded] == ["8场", "9场"]


def test_a_fact_keeps_the_number_it_was_told_under_however_often_it_is_corrected() -> None:
    ledger = fold(
        [Reading((_fact(1, "8场"), _fact(2, "乙"), _fact(3, "9场", 1))), Reading((_fact(4, "10场", 3),))]
    )
    assert [(ledger.first_told[f.id], f.text) for f in ledger.facts] == [(1, "10场"), (2, "乙")]
    for number in (1, 3, 4):
        fact = ledger.held(number)
        assert fact
        assert fact.text == "10场"
    assert ledger.after(Reading(withdrawn=(4,))).held(1) is None
    assert ledger.held(9) is None


def test_what_was_corrected_stays_gone_though_its_correction_is_taken_back() -> None:
    told = [Reading((_fact(1, "8场"),)), Reading((_fact(2, "9场", 1),)), Reading(withdrawn=(2,))]
    ledger = fold(told)
    assert ledger.facts == ()
    assert [f.text for f in ledger.superseded] == ["8场", "9场"]
    assert [f.text for f in fold(told[:1]).facts] == ["8场"]


def test_of_a_field_the_last_value_holds_and_of_copies_each() -> None:
    told = (
        Datum(1, Field.ISSUED, "2026-01-08", _SAID),
        Datum(2, Field.COPIES, "县委办", _SAID),
        Datum(3, Field.ISSUED, "2026-01-09", _SAID),
        Datum(4, Field.COPIES, "县府办", _SAID),
    )
    assert [d.value for d in Ledger().after(Reading(told)).data] == ["县委办", "2026-01-09", "县府办"]


def test_what_must_not_appear_is_what_was_forbidden_and_what_was_only_heard() -> None:
    told = (Wish(1, "不写名字", _SAID, forbidden=("李某",)), Gap(2, "满意率", _SAID, heard=("98点几", "97%")))
    ledger = Ledger().after(Reading(told))
    assert ledger.forbidden == ("李某", "98点几", "97%")
    assert ledger.after(Reading(withdrawn=(1, 2))).forbidden == ()


def test_a_reading_made_before_another_came_in_gets_numbers_of_its_own() -> None:
    ledger = fold([Reading((_fact(1, "甲"), _fact(2, "乙")))])
    made_apart = Reading((_fact(2, "丙", 1), Doubt(3, "哪个？", "", (1, 2))), withdrawn=(1,))
    entered = renumber(made_apart, 2, ledger)
    fact, doubt = entered.entries
    assert fact == replace(_fact(3, "丙", 1))
    assert isinstance(doubt, Doubt)
    assert (doubt.id, doubt.facts) == (4, (1, 3))
    assert entered.withdrawn == (1,)


def test_what_was_undone_while_a_reading_was_made_is_not_referred_to() -> None:
    made_apart = Reading(
        (_fact(2, "甲2", 1), _fact(1, "甲"), Doubt(3, "哪个？", "", (1, 2))), withdrawn=(1, 2)
    )
    entered = renumber(made_apart, 2, Ledger(given=1))
    assert entered.entries == (_fact(2, "甲2"), Doubt(3, "哪个？", "", (2,)))
    assert entered.withdrawn == (2,)


def test_of_two_readings_the_later_one_counts() -> None:
    first, second = Reading((_fact(1, "甲"),), (5,)), Reading((_fact(1, "乙"),), (6,))
    both = first.then(second)
    assert both.facts == (_fact(1, "乙"),)
    assert both.withdrawn == (5, 6)
    assert Reading(withdrawn=(1,)).then(first).withdrawn == (5,)
