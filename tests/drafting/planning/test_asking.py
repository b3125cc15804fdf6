"""What a model is told when it is to plan: the usual divisions of the matter, what stays, what is wanted."""

from dataclasses import replace

from bot.drafting.planning.asking import masking_of, request
from bot.drafting.planning.commission import Commission
from tests.drafting.planning.making import BRIEF, commission
from tests.installed import PROMPTS


def _asked(order: Commission, *outlines: str) -> str:
    [_, user] = request(PROMPTS, order, outlines, masking_of(order))
    return user.content


def _part(asked: str, name: str) -> str:
    return asked.split(f"【{name}】")[1].split("\n\n")[0]


def test_divisions_of_other_matters_are_not_told() -> None:
    told = _part(_asked(commission()), "通行分法")
    assert "加强组织领导" in told
    assert "网络阵地" not in told
    fitting = _part(_asked(commission(brief=replace(BRIEF, topic="意识形态工作"))), "通行分法")
    assert fitting.index("网络阵地") < fitting.index("加强组织领导")


def test_what_stays_is_told_by_its_number_with_what_its_text_uses() -> None:
    order = commission()
    [*_, problem, last] = order.document.live
    written = replace(problem, shown=1)
    told = _part(_asked(replace(order, kept=(written, last), gone=("经费使用",))), "已定的节")
    assert f"section {problem.id}｜level 1｜二、存在问题｜已写" in told
    assert f"section {last.id}｜level 1｜三、下一步打算" in told
    assert "不再用：经费使用" in told


def test_what_is_wanted_this_time_is_told() -> None:
    assert _part(_asked(commission()), "这一次").strip() == "（没有）"
    told = _part(_asked(replace(commission(), order="按时间顺序", again=True)), "这一次")
    assert "按时间顺序" in told
    assert "换一种分法" in told
    assert "存在问题" in told


def test_outlines_that_were_found_are_told() -> None:
    assert "一、主要做法" in _part(_asked(commission(), "《志愿服务》总结：\n一、主要做法"), "同类文稿的提纲")
