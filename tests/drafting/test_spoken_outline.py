"""What a clerk says changes the outline as she sees it, or is refused with a reason."""

import pytest

from bot.domain.document import Brief
from bot.domain.genre import Outline, SectionPlan, SectionRole
from bot.domain.request import SetOutline
from bot.domain.said import ClerkMessage
from bot.drafting.outline.arrangement import arrangement_of, outline_of
from bot.drafting.outline.proposing import fault, names, propose
from bot.drafting.outline.rearranging import is_outline_request, rearrange
from bot.understanding.orders import orders
from bot.understanding.talk import Slot, Talk
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


def _after(said: str) -> Outline | None:
    """Return the outline after what was said; `None` where it is no order or cannot be done."""
    called = zip(_OUTLINE, names(_OUTLINE), strict=True)
    slots = tuple(Slot(n, 0, name, plan.role, plan.part) for n, (plan, name) in enumerate(called, 1))
    requests = orders(said, Talk((ClerkMessage("1", said),), outline=slots))
    arrangement = arrangement_of((0, plan) for plan in _OUTLINE)
    for request in requests or ():
        changed = rearrange(arrangement, request) if is_outline_request(request) else None
        if not isinstance(changed, tuple):
            return None
        arrangement = changed
    return outline_of(arrangement) if requests else None


def _own(text: str) -> Outline | None:
    proposed = arrangement_of((0, plan) for plan in propose(_SUMMARY, Brief(topic="节能")))
    own = rearrange(proposed, SetOutline(text))
    return outline_of(own) if isinstance(own, tuple) else None


def _shown(outline: Outline | None) -> str:
    return " ".join(names(outline or ()))


@pytest.mark.parametrize(
    "order",
    [
        *(
            "删0",
            "删12",
            "删0-3",
            "删3-99",
            "删2；删99",
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
    assert _after(order) is None


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
    assert _after(fact) is None


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
    assert _shown(_after(order)) == left


@pytest.mark.parametrize(
    ("order", "become"),
    [
        ("5移到2", "导语 （一）宣传 （二）学习 （三）创建 （四）服务 二、问题 三、打算"),
        ("3移到6", "导语 （一）学习 （二）服务 （三）宣传 二、问题 三、创建 四、打算"),
        ("把6挪到3", "导语 （一）学习 （二）问题 （三）创建 （四）服务 （五）宣传 二、打算"),
        ("3放到5后面", "导语 （一）学习 （二）服务 （三）宣传 （四）创建 二、问题 三、打算"),
        ("5放到3前面", "导语 （一）学习 （二）宣传 （三）创建 （四）服务 二、问题 三、打算"),
        ("3放到最后", "导语 （一）学习 （二）服务 （三）宣传 （四）创建 二、问题 三、打算"),
        ("宣传放到最前面", "导语 （一）宣传 （二）学习 （三）创建 （四）服务 二、问题 三、打算"),
        ("7放到最后", "导语 （一）学习 （二）创建 （三）服务 （四）宣传 二、问题 三、打算"),
        ("5移到2；4移到3", "导语 （一）宣传 （二）学习 （三）服务 （四）创建 二、问题 三、打算"),
    ],
)
def test_a_moved_section_takes_the_part_of_where_it_lands(order: str, become: str) -> None:
    moved = _after(order)
    assert _shown(moved) == become
    assert fault(moved or ()) == ""


@pytest.mark.parametrize(
    ("order", "name"),
    [
        *(("加一节：网络文明", "（五）网络文明"), ("添加一节 网络文明", "（五）网络文明")),
        *(("再加一节网络文明", "（五）网络文明"), ("再补一节“网络文明”", "（五）网络文明")),
        *(("加一节：二、网络文明", "（五）网络文明"), ("在3后加 （二）网络文明", "（三）网络文明")),
        *(("在第3节之后增加一节：网络文明", "（三）网络文明"), ("在6后面加网络文明", "三、网络文明")),
        *(("最后加一节：网络文明", "四、网络文明"), ("3改成（二）网络文明。", "（二）网络文明")),
        *(("把6的标题改成：二、网络文明", "二、网络文明"), ("服务改为“网络文明”", "（三）网络文明")),
    ],
)
def test_a_new_heading_is_taken_without_the_number_typed_before_it(order: str, name: str) -> None:
    assert name in names(_after(order) or ())


def test_sections_added_at_one_place_keep_their_order() -> None:
    added = _after("在2后加 甲项；在2后加 乙项")
    assert names(added or ())[1:4] == ["（一）学习", "（二）甲项", "（三）乙项"]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("3改成" + "长" * 41, "超过 40 字"),
        ("删1-7", "一节都不留"),
        ("6改成做法", "“做法”已经有了"),
        ("加一节：服务", "“服务”已经有了"),
        (
            "；".join(f"加一节：{one}{other}事项" for one in "甲乙丙丁戊己" for other in "东西南北中前"),
            "最多 40 节",
        ),
    ],
)
def test_an_outline_that_cannot_be_used_is_refused_with_a_reason(order: str, why: str) -> None:
    changed = _after(order)
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
    assert _shown(_own(text)) == read


@pytest.mark.parametrize("text", ["一、只有一节", "随便说说", "第一、要快 第二、要好", "一、做法\n一、做法"])
def test_fewer_than_two_headings_are_no_outline(text: str) -> None:
    assert _own(text) is None


def test_an_outline_of_too_many_headings_is_refused() -> None:
    own = _own("\n".join(f"一、第{n}项" for n in range(200)))
    assert "最多 40 节" in fault(own or ())
