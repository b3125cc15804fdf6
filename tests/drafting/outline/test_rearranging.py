"""A clerk's orders change the outline, before and after drafting alike; every section keeps its id."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.request import (
    AddSection,
    DropSections,
    MergeSections,
    MoveSection,
    Place,
    RenameSection,
    SplitSection,
    SwapSections,
    Target,
)
from bot.drafting.outline.arrangement import Arrangement, arrangement_of, outline_of
from bot.drafting.outline.proposing import names
from bot.drafting.outline.rearranging import Ambiguity, OutlineRequest, rearrange


def _plan(part: str, heading: str = "", role: SectionRole = SectionRole.ACHIEVEMENTS) -> SectionPlan:
    return SectionPlan(role, part, heading, (), "", "", "", 300)


_BEFORE = arrangement_of(
    (
        (10, _plan("", role=SectionRole.LEAD)),
        (11, _plan("做法", "抓实学习")),
        (12, _plan("做法", "文明创建")),
        (13, _plan("做法", "志愿服务")),
        (14, _plan("存在问题", role=SectionRole.PROBLEMS)),
        (15, _plan("下一步打算", role=SectionRole.NEXT_STEPS)),
    )
)


def _shown(result: Arrangement | Ambiguity | None) -> str:
    assert isinstance(result, tuple)
    return " ".join(names(outline_of(result)))


def _ids(result: Arrangement | Ambiguity | None) -> list[int]:
    assert isinstance(result, tuple)
    return [placed.section for placed in result]


@pytest.mark.parametrize(
    ("request_", "shown"),
    [
        (DropSections((Target(number=4),)), "导语 （一）抓实学习 （二）文明创建 二、存在问题 三、下一步打算"),
        (DropSections((Target(place=Place.LEAD), Target(part=1))), "一、存在问题 二、下一步打算"),
        (
            MoveSection(Target(name="志愿服务"), before=True),
            "导语 （一）志愿服务 （二）抓实学习 （三）文明创建 二、存在问题 三、下一步打算",
        ),
        (
            MoveSection(Target(part=1), before=False),
            "导语 一、存在问题 二、下一步打算 （一）抓实学习 （二）文明创建 （三）志愿服务",
        ),
        (
            RenameSection(Target(part=1), "工作成效"),
            "导语 （一）抓实学习 （二）文明创建 （三）志愿服务 二、存在问题 三、下一步打算",
        ),
        (
            AddSection("应急值守"),
            "导语 （一）抓实学习 （二）文明创建 （三）志愿服务 （四）应急值守 二、存在问题 三、下一步打算",
        ),
        (
            AddSection("安全生产", Target(part=1)),
            "导语 （一）抓实学习 （二）文明创建 （三）志愿服务 二、安全生产 三、存在问题 四、下一步打算",
        ),
        (
            SwapSections(Target(part=2), Target(part=3)),
            "导语 （一）抓实学习 （二）文明创建 （三）志愿服务 二、下一步打算 三、存在问题",
        ),
        (
            SplitSection(Target(name="文明创建"), ("文明单位", "文明家庭")),
            "导语 （一）抓实学习 （二）文明单位 （三）文明家庭 （四）志愿服务 二、存在问题 三、下一步打算",
        ),
    ],
)
def test_the_outline_becomes_what_was_asked(request_: OutlineRequest, shown: str) -> None:
    assert _shown(rearrange(_BEFORE, request_)) == shown


def test_what_is_merged_is_named_so_that_its_facts_can_follow() -> None:
    merged = rearrange(_BEFORE, MergeSections((Target(part=2), Target(part=3)), "问题和打算"))
    assert _shown(merged) == "导语 （一）抓实学习 （二）文明创建 （三）志愿服务 二、问题和打算"
    assert isinstance(merged, tuple)
    assert (merged[-1].section, merged[-1].merged) == (14, (15,))


def test_what_is_merged_without_a_name_is_called_by_what_it_tells() -> None:
    problems, plans, lead, learning = (
        Target(part=2),
        Target(part=3),
        Target(place=Place.LEAD),
        Target(number=2),
    )
    merged = _shown(rearrange(_BEFORE, MergeSections((problems, plans))))
    assert merged.endswith("二、存在问题和下一步打算")
    assert _shown(rearrange(_BEFORE, MergeSections((lead, learning)))) == (
        "导语 （一）文明创建 （二）志愿服务 二、存在问题 三、下一步打算"
    )


def test_a_section_with_pieces_keeps_its_id_in_the_first() -> None:
    split = rearrange(_BEFORE, SplitSection(Target(number=3), ("文明单位", "文明家庭")))
    assert _ids(split) == [10, 11, 12, 0, 13, 14, 15]


def test_this_and_its_neighbours_are_counted_from_the_section_in_hand() -> None:
    assert _ids(rearrange(_BEFORE, DropSections((Target(place=Place.PREVIOUS),)), 13)) == [
        10,
        11,
        13,
        14,
        15,
    ]
    assert rearrange(_BEFORE, DropSections((Target(place=Place.PREVIOUS),))) is None


def test_numbers_stay_those_that_were_shown_until_the_message_ends() -> None:
    once = rearrange(_BEFORE, DropSections((Target(number=2),)))
    assert isinstance(once, tuple)
    assert _ids(rearrange(once, DropSections((Target(number=3),)))) == [10, 13, 14, 15]


def test_an_order_that_fits_two_sections_is_asked_back() -> None:
    twins = arrangement_of(
        ((1, _plan("", "党员志愿服务")), (2, _plan("", "青年志愿服务")), (3, _plan("", "宣传")))
    )
    asked = rearrange(twins, DropSections((Target(name="志愿服务"),)))
    assert isinstance(asked, Ambiguity)
    assert [option.name for option in asked.options] == ["党员志愿服务", "青年志愿服务"]
    assert _ids(rearrange(twins, asked.options[1].request)) == [1, 3]


def test_a_heading_below_the_second_level_becomes_one_of_the_sections_own() -> None:
    result = rearrange(_BEFORE, AddSection("人手不足", Target(name="存在问题"), level=2))
    assert isinstance(result, tuple)
    assert (result[4].section, result[4].plan.subheadings) == (14, ("人手不足",))


@pytest.mark.parametrize(
    "request_",
    [
        DropSections((Target(number=9),)),
        RenameSection(Target(name="财务管理"), "经费"),
        SwapSections(Target(part=1), Target(number=3)),
        MergeSections((Target(number=2),)),
        MoveSection(Target(place=Place.LEAD), Target(number=3)),
        SplitSection(Target(number=2)),
    ],
)
def test_what_is_not_there_or_cannot_stand_there_is_refused(request_: OutlineRequest) -> None:
    assert rearrange(_BEFORE, request_) is None


_HEADINGS = st.sampled_from(["甲事", "乙事", "丙事", "丁事", "戊事"])
_TARGETS = st.one_of(
    st.integers(1, 7).map(lambda n: Target(number=n)),
    st.integers(1, 4).map(lambda n: Target(part=n)),
    st.sampled_from([Target(place=place) for place in Place]),
    st.sampled_from([Target(name=name) for name in ("志愿服务", "问题", "甲事", "做法")]),
)
_REQUESTS = st.one_of(
    st.builds(AddSection, _HEADINGS, st.none() | _TARGETS, st.booleans(), st.sampled_from([0, 1, 2, 3])),
    st.builds(DropSections, st.tuples(_TARGETS)),
    st.builds(MoveSection, _TARGETS, st.none() | _TARGETS, st.booleans()),
    st.builds(RenameSection, _TARGETS, _HEADINGS),
    st.builds(MergeSections, st.tuples(_TARGETS, _TARGETS), st.just("") | _HEADINGS),
    st.builds(SplitSection, _TARGETS, st.tuples(_HEADINGS, _HEADINGS)),
    st.builds(SwapSections, _TARGETS, _TARGETS),
)


def _ids_kept(arrangement: Arrangement) -> list[int]:
    return [i for placed in arrangement for i in (placed.section, *placed.merged) if i]


@given(st.lists(_REQUESTS, max_size=8), st.sampled_from([0, 11, 13]))
def test_whatever_is_asked_no_section_is_lost_or_doubled(
    requests: list[OutlineRequest], current: int
) -> None:
    arrangement = _BEFORE
    for request in requests:
        result = rearrange(arrangement, request, current)
        assert rearrange(arrangement, request, current) == result
        if not isinstance(result, tuple):
            continue
        before, after = _ids_kept(arrangement), _ids_kept(result)
        assert len(after) == len(set(after))
        assert set(after) <= set(before)
        if not isinstance(request, DropSections):
            assert set(after) == set(before)
        arrangement = result
