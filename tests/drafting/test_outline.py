"""An outline obeys short orders, or is replaced by the user's own."""

import pytest

from bot import shipped
from bot.domain.document import Brief
from bot.domain.genre import Genre, Outline, SectionPlan, SectionRole
from bot.drafting.genres import load_genres
from bot.drafting.outline import edited, fault, names, one_fewer, one_more, propose, read_own

_GENRES = load_genres(shipped.GENRES)
_SUMMARY = _GENRES["工作总结"]


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


def _shown(outline: Outline | None) -> str:
    return " ".join(names(outline or ()))


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
        ("通知", "召开志愿服务推进会", "时间和地点"),
        ("通知", "开展诵读活动", "活动内容"),
        ("通知", "规范办公用品领用", "主要任务"),
        ("征集通知", "全民阅读征文", "作品要求"),
        ("征集通知", "征集志愿服务项目", "材料要求"),
    ],
)
def test_other_genres_follow_the_topic_too(genre: str, topic: str, part_of_it: str) -> None:
    outline = propose(_GENRES[genre], Brief(topic=topic))
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


@pytest.mark.parametrize("genre", _GENRES.values(), ids=_GENRES.keys())
def test_no_outline_of_ours_is_refused(genre: Genre) -> None:
    assert all(fault(variant.sections) == "" for variant in genre.variants)


def test_one_more_and_one_fewer_leave_problems_and_next_steps() -> None:
    assert names(one_more(_OUTLINE, "其他工作"))[5] == "（五）其他工作"
    assert [p.role for p in one_fewer(_OUTLINE)][-2:] == [SectionRole.PROBLEMS, SectionRole.NEXT_STEPS]


@pytest.mark.parametrize(
    "order",
    [
        *(
            "删0",
            "删12",
            "删0-3",
            "删3-99",
            "删2；删99",
            "删二",
            "不要口号",
            "删",
            "2改成",
            "3移到40",
            "随便说说",
        ),
        *("加强组织领导", "增加一节", "加一节：", "加一节：二、", "删2；2改成培训", "1移到3"),
    ],
)
def test_an_order_that_is_not_understood_changes_nothing(order: str) -> None:
    assert edited(_OUTLINE, order) is None


@pytest.mark.parametrize(
    "fact",
    [
        "新增服务站3个",
        "增加投入30万元",
        "在学习后增加讨论6次",
        "加强宣传12次",
        "最后增加1场",
        "加上退休职工共320人",
    ],
)
def test_a_fact_is_no_order(fact: str) -> None:
    assert edited(_OUTLINE, fact) is None


@pytest.mark.parametrize(
    ("order", "left"),
    [
        ("删2；删3", "导语 （一）服务 （二）宣传 二、问题 三、打算"),
        ("删2，删3", "导语 （一）服务 （二）宣传 二、问题 三、打算"),
        ("删2\n3改成培训", "导语 （一）培训 （二）服务 （三）宣传 二、问题 三、打算"),
        ("删第二节", "导语 （一）创建 （二）服务 （三）宣传 二、问题 三、打算"),
        ("删1、2", "（一）创建 （二）服务 （三）宣传 二、问题 三、打算"),
        ("删1-3", "（一）服务 （二）宣传 二、问题 三、打算"),
        ("删除第2、3节", "导语 （一）服务 （二）宣传 二、问题 三、打算"),
        ("删2和4到6", "导语 （一）创建 二、打算"),
        ("第3节删掉", "导语 （一）学习 （二）服务 （三）宣传 二、问题 三、打算"),
        ("请把第3节删了吧。", "导语 （一）学习 （二）服务 （三）宣传 二、问题 三、打算"),
        ("删掉宣传", "导语 （一）学习 （二）创建 （三）服务 二、问题 三、打算"),
    ],
)
def test_numbers_of_one_message_are_those_that_are_shown(order: str, left: str) -> None:
    assert _shown(edited(_OUTLINE, order)) == left


@pytest.mark.parametrize(
    ("order", "become"),
    [
        ("5移到2", "导语 （一）宣传 （二）学习 （三）创建 （四）服务 二、问题 三、打算"),
        ("3移到6", "导语 （一）学习 （二）服务 （三）宣传 二、问题 三、创建 四、打算"),
        ("把6挪到3", "导语 （一）学习 （二）问题 （三）创建 （四）服务 （五）宣传 二、打算"),
        ("3放到5后面", "导语 （一）学习 （二）服务 （三）宣传 （四）创建 二、问题 三、打算"),
        ("5放到3前面", "导语 （一）学习 （二）宣传 （三）创建 （四）服务 二、问题 三、打算"),
        ("3放到最后", "导语 （一）学习 （二）服务 （三）宣传 二、问题 三、打算 四、创建"),
        ("宣传放到最前面", "导语 （一）宣传 （二）学习 （三）创建 （四）服务 二、问题 三、打算"),
        ("7放到最后", "导语 （一）学习 （二）创建 （三）服务 （四）宣传 二、问题 三、打算"),
        ("5移到2；4移到3", "导语 （一）宣传 （二）学习 （三）服务 （四）创建 二、问题 三、打算"),
    ],
)
def test_a_moved_section_takes_the_part_of_where_it_lands(order: str, become: str) -> None:
    moved = edited(_OUTLINE, order)
    assert _shown(moved) == become
    assert fault(moved or ()) == ""


@pytest.mark.parametrize(
    ("order", "name"),
    [
        *(("加一节：网络文明", "（五）网络文明"), ("添加一节 网络文明", "（五）网络文明")),
        *(("再加一节网络文明", "（五）网络文明"), ("增加“网络文明”", "（五）网络文明")),
        *(("加一节：二、网络文明", "（五）网络文明"), ("在3后加 （二）网络文明", "（三）网络文明")),
        *(("在第3节之后增加一节：网络文明", "（三）网络文明"), ("在6后面加网络文明", "三、网络文明")),
        *(("最后加一节：网络文明", "四、网络文明"), ("3改成（二）网络文明。", "（二）网络文明")),
        *(("把6的标题改成：二、网络文明", "二、网络文明"), ("服务改为“网络文明”", "（三）网络文明")),
    ],
)
def test_a_new_heading_is_taken_without_the_number_typed_before_it(order: str, name: str) -> None:
    assert name in names(edited(_OUTLINE, order) or ())


def test_sections_added_at_one_place_keep_their_order() -> None:
    added = edited(_OUTLINE, "在2后加 甲项；在2后加 乙项")
    assert names(added or ())[1:4] == ["（一）学习", "（二）甲项", "（三）乙项"]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("3改成" + "长" * 41, "超过 40 字"),
        ("删1-7", "一节都不留"),
        ("6改成做法", "“做法”已经有了"),
        ("加一节：服务", "“服务”已经有了"),
        ("；".join(f"加一节：第{n}项" for n in range(34)), "最多 40 节"),
    ],
)
def test_an_outline_that_cannot_be_used_is_refused_with_a_reason(order: str, why: str) -> None:
    changed = edited(_OUTLINE, order)
    assert changed is not None
    assert why in fault(changed)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("一、主要做法\n（一）学习\n（二）服务\n二、打算", "导语 （一）学习 （二）服务 二、打算"),
        ("一、总体情况 二、主要做法 三、问题 四、打算", "导语 一、总体情况 二、主要做法 三、问题 四、打算"),
        ("提纲：一、总体情况；二、做法；三、打算。", "导语 一、总体情况 二、做法 三、打算"),
        ("一、做法 （一）学习 （二）服务 二、打算", "导语 （一）学习 （二）服务 二、打算"),
        ("（一）学习 （二）服务 （三）打算", "导语 （一）学习 （二）服务 （三）打算"),
        (
            "一、统一、规范管理 二、唯一、第二、第三 三、打算",
            "导语 一、统一、规范管理 二、唯一、第二、第三 三、打算",
        ),
        (
            "一、做法\n（一）学习\n（一）学习\n二、打算\n一、做法\n（二）服务",
            "导语 （一）学习 （二）服务 二、打算",
        ),
        ("一、做法\n二、做法\n三、打算", "导语 一、做法 二、打算"),
        ("一、做法\n二、\n三、打算", "导语 一、做法 二、打算"),
    ],
)
def test_an_outline_of_ones_own_is_read(text: str, read: str) -> None:
    assert _shown(read_own(text, _SUMMARY, Brief(topic="节能"))) == read


@pytest.mark.parametrize("text", ["一、只有一节", "随便说说", "第一、要快 第二、要好", "一、做法\n一、做法"])
def test_fewer_than_two_headings_are_no_outline(text: str) -> None:
    assert read_own(text, _SUMMARY, Brief()) is None


def test_an_outline_of_too_many_headings_is_refused() -> None:
    own = read_own("\n".join(f"一、第{n}项" for n in range(200)), _SUMMARY, Brief())
    assert "最多 40 节" in fault(own or ())
