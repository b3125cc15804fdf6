"""How much the facts of a section carry, and whether a document can have the length that is wanted."""

from bot.domain.document import Section
from bot.domain.fact import Fact, Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Ledger
from bot.drafting.outline.capacity import Capacity, capacities, chars_for, shares, total
from bot.texts.conversation import listening as texts


def _plan(role: SectionRole, length: int) -> SectionPlan:
    return SectionPlan(role, "部分", "", (), "", "", "", length)


_SECTIONS = [
    Section(1, _plan(SectionRole.LEAD, 200)),
    Section(2, _plan(SectionRole.ACHIEVEMENTS, 600)),
    Section(3, _plan(SectionRole.PROBLEMS, 200)),
    Section(4, _plan(SectionRole.NEXT_STEPS, 400)),
]


def _ledger(deeds: int, problems: int, plans: int) -> Ledger:
    told = [(2, Status.DONE)] * deeds + [(3, Status.PROBLEM)] * problems + [(4, Status.PLANNED)] * plans
    facts = [Fact(n, at, f"事实{n}", "m", status=status) for n, (at, status) in enumerate(told, 1)]
    return Ledger({fact.id: fact for fact in facts})


def test_a_section_carries_what_its_role_and_its_facts_give() -> None:
    assert chars_for(_plan(SectionRole.ACHIEVEMENTS, 1), 5) == 505
    assert chars_for(_plan(SectionRole.PROBLEMS, 1), 3) == 430
    assert chars_for(_plan(SectionRole.NEXT_STEPS, 1), 3, problems=2) == 900
    assert chars_for(_plan(SectionRole.TASKS, 1), 2) == 460
    assert chars_for(_plan(SectionRole.NEXT_STEPS, 1), 0, problems=2) == 0


def test_a_section_is_thin_where_its_facts_fall_clearly_short_of_its_share() -> None:
    found = capacities(_ledger(6, 2, 1), _SECTIONS, 2100)
    assert found[2] == Capacity(facts=6, carries=590, share=900)
    assert [s for s, c in found.items() if c.thin] == [2, 4]
    assert not found[1].thin, "a lead stands by custom"


def test_the_whole_is_asked_about_where_the_facts_do_not_carry_the_target() -> None:
    short = total(capacities(_ledger(6, 2, 1), _SECTIONS, 2800))
    assert short.thin and short.share == 2800
    assert (
        texts.shortfall(short.carries, short.share)
        == "事实够写约 1800 字，要 2800 字的话还得您再说些怎么做的、结果怎样。"
    )
    assert not total(capacities(_ledger(6, 2, 1), _SECTIONS, 1500)).thin


def test_without_a_target_each_section_has_the_length_of_its_plan() -> None:
    plans = [section.plan for section in _SECTIONS]
    assert shares(plans, None) == [200, 600, 200, 400]
    assert shares(plans, 700) == [100, 300, 100, 200]


def test_a_section_says_in_one_line_what_it_has_and_no_more_exactly_than_is_known() -> None:
    assert texts.material(1, 8) == "1 条，还不够写一句"
    assert texts.material(5, 505) == "5 条，够写约 500 字"
    assert texts.material(20, 1780) == "20 条，够写约 1700 字"
    assert texts.material(0, 0) == "还没有材料"
