"""A ledger goes out as plain values in which messages and facts are told by position."""

from bot.domain.fact import Fact, Quote, Status
from bot.domain.ledger import Datum, Doubt, Field, Gap, Ledger, Reading, Wish
from bot.domain.said import ClerkMessage
from bot.understanding.report import as_json

_SAID = (
    ClerkMessage("a", "义诊办了3场，满意度还没出来"),
    ClerkMessage("b", "义诊是4场，讲座不算了，别写照片"),
)


def _report() -> dict[str, list[dict[str, object]]]:
    reading = Reading(
        entries=(
            Fact(1, None, "义诊3场", "a", quotes=(Quote("a", "义诊办了3场"),)),
            Fact(2, None, "讲座2场", "a"),
            Fact(3, None, "义诊4场", "b", replaces=(1,)),
            Fact(4, None, "药房排队久", "b", status=Status.PROBLEM),
            Gap(5, "满意度", Quote("a", "满意度还没出来")),
            Wish(6, "不写照片", Quote("b", "别写照片")),
            Datum(7, Field.GENRE, "工作总结", Quote("a", "")),
            Doubt(8, "是3场还是4场？", "4场", facts=(1, 3)),
        ),
        withdrawn=(2,),
        asides=(Quote("b", "辛苦"),),
    )
    return as_json(Ledger().after(reading), reading, _SAID)


def test_a_corrected_fact_is_pointed_at_by_its_position() -> None:
    facts = _report()["facts"]
    assert facts[2]["replaces"] == [0]
    assert [f["message"] for f in facts[:4]] == [0, 0, 1, 1]


def test_a_fact_that_was_taken_back_is_replaced_by_nothing() -> None:
    assert {"text": "", "status": "withdrawn", "replaces": [1]} in _report()["facts"]


def test_a_problem_has_the_place_of_problems() -> None:
    assert _report()["facts"][3]["role"] == "存在问题"


def test_all_else_is_told_with_its_message() -> None:
    report = _report()
    assert report["pending"] == [{"message": 0, "label": "满意度"}]
    assert report["wishes"] == [{"message": 1, "text": "不写照片"}]
    assert report["data"] == [{"field": "genre", "value": "工作总结"}]
    assert report["asides"] == [{"message": 1, "text": "辛苦"}]
    assert report["contradictions"] == [{"messages": [0, 1], "what": "是3场还是4场？"}]
