"""Orders to the outline are understood in people's own words; facts that sound like them are none."""

import pytest

from bot.domain.request import (
    AddSection,
    DropSections,
    MergeSections,
    MoveSection,
    Place,
    RenameSection,
    Request,
    Rewrite,
    SetOutline,
    SplitSection,
    SwapSections,
    Target,
)
from bot.understanding.orders import orders
from tests.understanding.talks import talk

_THREE, _FOUR = Target(part=3), Target(part=4)


@pytest.mark.parametrize(
    ("text", "request_"),
    [
        ("删四", DropSections((_FOUR,))),
        ("删4、5", DropSections((Target(number=4), Target(number=5)))),
        ("麻烦把第3节删了吧，谢谢", DropSections((Target(number=3),))),
        ("不要导语", DropSections((Target(place=Place.LEAD),))),
        ("存在问题那部分拿掉", DropSections((Target(name="存在问题"),))),
        ("合并三和四", MergeSections((_THREE, _FOUR))),
        ("三四合一块", MergeSections((_THREE, _FOUR))),
        ("把三、四两部分并成一节", MergeSections((_THREE, _FOUR))),
        ("对调二和三", SwapSections(Target(part=2), _THREE)),
        ("把志愿服务那段挪到前面", MoveSection(Target(name="志愿服务"), None, True)),
        ("4移到2", MoveSection(Target(number=4), Target(number=2), True)),
        ("2移到4", MoveSection(Target(number=2), Target(number=4), False)),
        ("能不能把存在问题挪到最后？", MoveSection(Target(name="存在问题"), None, False)),
        ("加一节应急值守", AddSection("应急值守")),
        ("在第三部分后面再加个安全生产", AddSection("安全生产", _THREE)),
        ("2改成强化宣传，营造氛围", RenameSection(Target(number=2), "强化宣传，营造氛围")),
        (
            "第3节改成：教师全天在岗，有事马上报告。",
            Rewrite(Target(number=3), "第3节改成：教师全天在岗，有事马上报告"),
        ),
        ("把三拆成宣传和培训两节", SplitSection(_THREE, ("宣传", "培训"))),
        *(
            ("把导语去了", DropSections((Target(place=Place.LEAD),))),
            ("三去掉吧，重复了", DropSections((_THREE,))),
        ),
        ("存在问题整个不要了，太散，我自己另想", DropSections((Target(name="存在问题"),))),
        ("只留前两个", DropSections(tuple(Target(number=n) for n in (4, 5, 6, 7)))),
        ("二三部分合成一个", MergeSections((Target(part=2), _THREE))),
        ("存在问题跟下一步打算合一", MergeSections((Target(name="存在问题"), Target(name="下一步打算")))),
        ("二跟三合起来叫“短板和经费”", MergeSections((Target(part=2), _THREE), "短板和经费")),
        ("把三并到四里", MergeSections((_FOUR, _THREE))),
        ("二和三顺序反了", SwapSections(Target(part=2), _THREE)),
        ("第4节往前挪一位", MoveSection(Target(number=4), Target(number=3), True)),
        ("下一步打算提到存在问题前头", MoveSection(Target(name="下一步打算"), Target(name="存在问题"), True)),
        ("经费使用得放第一个，今年查得紧", MoveSection(Target(name="经费使用"), None, True)),
        ("经费使用是上面点名要看的，提到最前面去才像话", MoveSection(Target(name="经费使用"), None, True)),
        ("网络文明单独列一节", AddSection("网络文明")),
        ("存在问题里加个小标题：人手不足", AddSection("人手不足", Target(name="存在问题"), level=2)),
        ("第三部分标题改一下，叫“短板”", RenameSection(_THREE, "短板")),
    ],
)
def test_an_order_to_the_outline_is_understood(text: str, request_: Request) -> None:
    assert orders(text, talk(text)) == (request_,)


def test_several_orders_in_one_message_are_taken_in_their_order() -> None:
    text = "2改成宣传，删4；然后把三和四对调一下"
    assert orders(text, talk(text)) == (
        RenameSection(Target(number=2), "宣传"),
        DropSections((Target(number=4),)),
        SwapSections(_THREE, _FOUR),
    )


@pytest.mark.parametrize(
    "fact",
    [
        *("志愿服务队伍和文明实践站合并了", "文明创建拿了牌子", "志愿服务改成每周一次", "取消了周末值班"),
        *(
            "下一步打算加一个志愿服务点",
            "第三部分的数据来自统计局",
            "存在问题主要是人手不够",
            "不要群众一分钱",
        ),
        *("导语写上级要求", "顺序调整了一下，先宣讲后座谈", "只留一个窗口", "今年把3个小支部合并成1个"),
        *("合并3个党支部", "新增志愿服务站2个", "撤销2个机构", "删除违规账号12个", "二等奖改成6名"),
        *(
            "取消收费项目4项",
            "删4，培训了3次",
            "会议室换到三楼了",
            "在学习后加强讨论6次",
            "三四月份合计开展12场",
        ),
    ],
)
def test_a_fact_that_sounds_like_an_order_is_none(fact: str) -> None:
    assert orders(fact, talk(fact)) is None


@pytest.mark.parametrize(
    "text",
    [
        "一、基本情况\n二、主要做法\n（一）抓宣讲\n（二）抓巡访\n三、存在问题\n四、下一步打算",
        "就按这个提纲：第一部分 概况；第二部分 做法；第三部分 体会",
        "主任念给我的第一部分是队伍建设第二部分是班级管理第三部分是问题与思考",
        "提纲我有，导语、队伍、项目、不足、打算，就这五块",
        "①总体情况 ②特色项目（1.助浴 2.助餐）③存在困难 ④工作思路",
    ],
)
def test_an_outline_of_the_clerks_own_is_taken_whole(text: str) -> None:
    assert orders(text, talk(text)) == (SetOutline(text),)


@pytest.mark.parametrize(
    "text",
    [
        "问题：1.学习不深入 2.管理不严格 3.作风不扎实",
        "下一步：1.值班 2.除险加固 3.补种改种",
        "一、走访80户 二、培训6场 三、整改12处",
        "1.个别人重视不够；2.经费不足；3.队伍年龄偏大",
        "第二部分和第三部分写得不错，就是长了两页",
    ],
)
def test_a_list_of_facts_is_no_outline(text: str) -> None:
    requests = orders(text, talk(text, "存在哪些问题？")) or ()
    assert not any(isinstance(request, SetOutline) for request in requests)
