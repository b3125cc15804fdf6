"""Where the facts and gaps of a ledger are put: by what they are, then by their words, or nowhere."""

from dataclasses import replace

import pytest

from bot.domain.document import Brief, Section
from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import SectionRole
from bot.domain.ledger import Entry, Gap, Ledger
from bot.drafting.outline.arrangement import arrangement_of, outline_of
from bot.drafting.outline.own_outline import with_own_outline
from bot.drafting.outline.proposing import propose
from bot.drafting.placing.sections import facts_without_section, placement
from tests.drafting.placing.verdicts import verdicts
from tests.installed import GENRES

_OWN = "一、理论学习\n二、网络文明\n三、存在问题\n四、下一步打算"


def _sections(genre: str = "工作总结", topic: str = "精神文明建设", own: str = "") -> list[Section]:
    brief = Brief(topic=topic)
    proposed = arrangement_of((0, plan) for plan in propose(GENRES[genre], brief))
    laid_down = (with_own_outline(proposed, own) if own else None) or proposed
    return [Section(n, plan) for n, plan in enumerate(outline_of(laid_down), 11)]


def _named(sections: list[Section], ledger: Ledger) -> dict[str, str]:
    """Return the heading that each fact is put under, or the role of what has none."""
    after = ledger.after(placement(ledger, sections))
    names = {s.id: s.plan.heading or s.plan.part or s.plan.role for s in sections}
    return {f.text: names[f.section] if f.section else "" for f in after.facts}


def _ledger(*entries: Entry) -> Ledger:
    return Ledger({entry.id: entry for entry in entries})


def _fact(number: int, text: str, status: Status = Status.DONE, head: str = "", sentence: int = 0) -> Fact:
    return Fact(number, None, text, "m", sentence, head=head, status=status)


@pytest.mark.parametrize("held", [False, True])
def test_nine_of_ten_labelled_facts_come_into_their_section(held: bool) -> None:
    judged = [v for v in verdicts() if v.held is held]
    wrong = [f"{v.fact.text} -> {v.put}" for v in judged if v.put not in v.right]
    assert len(judged) >= 70
    assert len(wrong) <= len(judged) // 10, wrong


def test_problems_plans_and_deeds_do_not_mix_whatever_their_words() -> None:
    named = _named(
        _sections(),
        _ledger(
            _fact(1, "志愿服务活动集中在周末", Status.PROBLEM),
            _fact(2, "道德讲堂办到班组", Status.PLANNED, sentence=1),
            _fact(3, "申请建一处志愿服务站", Status.PROPOSED, sentence=2),
            _fact(4, "对照不足整改问题12个，改善环境", sentence=3),
        ),
    )
    assert list(named.values()) == ["存在问题", "下一步打算", "下一步打算", "深化文明创建，改善环境面貌"]


def test_a_plan_has_no_place_among_deeds_where_nothing_looks_ahead() -> None:
    sections = [s for s in _sections() if s.plan.role is not SectionRole.NEXT_STEPS]
    ledger = _ledger(_fact(1, "道德讲堂办到班组", Status.PLANNED))
    assert placement(ledger, sections).entries == ()
    assert [f.text for f in facts_without_section(ledger, sections)] == ["道德讲堂办到班组"]


def test_the_head_of_a_list_decides_for_all_its_items() -> None:
    named = _named(
        _sections(own=_OWN),
        _ledger(
            _fact(1, "答题参与率97.4%", head="网络文明"),
            _fact(2, "中心组学习12次", sentence=1),
        ),
    )
    assert list(named.values()) == ["网络文明", "理论学习"]


def test_what_stands_in_one_list_goes_together() -> None:
    listed = _ledger(_fact(1, "志愿者值守20天", head="春运"), _fact(2, "320人次", sentence=1, head="春运"))
    assert _named(_sections(), listed)["320人次"] == "开展志愿服务，弘扬时代新风"


def test_a_gap_that_nothing_places_is_marked_behind_the_last_deed() -> None:
    sections = _sections()
    ledger = _ledger(
        _fact(1, "志愿者值守20天"),
        replace(_fact(2, "人手不足", Status.PROBLEM), message="n"),
        Gap(3, "满意度", Quote("o", "满意度还没出来")),
    )
    assert [e.section for e in placement(ledger, sections).entries if isinstance(e, Gap)] == [sections[4].id]


def test_what_no_section_is_for_is_left_without_a_place() -> None:
    assert _named(_sections(own=_OWN), _ledger(_fact(1, "更换电梯3部"))) == {"更换电梯3部": ""}


def test_what_stands_in_one_sentence_goes_together() -> None:
    together = _ledger(_fact(1, "志愿者值守20天"), _fact(2, "320人次"))
    apart = _ledger(_fact(1, "志愿者值守20天"), _fact(2, "320人次", sentence=1))
    assert _named(_sections(), together)["320人次"] == "开展志愿服务，弘扬时代新风"
    assert _named(_sections(), apart)["320人次"] == ""


def test_an_answer_goes_where_it_was_asked_unless_its_words_or_its_status_say_otherwise() -> None:
    sections = _sections()
    lead, volunteers = sections[0].id, sections[4].id
    told = _ledger(
        _fact(1, "单位电耗下降3.2%"),
        _fact(2, "志愿服务队出动43次", sentence=1),
        _fact(3, "明年再降1%", Status.PLANNED, sentence=2),
    )
    patch = placement(told, sections, {"m": lead})
    assert {f.id: f.section for f in patch.facts} == {1: lead, 2: volunteers, 3: sections[6].id}


def test_a_place_that_was_given_is_kept_until_its_section_is_gone() -> None:
    sections = _sections()
    kept = replace(_fact(1, "义诊6场"), section=sections[2].id)
    assert placement(_ledger(kept), sections).entries == ()
    without = [s for s in sections if s.id != sections[2].id]
    moved = _named(without, _ledger(kept))
    assert moved == {"义诊6场": "开展志愿服务，弘扬时代新风"}


def test_a_gap_is_marked_where_it_is_spoken_of() -> None:
    sections = _sections()
    ledger = _ledger(
        _fact(1, "志愿者值守20天"),
        Gap(2, "志愿服务时长", Quote("m", "时长还没统计")),
        Gap(3, "满意度", Quote("m", "满意度还没出来")),
    )
    places = {e.id: e.section for e in placement(ledger, sections).entries if isinstance(e, Gap)}
    assert places[2] == places[3] == sections[4].id


def test_what_a_plan_orders_finds_its_task_its_steps_and_its_safeguards() -> None:
    told = ("排查教室、食堂48处", "分三个阶段，11月总结验收", "每周巡查1次", "成立领导小组，安排经费3万元")
    facts = [_fact(n, text, Status.PLANNED, sentence=n) for n, text in enumerate(told, 1)]
    named = _named(_sections("实施方案", "文明校园创建"), _ledger(*facts))
    assert list(named.values()) == ["全面排查摸底", "实施步骤", "健全长效机制", "保障措施"]


def test_a_notice_takes_its_background_into_the_lead() -> None:
    named = _named(
        _sections("通知", "防汛值班"),
        _ledger(
            _fact(1, "去年有3个点位脱岗", Status.PROBLEM),
            _fact(2, "值班表5月10日前报县应急局", Status.PLANNED, sentence=1),
        ),
    )
    assert named == {"去年有3个点位脱岗": "导语", "值班表5月10日前报县应急局": "压实工作责任"}


def test_no_sentence_is_drawn_into_an_annex_by_its_name() -> None:
    sections = _sections("征集通知", "志愿服务案例")
    annex = next(s for s in sections if s.plan.role is SectionRole.ANNEX)
    fact = _fact(1, "征集表7月31日前报送", Status.PLANNED)
    assert _named(sections, _ledger(fact))[fact.text] not in ("", annex.plan.part)
    asked = placement(_ledger(fact), sections, {"m": annex.id})
    assert [e.section for e in asked.entries if isinstance(e, Fact)] == [annex.id]
