"""What a section is told to have left out: facts that nothing states, and no others."""

import pytest

from bot.domain.document import Clause
from bot.domain.fact import Fact
from bot.domain.ledger import Doubt
from bot.drafting.writing.coverage import missing_facts

_ROWS = Fact(1, 2, "每排安装扶手1处，共31处", "m1")
_NOTED = (Clause("每排安装扶手1处", (1,)),)
_ASKED = "一共30排，每排1处却共31处，按几处写？"


@pytest.mark.parametrize(
    ("assumed", "wanting"),
    [("只写每排1处，不写总数", False), ("按31处写", True), (None, True)],
)
def test_a_figure_that_a_question_leaves_open_is_not_missed(assumed: str | None, wanting: bool) -> None:
    doubts = (Doubt(9, _ASKED, assumed),) if assumed else ()
    assert bool(missing_facts("每排安装扶手1处。", (_ROWS,), _NOTED, doubts)) is wanting


def test_a_fact_that_a_question_is_about_need_not_be_told() -> None:
    count = Fact(2, 2, "到场约85人", "m1")
    doubt = Doubt(9, "到场人数里算不算工作人员？", "先不写人数", facts=(2,))
    assert missing_facts("会议在礼堂召开。", (count,), (), (doubt,)) == ()
    assert missing_facts("会议在礼堂召开。", (count,), ()) == (count,)


@pytest.mark.parametrize("written", ["上午8时30分集合。", "早上8:30集合。", "上午8点半集合。"])
def test_a_time_of_day_is_told_however_it_is_written(written: str) -> None:
    fact = Fact(3, 2, "上午8:30集合", "m1")
    clause = (Clause(written[:-1], (3,)),)
    assert missing_facts(written, (fact,), clause) == ()
    assert missing_facts(written.replace("8", "9"), (fact,), clause) == (fact,)
