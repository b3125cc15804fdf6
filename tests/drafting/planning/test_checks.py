"""What code objects to in a plan: each fault is seen, and a sound plan has none."""

from dataclasses import replace

import pytest

from bot.domain.document import Author, Section, Version
from bot.domain.fact import Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.planning.verify import complaints
from tests.drafting.planning.making import (
    BRIEF,
    CARE,
    GROUP,
    ISSUER,
    NEXT,
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

_OWN = SectionPlan(SectionRole.OTHER, "经费使用", "", (), "", "", "", 100)
_KEPT = Section(90, _OWN)
_WRITTEN = Section(
    91, replace(_OWN, part="队伍建设"), shown=1, versions=(Version(1, "志愿者多。", Author.USER),)
)


def _with(old: Told, *new: Told) -> tuple[Told, ...]:
    return tuple(p for told in SOUND for p in (new if told is old else (told,)))


def test_a_sound_plan_has_no_faults() -> None:
    assert complaints(sketch(), commission()) == ()


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        (_with(CARE, {**CARE, "facts": []}), "没有放进任何一节的事实：2"),
        (_with(CARE, {**CARE, "facts": [2, 3]}), "放进了不止一节的事实，只能放一节：3"),
        (_with(CARE, {**CARE, "facts": [2, 99]}), "没有这个号的事实，不能用：99"),
        (_with(RIVER, {**RIVER, "gaps": []}), "没有放进任何一节的待补：6"),
        (_with(CARE, {**CARE, "gaps": [6]}), "放进了不止一节的待补"),
        (_with(CARE, {**CARE, "gaps": [88]}), "没有这个号的待补"),
        ((*SOUND, piece(1, "工作特色", "done")), "“工作特色”没有材料，不设"),
        (_with(CARE, {**CARE, "facts": [2, 5]}), "5 是计划，不能放在“聚焦一老一小"),
        (_with(NEXT, {**NEXT, "facts": [5, 2]}), "2 是已经做的，不能放在“下一步打算”"),
        (_with(CARE, {**CARE, "facts": [2, 4]}), "4 是问题，不能放在“聚焦一老一小"),
        (_with(GROUP, GROUP, piece(1, "空", "group")), "“主要做法”是 group，下面没有节"),
        (_with(GROUP, {**GROUP, "kind": "done"}), "“主要做法”下面还分节，它自己用 group"),
        (_with(GROUP), "是二级标题，前面没有一级标题"),
        (_with(RIVER, {**RIVER, "heading": CARE["heading"]}), "标题重复：“聚焦一老一小"),
        ((*SOUND, piece(1, "存在问题", "problem", must=True)), "标题重复：“存在问题”"),
        (_with(RIVER, {**RIVER, "heading": "开展8次护河行动"}), "标题里不带数字"),
        (_with(RIVER, {**RIVER, "heading": "护" * 41}), "标题超过 40 字"),
        (_with(RIVER, {**RIVER, "intent": "写⟦单位7⟧"}), "有没见过的记号"),
    ],
)
def test_faults_of_sections_are_seen(sections: tuple[Told, ...], said: str) -> None:
    assert any(said in line for line in complaints(sketch(*sections), commission()))


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "没有单位，也没有主题"),
        ("2026年上半年工作总结", "没有单位，也没有主题"),
        (f"{ISSUER}志愿服务情况", "没有以文种收尾"),
        (f"{ISSUER}志愿服务工作工作总结", "“工作”说了两遍"),
        (f"{ISSUER}关于{ISSUER}志愿服务工作总结", f"“{ISSUER}”说了两遍"),
        (f"{ISSUER}《志愿服务条例工作总结", "不成对"),
    ],
)
def test_faults_of_the_title_are_seen(title: str, said: str) -> None:
    assert any(said in line for line in complaints(sketch(title=title), commission()))


def test_the_title_that_the_clerk_gave_is_the_title() -> None:
    order = commission(brief=replace(BRIEF, title="青石镇志愿服务这半年"))
    assert complaints(sketch(title="青石镇志愿服务这半年"), order) == ()
    assert any("照抄" in line for line in complaints(sketch(title=TITLE), order))


def test_a_unit_may_bear_the_topic_in_its_name() -> None:
    issuer = "青桐岭林业工作站"
    order = commission(brief=replace(BRIEF, issuer=issuer, topic="林业工作"))
    assert complaints(sketch(title=f"{issuer}2026年上半年林业工作总结"), order) == ()


def test_a_title_may_end_in_what_stands_in_brackets() -> None:
    assert complaints(sketch(title=f"{TITLE}（征求意见稿）"), commission()) == ()


def test_a_year_in_a_heading_is_no_figure() -> None:
    sections = _with(NEXT, {**NEXT, "heading": "2027年打算"})
    assert complaints(sketch(*sections), commission()) == ()


def test_the_parts_that_were_ordered_are_wanted_in_her_words_and_order() -> None:
    order = commission(wish(7, "分三块", "主要做法", "存在问题", "下一步打算"))
    assert complaints(sketch(), order) == ()
    swapped = commission(wish(7, "分三块", "存在问题", "主要做法", "下一步打算"))
    assert any("一级标题要照经办人定的" in line for line in complaints(sketch(), swapped))
    more = (*SOUND, piece(1, "工作体会", "state", must=True))
    assert any("不增不减" in line for line in complaints(sketch(*more), order))


def test_what_she_has_changed_since_holds_against_what_she_ordered_before() -> None:
    parts = ("主要做法", "特色亮点", "存在问题", "下一步打算")
    assert complaints(sketch(), commission(wish(7, "分四块", *parts)))
    assert complaints(sketch(), commission(wish(7, "分四块", *parts), gone=["特色亮点"])) == ()


def test_sections_that_stay_are_wanted_as_they_are() -> None:
    order = commission(kept=[_KEPT])
    assert any("已定的节没有了：section 90" in line for line in complaints(sketch(), order))
    same = (*SOUND, piece(1, "经费使用", "state", section=90))
    assert complaints(sketch(*same), order) == ()
    other = (*SOUND, piece(1, "经费", "state", section=90))
    assert any("标题照旧写“经费使用”" in line for line in complaints(sketch(*other), order))


def test_a_written_section_keeps_its_facts_and_order() -> None:
    order = commission(fact(8, "有志愿队6支", Status.STATE, section=91), kept=[_KEPT, _WRITTEN])
    turned = (
        *SOUND,
        piece(1, "队伍建设", "state", section=91),
        piece(1, "经费使用", "state", 8, section=90),
    )
    said = complaints(sketch(*turned), order)
    assert any("section 91 已经写好，里面的事实不能拿走：8" in line for line in said)
    assert any("顺序照旧" in line for line in said)


def test_a_heading_that_was_taken_away_does_not_come_back() -> None:
    assert any("已经去掉" in line for line in complaints(sketch(), commission(gone=["存在问题"])))


def test_facts_are_left_out_only_where_somebody_may_have_said_so() -> None:
    sections = _with(CARE, {**CARE, "facts": [], "must": True})
    assert any("没有哪条要求" in line for line in complaints(sketch(*sections, left=[2]), commission()))
    allowed = commission(wish(7, "敬老服务先不写"))
    assert complaints(sketch(*sections, left=[2]), allowed) == ()


def test_problems_are_the_reason_where_no_section_is_of_problems() -> None:
    plan = (
        piece(0, "", "lead", 1, 4, must=True),
        piece(1, "主要任务", "task", 5, gaps=[6]),
        piece(1, "已有基础", "state", 2, 3),
    )
    assert complaints(sketch(*plan), commission()) == ()


def test_a_plan_may_name_a_problem_where_it_says_what_is_done_about_it() -> None:
    plan = (
        piece(0, "", "lead", 1, must=True),
        piece(1, "主要任务", "task", 4, 5, gaps=[6]),
        piece(1, "已有基础", "state", 2, 3),
    )
    assert complaints(sketch(*plan), commission()) == ()


def test_a_gap_that_the_form_carries_may_be_left_out() -> None:
    order = commission()
    head = replace(order.ledger.gaps[0], what="发文字号")
    carried = replace(order, ledger=replace(order.ledger, entries=order.ledger.entries | {6: head}))
    assert complaints(sketch(*_with(RIVER, {**RIVER, "gaps": []})), carried) == ()
