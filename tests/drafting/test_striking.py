"""What nobody told never stays in a draft."""

import pytest

from bot.compliance.rule import Context
from bot.domain.document import Brief
from bot.domain.fact import Fact
from bot.drafting.striking import strike_inventions
from bot.facts.extract import extract_facts

_CONTEXT = Context(
    Brief(issuer="芷澜县水务局", period="2026年上半年"),
    facts=tuple(extract_facts("主题党日12场\n停车场正在建设")),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("主题党日12场，惠及860人次。", "主题党日12场，惠及【待补：数字】。"),
        ("4月19日，开展主题党日12场。", "【待补：日期】，开展主题党日12场。"),
        ("由张建国同志牵头。", "由【待补：姓名】同志牵头。"),
        ("到芦花村走访。", "到【待补：地名或单位】走访。"),
        ("印发《芦花工作办法》。", "印发【待补：名称】。"),
        ("荣获全省先进集体称号。", "荣获【待补：荣誉】。"),
        ("群众说：“现在的日子一天比一天好。”", "群众说：【待补：引语】"),
        ("停车场已建成投用。", "停车场正在建设。"),
    ],
)
def test_an_invention_becomes_a_gap_and_a_plan_stays_a_plan(text: str, left: str) -> None:
    assert strike_inventions(text, _CONTEXT) == left


@pytest.mark.parametrize(
    ("now", "left"),
    [("注册志愿者168人", "注册志愿者168人。"), ("志愿者168人、队员30人", "注册志愿者【待补：更正后的数】。")],
)
def test_a_figure_from_before_its_correction_gives_way_to_the_right_one(now: str, left: str) -> None:
    context = Context(
        facts=(Fact(2, None, now, "m", replaces=(1,)),), superseded=(Fact(1, None, "注册志愿者180人", "m"),)
    )
    assert strike_inventions("注册志愿者180人。", context) == left


def test_what_the_user_wrote_herself_stays() -> None:
    own = "由张建国同志牵头，惠及860人次。"
    assert strike_inventions(f"惠及860人次。\n {own}\n惠及860人次。", _CONTEXT, {own}) == (
        f"惠及【待补：数字】。\n {own}\n惠及【待补：数字】。"
    )
