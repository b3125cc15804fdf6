"""A draft without a model: what the clerk said, in words that can be issued, and no more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.compliance.checker import check
from bot.domain.document import Author, Document, Progress, Section, Version
from bot.domain.fact import Fact, Status
from bot.domain.finding import Finding, Severity
from bot.domain.genre import Question, SectionPlan, SectionRole
from bot.domain.ledger import Ledger, Reading
from bot.drafting.release import context_of
from bot.drafting.skeleton import skeleton
from bot.export import plain
from bot.understanding.titles import title_of
from tests.drafting.placing.verdicts import Labelled, labelled

_ASKED = (Question("有哪些不足？", "存在的主要问题"), Question("原因？", "原因", optional=True))

_DOCUMENTS = tuple(labelled())


def _plan(role: SectionRole, heading: str = "", opening: str = "") -> SectionPlan:
    return SectionPlan(role, "部分", heading, _ASKED, "", opening, "", 300)


def _fact(
    text: str,
    status: Status = Status.DONE,
    sentence: int = 0,
    *,
    head: str = "",
    condition: str = "",
    approximate: tuple[str, ...] = (),
) -> Fact:
    return Fact(
        1, 1, text, "m", sentence, status=status, head=head, condition=condition, approximate=approximate
    )


def _made(role: SectionRole, *facts: Fact, missing: tuple[str, ...] = (), heading: str = "加强学习") -> str:
    return skeleton(_plan(role, heading), facts, missing, items=False)


def test_what_stood_in_one_sentence_stays_one_and_nothing_is_added() -> None:
    told = (_fact("中心组学习12次"), _fact("320人次参加"), _fact("请党校老师讲课1次", sentence=1))
    assert _made(SectionRole.ACHIEVEMENTS, *told) == "中心组学习12次，320人次参加。请党校老师讲课1次。"
    opened = _plan(SectionRole.ACHIEVEMENTS, "加强学习", "把理论学习摆在首位，组织全员学习。")
    assert skeleton(opened, told[:1], (), items=False) == "中心组学习12次。"


def test_long_clauses_of_one_sentence_are_kept_apart() -> None:
    told = (_fact("两个客运站通过市级文明窗口复核"), _fact("整改候车厅设施问题31处，投入12.6万元"))
    assert _made(SectionRole.ACHIEVEMENTS, *told) == (
        "两个客运站通过市级文明窗口复核；整改候车厅设施问题31处，投入12.6万元。"
    )


def test_plans_stand_in_the_future() -> None:
    one = _fact("道德讲堂办到班组", Status.PLANNED)
    two = _fact("建设职工书屋1处", Status.PLANNED, 1)
    assert _made(SectionRole.NEXT_STEPS, one) == "下一步，道德讲堂办到班组。"
    assert _made(SectionRole.NEXT_STEPS, one, two) == (
        "下一步，重点抓好以下工作：一是道德讲堂办到班组；二是建设职工书屋1处。"
    )


@pytest.mark.parametrize(
    ("text", "status", "condition", "written"),
    [
        ("再建文明实践点1个", Status.PLANNED, "没批", "拟再建文明实践点1个，按程序报批后实施"),
        ("下半年建设监控三期", Status.PLANNED, "董事会还没审议", "下半年拟建设监控三期，按程序报批后实施"),
        ("10月办职工运动会", Status.PLANNED, "时间没定", "10月拟办职工运动会，研究确定后实施"),
        ("更换门机", Status.PLANNED, "钱没到位", "拟更换门机，条件具备后实施"),
        ("想申请建活动中心", Status.PROPOSED, "", "拟申请建活动中心，研究确定后实施"),
    ],
)
def test_what_is_still_open_is_written_as_intended(
    text: str, status: Status, condition: str, written: str
) -> None:
    made = _made(SectionRole.NEXT_STEPS, _fact(text, status, condition=condition))
    assert made == f"下一步，{written}。"
    assert "没" not in made


def test_a_figure_told_as_about_keeps_its_mark_and_gets_one_where_it_had_none() -> None:
    told = _fact("发放物资200件，走访50余户，投入3.2万元", approximate=("200件", "50余户"))
    assert _made(SectionRole.ACHIEVEMENTS, told) == "发放物资约200件，走访50余户，投入3.2万元。"


def test_the_head_of_a_list_is_said_once_and_not_where_the_section_says_it() -> None:
    told = [_fact("答题参与率97.4%", head="网络文明"), _fact("网评员15人", sentence=1, head="网络文明")]
    assert _made(SectionRole.ACHIEVEMENTS, *told) == "网络文明方面，答题参与率97.4%。网评员15人。"
    assert _made(SectionRole.ACHIEVEMENTS, *told, heading="建设网络文明") == "答题参与率97.4%。网评员15人。"
    planned = _fact("建书屋1处", Status.PLANNED, head="下一步")
    assert _made(SectionRole.NEXT_STEPS, planned) == "下一步，建书屋1处。"


def test_a_head_that_the_restatement_repeats_is_said_no_more_often() -> None:
    told = [_fact("网络文明：答题3次", head="网络文明"), _fact("网络文明：网评员15人", head="网络文明")]
    assert _made(SectionRole.ACHIEVEMENTS, *told) == "网络文明方面，答题3次，网评员15人。"
    assert _made(SectionRole.PROBLEMS, _fact("问题：人手少", Status.PROBLEM)) == "人手少。"
    planned = _fact("下一步再建书屋1处", Status.PLANNED, head="下一步", condition="没批")
    assert _made(SectionRole.NEXT_STEPS, planned) == "下一步，拟再建书屋1处，按程序报批后实施。"


def test_what_a_notice_arranges_stands_under_its_head() -> None:
    told = (_fact("通报情况", Status.PLANNED, head="议程"), _fact("总经理讲话", Status.PLANNED, head="议程"))
    assert _made(SectionRole.MATTERS, *told, heading="") == "议程：通报情况，总经理讲话。"


def test_a_reason_leads_over_to_the_sentence_of_custom() -> None:
    lead = SectionPlan(SectionRole.LEAD, "", "", (), "", "", "现将有关事项通知如下。", 100)
    made = skeleton(lead, [_fact("为迎接汛期", Status.STATE)], (), items=False)
    assert made == "为迎接汛期，现将有关事项通知如下。"


def test_each_problem_is_counted_though_one_sentence_told_them() -> None:
    told = [replace(_fact(t, Status.PROBLEM), id=n) for n, t in enumerate(("人手少", "活动老套"), 1)]
    assert _made(SectionRole.PROBLEMS, *told) == "一是人手少；二是活动老套。"


def test_only_what_is_missing_is_marked_and_an_empty_section_says_once_what_it_lacks() -> None:
    told = _fact("年轻人参加少", Status.PROBLEM)
    assert _made(SectionRole.PROBLEMS, told) == "年轻人参加少。"
    assert _made(SectionRole.PROBLEMS, told, missing=("满意度",)) == "年轻人参加少。【待补：满意度】"
    assert _made(SectionRole.PROBLEMS) == "【待补：存在的主要问题】"


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda d: f"{d.genre.name}-{d.brief.topic}")
def test_a_skeleton_passes_the_check(document: Labelled) -> None:
    found = [f for f in _errors(document) if not f.quote.startswith("【待补")]
    assert not found, [(f.rule, f.quote, f.message) for f in found]


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda d: f"{d.genre.name}-{d.brief.topic}")
def test_a_skeleton_has_a_gap_only_where_nothing_was_told(document: Labelled) -> None:
    told = {min(right) for _, right in document.facts}
    empty = [s for s in document.sections if s.id not in told and not (s.plan.opening or s.plan.closing)]
    gaps = [f for f in _errors(document) if f.quote.startswith("【待补")]
    assert len(gaps) <= len(empty)


def _errors(document: Labelled) -> list[Finding]:
    drafted = tuple(_drafted(document))
    brief = replace(document.brief, addressee="各有关单位", issued=date(2026, 12, 30))
    whole = Document(1, brief, title_of(document.genre, brief), drafted)
    ledger = Ledger().after(Reading(tuple(fact for fact, _ in document.facts)))
    context = context_of(whole, ledger, document.genre.kind, ())
    return [f for f in check(plain.render(whole), context) if f.severity is Severity.ERROR]


def _drafted(document: Labelled) -> Iterator[Section]:
    for section in document.sections:
        own = [fact for fact, right in document.facts if min(right) == section.id]
        text = skeleton(section.plan, own, (), document.genre.items)
        version = Version(1, text, Author.SKELETON)
        yield replace(section, versions=(version,), shown=1, progress=Progress.ADOPTED)


def test_a_subject_that_was_counted_just_before_is_not_said_again() -> None:
    told = [_fact("年初定任务18项"), _fact("年初定任务完成11项"), _fact("年初定任务书38份")]
    assert skeleton(_plan(SectionRole.OTHER), told, (), items=False).startswith(
        "年初定任务18项，完成11项，年初定任务书38份。"
    )
