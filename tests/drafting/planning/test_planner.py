"""The planner: asked, asked once more where code objects, and mended where that does not help."""

import pytest

from bot.domain.genre import SectionRole
from bot.drafting.outline.proposing import names
from bot.drafting.planning.planner import Plan, Planner
from bot.errors import ModelUnfit, ModelUnreachable
from tests.drafting.planning.making import (
    CARE,
    GROUP,
    LEAD,
    NEXT,
    PROBLEM,
    RIVER,
    TITLE,
    answer,
    commission,
    piece,
    sketch,
)
from tests.fakes import NoExemplars, ScriptedModel, Step
from tests.installed import PROMPTS


def _planner(*script: Step) -> tuple[Planner, ScriptedModel]:
    model = ScriptedModel(*script)
    return Planner(model, PROMPTS, NoExemplars()), model


def _outline(planned: Plan) -> list[str]:
    return names([placed.plan for placed in planned.sections])


async def test_a_sound_plan_is_taken_at_once() -> None:
    planner, model = _planner(answer(formulations=["党的二十大精神"]))
    planned = await planner.plan(commission())
    assert _outline(planned) == [
        "导语",
        "（一）聚焦一老一小，做实邻里照护",
        "（二）聚焦河道环境，抓好日常巡护",
        "二、存在问题",
        "三、下一步打算",
    ]
    assert planned.places == {1: 0, 2: 1, 3: 2, 6: 2, 4: 3, 5: 4}
    assert (planned.title, planned.main_line) == (TITLE, "小事办实")
    assert planned.formulations == ("党的二十大精神",)
    care = planned.sections[1].plan
    assert (care.role, care.part, care.length) == (SectionRole.ACHIEVEMENTS, "主要做法", 200)
    assert (care.guidance, care.first) == ("先写敬老", "从重阳起头")
    assert all(placed.plan.questions for placed in planned.sections)
    assert len(model.asked) == 1 == len(planned.costs)


async def test_names_are_veiled_and_come_back() -> None:
    def veiled(asked: str) -> str:
        assert "青石镇" not in asked
        assert "⟦单位1⟧" in asked
        return answer(title=TITLE.replace("青石镇人民政府", "⟦单位1⟧"))

    planner, model = _planner(veiled)
    assert (await planner.plan(commission())).title == TITLE
    assert "⟦左⟧" not in model.asked[0][1].content


async def test_a_faulty_plan_is_asked_for_once_more() -> None:
    planner, model = _planner(answer(LEAD, GROUP, CARE, PROBLEM, NEXT), answer())
    planned = await planner.plan(commission())
    assert planned.places[3] == 2
    assert len(planned.costs) == 2
    complaints = model.asked[1][1].content.split("【程序核对】")[1]
    assert "没有放进任何一节的事实：3" in complaints
    assert "没有放进任何一节的待补：6" in complaints


async def test_what_fails_twice_is_set_right() -> None:
    bad = (
        LEAD,
        GROUP,
        piece(2, "（一）聚焦照护", "done", 2, 5, 99),
        piece(2, "组织活动8次，守护河道环境", "done", 2, 3),
        piece(1, "工作特色", "done"),
        PROBLEM,
        NEXT,
    )
    planner, model = _planner(answer(*bad, title="工作总结工作总结"), answer(*bad, title="工作总结工作总结"))
    planned = await planner.plan(commission())
    assert _outline(planned) == [
        "导语",
        "（一）聚焦照护",
        "（二）守护河道环境",
        "二、存在问题",
        "三、下一步打算",
    ]
    places = planned.places
    assert {n: places[n] for n in (1, 2, 3, 4, 5)} == {1: 0, 2: 1, 3: 2, 4: 3, 5: 4}
    assert places[6] is not None
    assert planned.title == TITLE
    assert len(model.asked) == 2


async def test_a_second_answer_that_is_none_leaves_the_first() -> None:
    planner, _ = _planner(answer(LEAD, GROUP, CARE, RIVER, NEXT), ModelUnreachable("模型连不上。"))
    planned = await planner.plan(commission())
    assert "（一）聚焦一老一小，做实邻里照护" in _outline(planned)


async def test_a_second_answer_that_is_worse_is_not_taken() -> None:
    planner, _ = _planner(answer(LEAD, GROUP, CARE, RIVER, NEXT), answer(LEAD))
    assert len((await planner.plan(commission())).sections) > 2


async def test_a_model_that_fails_makes_no_plan() -> None:
    planner, _ = _planner(ModelUnreachable("模型连不上。"))
    with pytest.raises(ModelUnreachable):
        await planner.plan(commission())


async def test_an_answer_without_sections_makes_no_plan() -> None:
    planner, _ = _planner('{"title": "x", "sections": []}', '{"title": "x", "sections": []}')
    with pytest.raises(ModelUnfit):
        await planner.plan(commission())


def test_a_sketch_of_a_sound_answer_has_every_entry_once() -> None:
    entries = [n for p in sketch().sections for n in p.entries]
    assert sorted(entries) == [1, 2, 3, 4, 5, 6]
