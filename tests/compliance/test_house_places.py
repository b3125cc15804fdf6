"""What the unit's own list avoids is found as a word, and written anew where nothing else changes."""

import pytest

from bot.compliance.checker import check, repair
from bot.compliance.rule import Context
from bot.domain.house_word import HouseWord


def _mended(text: str, avoided: str, used: str) -> str:
    return repair(text, Context(house=(HouseWord(avoided, used, ""),)))[0]


@pytest.mark.parametrize(
    ("avoided", "used", "text", "mended"),
    [
        ("水务局", "水利局", "市水务局牵头办理。", "市水利局牵头办理。"),
        ("民工", "务工人员", "为民工讨回工资。", "为务工人员讨回工资。"),
        ("贫困户", "脱贫户", "走访贫困户12户。", "走访脱贫户12户。"),
        ("领导班子", "班子", "领导班子成员带头学习。", "班子成员带头学习。"),
    ],
)
def test_a_word_that_stands_alone_is_written_anew(avoided: str, used: str, text: str, mended: str) -> None:
    assert _mended(text, avoided, used) == mended


@pytest.mark.parametrize(
    ("avoided", "used", "text"),
    [
        ("民工", "务工人员", "为农民工讨回工资。"),
        ("同意", "赞成", "会上有不同意见。"),
        ("会员", "成员", "慰问工会员工。"),
        ("中医", "国医", "李护士在中医院工作。"),
    ],
)
def test_what_is_a_part_of_another_word_is_no_finding(avoided: str, used: str, text: str) -> None:
    context = Context(house=(HouseWord(avoided, used, ""),))
    assert _mended(text, avoided, used) == text
    assert [found for found in check(text, context) if found.rule == "Y903"] == []


@pytest.mark.parametrize(
    ("avoided", "used", "text"),
    [
        ("三项工作", "四项工作", "抓好三项工作。"),
        ("一百户", "两百户", "走访一百户群众。"),
        ("半年", "全年", "完成半年任务。"),
        ("水务局", "水利局", "清江水务局供水有限公司承建。"),
        ("清江", "青江", "清江水务有限公司承建。"),
        ("清办", "清政办", "按清办发〔2026〕3号文办理。"),
        ("政务中心", "政务服务中心", "墙上写着‘政务中心’。"),
        ("政务中心", "政务服务中心", '墙上写着"政务中心"。'),
        ("政务中心", "政务服务中心", "墙上写着「政务中心」和『政务中心』。"),
        ("政务中心", "政务服务中心", "见《关于〈政务中心办法〉的说明》。"),
        ("政务中心", "政务服务中心", "见〈政务中心办法〉。"),
    ],
)
def test_figures_names_and_what_is_cited_are_pointed_at_and_written_by_nobody(
    avoided: str, used: str, text: str
) -> None:
    context = Context(house=(HouseWord(avoided, used, ""),))
    mended, _ = repair(text, context)
    assert avoided in mended
    assert used not in mended.replace(avoided, "")
