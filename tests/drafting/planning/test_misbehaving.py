"""Plans of a model that heeds nothing: whatever comes can be laid out, with nothing lost or doubled."""

import random
import re
from dataclasses import replace

import pytest

from bot.domain.document import Author, Section, Version
from bot.domain.fact import Fact, Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.outline.arrangement import outline_of
from bot.drafting.outline.proposing import fault
from bot.drafting.planning.commission import Commission
from bot.drafting.planning.layout import lay_out
from bot.drafting.planning.repair import repair
from bot.drafting.planning.sketch import Kind
from bot.drafting.planning.verify import complaints
from tests.drafting.planning.making import Told, commission, fact, piece, sketch, wish

_HEADINGS = (
    "",
    "主要做法",
    "存在问题",
    "下一步打算",
    "经费使用",
    "开展活动12次",
    "抓实队伍",
    "护" * 60,
    "⟦人9⟧的事",
)
_PLAN = SectionPlan(SectionRole.OTHER, "经费使用", "", (), "", "", "", 100)
_UNDER = replace(_PLAN, part="主要做法", heading="抓实队伍")
_WRITTEN = Section(91, _UNDER, shown=1, versions=(Version(1, "队伍6支。", Author.USER),))
_ORDERS = (
    commission(),
    commission(kept=[Section(90, _PLAN)]),
    commission(fact(8, "队伍6支", Status.STATE, 91), kept=[_WRITTEN, Section(90, _PLAN)], gone=["存在问题"]),
    commission(wish(7, "分三块", "做法", "问题", "打算")),
)


def _section(chance: random.Random) -> Told:
    return piece(
        chance.choice((-1, 0, 1, 1, 2, 2, 3)),
        chance.choice(_HEADINGS),
        chance.choice(list(Kind)),
        *(chance.randint(1, 9) for _ in range(chance.randint(0, 4))),
        gaps=[6] * chance.randint(0, 2),
        section=chance.choice((0, 0, 0, 90, 91, 44)),
        must=chance.random() < 0.3,
    )


@pytest.mark.parametrize("order", _ORDERS)
@pytest.mark.parametrize("seed", range(75))
def test_any_plan_is_set_right(seed: int, order: Commission) -> None:
    chance = random.Random(seed)
    told = sketch(*(_section(chance) for _ in range(chance.randint(1, 9))))
    found = lay_out(repair(told, order), order)
    assert found.sections
    assert fault(outline_of(found.sections)) == ""
    stays = [section.id for section in order.kept]
    assert [placed.section for placed in found.sections if placed.section] == stays
    assert set(found.places) <= order.ledger.entries.keys()
    assert all(at is None or 0 <= at < len(found.sections) for at in found.places.values())
    for number, held in order.ledger.entries.items():
        if isinstance(held, Fact) and held.section == 91:
            assert found.places[number] == [p.section for p in found.sections].index(91)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_set_right_leaves_nothing_to_object_to_but_what_has_no_place(seed: int) -> None:
    chance, order = random.Random(seed), _ORDERS[0]
    told = sketch(*(_section(chance) for _ in range(chance.randint(1, 9))))
    left = complaints(repair(told, order), order)
    # A heading that is nothing but a figure stands: whoever insists on it may be right.
    tolerated = re.compile("没有放进|没有材料|标题里不带数字")
    assert [line for line in left if not tolerated.search(line)] == []
