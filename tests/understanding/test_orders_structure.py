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
        ("把三拆成宣传和培训两节", SplitSection(_THREE, ("宣传", "培训"))),
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
