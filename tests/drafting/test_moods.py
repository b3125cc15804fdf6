"""Words of mood do not get into a draft: what is told beside them does, and the note names what does not."""

import pytest

from bot.domain.document import Author, Brief, Document, Section, Version
from bot.domain.fact import Fact, Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Ledger
from bot.drafting.handover import notes
from bot.drafting.skeleton import skeleton
from tests.installed import GENRES

_PLAN = SectionPlan(SectionRole.PROBLEMS, "问题", "问题", (), "", "", "", 300)


def _drafted(*told: str) -> str:
    facts = [Fact(n, 1, text, "m", n, status=Status.PROBLEM) for n, text in enumerate(told, 1)]
    return skeleton(_PLAN, facts, (), items=False)


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("来了268人，现场特别热乎", "来了268人。"),
        ("义诊很给力，来了120人", "义诊来了120人。"),
        ("特别给力的志愿者20人守楼道", "志愿者20人守楼道。"),
        ("活动搞得挺带劲，发了手册300册", "活动发了手册300册。"),
        ("各家都够呛；停产7家", "各家停产7家。"),
    ],
)
def test_a_mood_is_left_out_and_what_is_told_beside_it_stays(told: str, written: str) -> None:
    assert _drafted(told) == written


@pytest.mark.parametrize(
    "told", ["饭菜送到就凉了", "热乎乎的饭菜送到32户", "加大医疗供给力度", "请了戏班，会上没戏剧节目"]
)
def test_what_only_looks_like_a_mood_stays(told: str) -> None:
    assert _drafted(told) == f"{told}。"


def test_a_fact_that_is_nothing_but_a_mood_is_not_counted() -> None:
    assert _drafted("消防栓缺水", "月初热络，过后就凉了", "门没关") == "一是消防栓缺水；二是门没关。"


def test_the_note_names_what_was_left_out() -> None:
    facts = {n: Fact(n, 1, text, "m") for n, text in ((1, "消防栓缺水"), (2, "月初热络，过后就凉了"))}
    version = Version(1, skeleton(_PLAN, list(facts.values()), (), items=False), Author.SKELETON)
    document = Document(1, Brief(genre="工作总结"), "", (Section(1, _PLAN, shown=1, versions=(version,)),))
    assert "没用上：月初热络，过后就凉了" in notes(document, GENRES["工作总结"], Ledger({**facts}), 0)
