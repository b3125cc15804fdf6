"""An outline obeys short orders, or is replaced by the user's own."""

import pytest

from bot.domain.document import Brief
from bot.domain.genre import Genre, SectionPlan, SectionRole
from bot.drafting.outline.proposing import add_section, drop_section, fault, names, propose
from tests.installed import GENRES

_SUMMARY = GENRES["工作总结"]


def _plan(part: str, heading: str = "", role: SectionRole = SectionRole.ACHIEVEMENTS) -> SectionPlan:
    return SectionPlan(role, part, heading, (), "", "", "", 300)


_OUTLINE = (
    _plan("", role=SectionRole.LEAD),
    _plan("做法", "学习"),
    _plan("做法", "创建"),
    _plan("做法", "服务"),
    _plan("做法", "宣传"),
    _plan("问题", role=SectionRole.PROBLEMS),
    _plan("打算", role=SectionRole.NEXT_STEPS),
)


@pytest.mark.parametrize(
    ("topic", "part_of_it"),
    [("精神文明建设", "选树先进典型"), ("意识形态", "压实主体责任"), ("节能", "突出工作重点")],
)
def test_the_outline_follows_the_topic(topic: str, part_of_it: str) -> None:
    outline = propose(_SUMMARY, Brief(topic=topic))
    assert any(part_of_it in name for name in names(outline))


@pytest.mark.parametrize(
    ("genre", "topic", "part_of_it"),
    [
        ("实施方案", "全民阅读活动", "组织系列活动"),
        ("实施方案", "学雷锋志愿服务", "建强服务队伍"),
        ("实施方案", "人居环境整治", "集中整改提升"),
        ("实施方案", "节能", "抓好重点工作"),
        ("情况报告", "安全隐患整改", "逐项销号"),
        ("情况报告", "节能", "突出重点"),
        ("通知", "做好国庆假期值班工作", "压实工作责任"),
        ("会议通知", "召开志愿服务推进会", "会议时间和地点"),
        ("通知", "开展诵读活动", "活动内容"),
        ("通知", "规范办公用品领用", "主要任务"),
        ("征集通知", "全民阅读征文", "作品要求"),
        ("征集通知", "征集志愿服务项目", "材料要求"),
    ],
)
def test_other_genres_follow_the_topic_too(genre: str, topic: str, part_of_it: str) -> None:
    outline = propose(GENRES[genre], Brief(topic=topic))
    assert any(part_of_it in name for name in names(outline))


def test_an_annex_is_not_counted_among_the_parts() -> None:
    parts = (
        _plan("事项"),
        _plan("附件：推荐表", role=SectionRole.ANNEX),
        _plan("汇总表", role=SectionRole.ANNEX),
    )
    assert names(parts) == ["一、事项", "附件：推荐表", "附件：汇总表"]


def test_another_outline_comes_around_in_a_circle() -> None:
    seen = [propose(_SUMMARY, Brief(topic="意识形态"), turn) for turn in range(4)]
    assert seen[0] != seen[1] != seen[2]
    assert seen[3] == seen[0]


@pytest.mark.parametrize("genre", GENRES.values(), ids=GENRES.keys())
def test_no_outline_of_ours_is_refused(genre: Genre) -> None:
    assert all(fault(variant.sections) == "" for variant in genre.variants)


def test_one_more_and_one_fewer_leave_problems_and_next_steps() -> None:
    assert names(add_section(_OUTLINE, "其他工作"))[5] == "（五）其他工作"
    assert [p.role for p in drop_section(_OUTLINE)][-2:] == [SectionRole.PROBLEMS, SectionRole.NEXT_STEPS]
