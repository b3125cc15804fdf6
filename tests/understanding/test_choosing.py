"""A choice settles a doubt: the fact that was meant is corrected, or the figure that holds stands alone."""

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Doubt, Ledger, Reading
from bot.understanding.rules.corrections.choosing import reading_of_choice

_FACTS = (Fact(1, None, "道德讲堂举办12场", "m1"), Fact(2, None, "文艺演出12场", "m2"))


def test_the_fact_that_is_meant_is_corrected() -> None:
    quote = Quote("m3", "不是12场，是15场")
    doubt = Doubt(3, "改的是哪一条？", "", (1, 2), ("道德讲堂", "文艺演出"), (quote,))
    ledger = Ledger().after(Reading((*_FACTS, doubt)))
    reading = reading_of_choice(doubt, 1, ledger)
    assert reading
    after = ledger.after(reading)
    assert [f.text for f in after.facts] == ["道德讲堂举办12场", "文艺演出15场"]
    assert after.doubts == ()


def test_of_two_figures_the_chosen_one_holds() -> None:
    doubt = Doubt(3, "读书会是4场还是5场？", "按5场写", (1, 2), ("4场", "5场"))
    facts = (Fact(1, None, "读书会4场", "m1"), Fact(2, None, "读书会共5场", "m2"))
    ledger = Ledger().after(Reading((*facts, doubt)))
    reading = reading_of_choice(doubt, 0, ledger)
    assert reading
    assert [f.text for f in ledger.after(reading).facts] == ["读书会4场"]


def test_an_answer_that_names_no_fact_is_to_be_read() -> None:
    doubt = Doubt(3, "明年是2026年还是2027年？", "按2027年写", (1,), ("2026年", "2027年"))
    ledger = Ledger().after(Reading((_FACTS[0], doubt)))
    assert reading_of_choice(doubt, 0, ledger) is None
