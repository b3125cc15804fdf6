"""An outline of the clerk's own is taken literally; sections whose heading stayed stay the same sections."""

from bot.domain.document import Document
from bot.domain.fact import Fact
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.request import SetOutline
from bot.drafting.outline.arrangement import Arrangement, arrangement_of, outline_of
from bot.drafting.outline.proposing import names
from bot.drafting.outline.rearranging import Ambiguity, rearrange
from bot.drafting.skeleton import skeleton
from bot.export.plain import render
from tests.export.documents import BRIEF, section


def _plan(part: str, heading: str = "", role: SectionRole = SectionRole.ACHIEVEMENTS) -> SectionPlan:
    return SectionPlan(role, part, heading, (), "", "", "", 500)


_BEFORE = arrangement_of(
    (
        (10, _plan("", role=SectionRole.LEAD)),
        (11, _plan("做法", "宣讲")),
        (12, _plan("做法", "巡访")),
        (13, _plan("存在问题", role=SectionRole.PROBLEMS)),
        (14, _plan("附件：名册", role=SectionRole.ANNEX)),
    )
)


def _laid_down(text: str) -> Arrangement:
    result = rearrange(_BEFORE, SetOutline(text))
    assert result is not None
    assert not isinstance(result, Ambiguity)
    return result


def test_headings_are_taken_literally_and_known_sections_keep_their_ids() -> None:
    result = _laid_down("一、概况\n二、做法\n（一）巡访\n（二）评议\n三、存在问题")
    assert names(outline_of(result)) == [
        "导语",
        "一、概况",
        "（一）巡访",
        "（二）评议",
        "三、存在问题",
        "附件：名册",
    ]
    assert [placed.section for placed in result] == [10, 0, 12, 0, 13, 14]
    assert result[2].plan.length == 500


def test_a_third_level_belongs_to_its_section() -> None:
    result = _laid_down("一、做法\n（一）宣讲\n1.进村\n2.进校\n二、打算")
    assert result[1].section == 11
    assert result[1].plan.subheadings == ("进村", "进校")


def test_labels_of_the_clerks_own_are_kept_and_follow_the_order() -> None:
    result = _laid_down("第一部分 做法\n1.1 宣讲\n1.2 巡访\n第二部分 存在问题\n第三部分 打算")
    shown = names(outline_of(result))
    assert shown[1:5] == ["1.1 宣讲", "1.2 巡访", "第二部分\u3000存在问题", "第三部分\u3000打算"]


def test_a_lead_named_in_the_outline_is_not_doubled() -> None:
    assert _laid_down("一、指导思想\n二、做法")[0].plan.role is SectionRole.REQUIREMENTS


def test_the_same_heading_twice_is_one_section() -> None:
    result = _laid_down("一、做法\n二、做法\n三、存在问题")
    assert [placed.section for placed in result].count(13) == 1
    assert len(result) == 4


def test_one_heading_is_no_outline() -> None:
    assert rearrange(_BEFORE, SetOutline("一、做法")) is None


def test_an_unwritten_section_is_exported_with_its_headings_and_own_labels() -> None:
    result = _laid_down("第一部分 做法\n1.1 宣讲\n1.1.1 进村\n1.1.2 进校\n第二部分 打算")
    plain = render(
        Document(1, BRIEF, "标题", tuple(section(n, plan=p.plan) for n, p in enumerate(result, 1)))
    )
    lines = plain.splitlines()
    assert "第一部分\u3000做法" in lines
    assert "1.1 宣讲" in lines
    assert "1.1.1 进村。【待补：进村】" in lines
    assert "1.1.2 进校。【待补：进校】" in lines


def test_a_skeleton_writes_the_headings_of_the_third_level_out() -> None:
    plan = SectionPlan(
        SectionRole.ACHIEVEMENTS, "做法", "宣讲", (), "", "", "", 300, ("进村入户", "校园开讲")
    )
    facts = (Fact(1, 1, "校园开讲6场", "m"), Fact(2, 1, "宣讲员32人", "m"))
    text = skeleton(plan, facts, (), False, ("1.进村入户", "2.校园开讲"))
    assert text == "宣讲员32人。\n1.进村入户。【待补：进村入户】\n2.校园开讲。校园开讲6场。"
