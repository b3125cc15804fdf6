"""What fails twice is set right by rules: the result can be laid out and leaves little for a complaint."""

from dataclasses import replace

import pytest

from bot.domain.document import Author, Section, Version
from bot.domain.fact import Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.outline.arrangement import outline_of
from bot.drafting.outline.proposing import fault, names
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.layout import PlanLayout, lay_out
from bot.drafting.planning.repair import repair
from tests.drafting.planning.making import (
    CARE,
    GROUP,
    LEAD,
    NEXT,
    PROBLEM,
    RIVER,
    SOUND,
    TITLE,
    Told,
    commission,
    fact,
    piece,
    sketch,
    wish,
)

_PLAN = SectionPlan(SectionRole.OTHER, "经费使用", "", (), "", "", "", 100)
_BELOW = replace(_PLAN, part="工作开展情况", heading="抓实队伍")
_KEPT, _UNDER = Section(90, _PLAN), Section(91, _BELOW)
_WRITTEN = replace(_KEPT, shown=1, versions=(Version(1, "经费不多。", Author.USER),))


def _laid(order: Commission, *sections: Told, title: str = TITLE) -> PlanLayout:
    found = lay_out(repair(sketch(*sections, title=title), order), order)
    assert fault(outline_of(found.sections)) == ""
    return found


def _names(found: PlanLayout) -> list[str]:
    return names(outline_of(found.sections))


def _at(found: PlanLayout, number: int) -> str:
    at = found.places[number]
    return "" if at is None else names(outline_of(found.sections))[at]


def test_facts_that_were_forgotten_go_where_the_rules_put_them() -> None:
    found = _laid(commission(), LEAD, GROUP, CARE, RIVER, PROBLEM, {**NEXT, "facts": []})
    assert _at(found, 5) == "三、下一步打算"


def test_a_fact_in_the_wrong_place_is_moved() -> None:
    found = _laid(commission(), LEAD, GROUP, {**CARE, "facts": [2, 4, 5]}, RIVER, PROBLEM, NEXT)
    assert (_at(found, 4), _at(found, 5)) == ("二、存在问题", "三、下一步打算")


def test_sections_of_level_two_without_a_part_become_parts() -> None:
    found = _laid(commission(), LEAD, CARE, RIVER, PROBLEM, NEXT)
    assert [name[:2] for name in _names(found)] == ["导语", "一、", "二、", "三、", "四、"]


def test_a_part_with_a_text_and_sections_gives_its_facts_to_the_first() -> None:
    part = piece(1, "主要做法", "done", 2)
    found = _laid(commission(), LEAD, part, {**CARE, "facts": []}, RIVER, PROBLEM, NEXT)
    assert _at(found, 2) == "（一）聚焦一老一小，做实邻里照护"


def test_what_comes_twice_under_one_heading_is_put_together() -> None:
    found = _laid(commission(), *SOUND[:4], {**PROBLEM, "facts": []}, NEXT, PROBLEM)
    assert _names(found).count("二、存在问题") == 1
    assert _at(found, 4) == "二、存在问题"


def test_the_parts_that_were_ordered_stand_in_her_words_and_order() -> None:
    order = commission(wish(7, "分四块", "下一步打算", "做法", "经验", "存在问题"))
    found = _laid(order, *SOUND)
    parts = list(dict.fromkeys(placed.plan.part for placed in found.sections if placed.plan.part))
    assert parts == ["下一步打算", "做法", "经验", "存在问题"]
    assert _at(found, 2) == "（一）聚焦一老一小，做实邻里照护"


def test_a_section_that_stays_and_was_forgotten_is_put_back() -> None:
    found = _laid(commission(kept=[_KEPT]), *SOUND)
    [kept] = [placed for placed in found.sections if placed.section == 90]
    assert kept.plan.part == "经费使用"


def test_a_section_that_stays_keeps_its_heading_and_its_part() -> None:
    renamed = {**CARE, "section": 91}
    found = _laid(commission(kept=[_UNDER]), LEAD, GROUP, renamed, RIVER, PROBLEM, NEXT)
    [kept] = [placed for placed in found.sections if placed.section == 91]
    assert (kept.plan.part, kept.plan.heading) == ("工作开展情况", "抓实队伍")
    assert _at(found, 3) == "（二）聚焦河道环境，抓好日常巡护"
    assert len({placed.plan.part for placed in found.sections}) == 4


def test_a_written_section_keeps_what_its_text_tells() -> None:
    order = commission(fact(8, "经费1.2万元", Status.STATE, section=90), kept=[_WRITTEN])
    taken = {**CARE, "facts": [2, 8]}
    found = _laid(order, LEAD, GROUP, taken, RIVER, PROBLEM, NEXT)
    assert _at(found, 8).endswith("经费使用")


def test_sections_that_stay_keep_their_order() -> None:
    one, two = _KEPT, replace(_KEPT, id=92, plan=replace(_PLAN, part="队伍情况"))
    turned = (piece(1, "队伍情况", "state", section=92), piece(1, "经费使用", "state", section=90))
    found = _laid(commission(kept=[one, two]), *SOUND, *turned)
    assert [placed.section for placed in found.sections if placed.section] == [90, 92]


def test_a_heading_that_was_taken_away_stays_away() -> None:
    found = _laid(commission(gone=["聚焦河道环境，抓好日常巡护"]), *SOUND)
    assert "河道" not in "".join(_names(found))
    assert found.places[3] is not None


def test_what_the_form_carries_and_what_is_to_wait_stands_nowhere() -> None:
    order = commission(wish(7, "敬老服务先不写"))
    head = replace(order.ledger.gaps[0], what="发文字号")
    order = replace(order, ledger=replace(order.ledger, entries=order.ledger.entries | {6: head}))
    told = sketch(*SOUND[:2], {**RIVER, "gaps": []}, PROBLEM, NEXT, left=[2])
    found = lay_out(repair(told, order), order)
    assert (found.places[2], found.places[6]) == (None, None)


@pytest.mark.parametrize("title", ["", "工作总结工作总结", "志愿服务《总结"])
def test_a_title_that_cannot_stand_is_made_by_the_genre(title: str) -> None:
    order = commission()
    assert repair(sketch(title=title), order).title == TITLE


def test_a_title_that_says_a_word_twice_says_it_once() -> None:
    assert repair(sketch(title=TITLE.replace("工作", "工作工作")), commission()).title == TITLE


def test_kinds_become_the_roles_that_rules_know() -> None:
    found = _laid(
        commission(),
        LEAD,
        piece(1, "基本情况", "state", 2),
        piece(1, "主要做法", "done", 3),
        PROBLEM,
        NEXT,
        piece(0, "", "closing"),
        piece(1, "志愿者登记表", "annex"),
    )
    assert [placed.plan.role for placed in found.sections] == [
        SectionRole.LEAD,
        SectionRole.OTHER,
        SectionRole.ACHIEVEMENTS,
        SectionRole.PROBLEMS,
        SectionRole.NEXT_STEPS,
        SectionRole.CLOSING,
        SectionRole.ANNEX,
    ]
    assert _names(found)[-2:] == ["结尾", "附件：志愿者登记表"]
