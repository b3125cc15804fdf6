"""What the clerk wants reaches the model; what was corrected or is to be left out stays out of a draft."""

from dataclasses import replace

import pytest

from bot.domain.document import Author, Brief, Document, Progress, Section, Version
from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Doubt, Entry, Gap, Ledger, LeftOut, Wish, WishKind
from bot.domain.orders import Continue, Draft, Rewrite, SectionDraft
from bot.drafting.drafter import Drafter
from bot.drafting.outline.lengths import length_of
from bot.drafting.sources.ledger_for_model import wish_lines
from bot.drafting.writing.assignment import Assignment
from bot.llm.tokens import TokenMeter
from bot.texts.prompting.drafting import fact
from tests.fakes import NoExemplars, ScriptedModel
from tests.installed import GENRES, PROMPTS

_GENRE = GENRES["工作总结"]
_SAID = Quote("m", "")
_OLD = Fact(1, 2, "注册志愿者180人", "m")
_LEDGER: tuple[Entry, ...] = (
    _OLD,
    Fact(2, 2, "注册志愿者168人", "m", replaces=(1,), quotes=(_SAID,)),
    Fact(3, 2, "再建文明实践点1个", "m", 1, head="下一步", status=Status.PLANNED, condition="还没批"),
    Fact(4, 2, "旧衣物200件", "m", 2, approximate=("200件",), quotes=(_SAID,)),
    Wish(5, "别写领导名字，先写效果再写做法", _SAID, forbidden=("柳知秋", "96次")),
    LeftOut(6, "读书节", "没办成", _SAID),
    Gap(7, "群众满意度", _SAID, heard=("九十几",), section=2),
    Doubt(8, "168人含单位职工吗？", "含"),
)


def _plan(role: SectionRole, heading: str, length: int) -> SectionPlan:
    return SectionPlan(role, heading, "", (), "写清做法。", "", "", length)


_SECTIONS = (
    Section(1, _plan(SectionRole.LEAD, "", 200)),
    Section(2, _plan(SectionRole.ACHIEVEMENTS, "志愿服务", 600)),
    Section(3, _plan(SectionRole.PROBLEMS, "存在问题", 200)),
)


def _document(target: int | None = None) -> Document:
    brief = Brief("工作总结", "云岭县图书馆", period="2026年", topic="志愿服务", target_chars=target)
    return Document(1, brief, "云岭县图书馆2026年志愿服务工作总结", _SECTIONS)


_DRAFT, _REWRITE = Draft(1, 2), Rewrite(1, 2, instruction="更精炼")


def _ledger(*entries: Entry) -> Ledger:
    return Ledger({entry.id: entry for entry in entries})


def _task(order: SectionDraft = _DRAFT, *versions: Version) -> Assignment:
    ledger, document = _ledger(*_LEDGER), _document()
    shown = versions[-1].number if versions and versions[-1].complete else 0
    section = replace(_SECTIONS[1], versions=versions, shown=shown, progress=Progress.DRAFTED)
    return Assignment("chat", _GENRE, document, section, ledger.facts, order, ledger)


async def _drafted(task: Assignment, *script: str) -> tuple[Version, str]:
    """Return what comes of a task, and what the model was asked first."""
    model = ScriptedModel(*script)
    drafter = Drafter(NoExemplars(), PROMPTS, model, TokenMeter(), 32_000)
    done = await drafter.draft(task, _unseen)
    return done.version, "\n".join(m.content for m in model.asked[0])


async def _unseen(_text: str) -> None:
    """Nobody looks on."""


_GOOD = "注册志愿者168人，捐出旧衣物约200件。下一步，拟再建文明实践点1个，按程序报批后实施。"


@pytest.mark.parametrize("order", [_DRAFT, _REWRITE, Continue(1, 2)])
async def test_every_writing_task_hears_the_wishes_and_what_must_not_appear(order: SectionDraft) -> None:
    half = Version(1, "注册志愿者168人，", Author.MODEL, complete=order is _REWRITE)
    _, asked = await _drafted(_task(order, half), _GOOD)
    assert "先写效果再写做法" in _part(asked, "要求")
    assert "还没有答复：168人含单位职工吗？先按“含”写" in _part(asked, "要求")
    for words in ("注册志愿者180人（已更正为：注册志愿者168人）", "读书节（没办成）", "96次"):
        assert words in _part(asked, "不许写的")
    assert "柳知秋" not in asked and "九十几" not in asked


@pytest.mark.parametrize(
    ("assumed", "warned"), [("写26面", False), ("先不写总数", True), ("每村1面，总数先不写", True)]
)
def test_of_two_figures_that_clash_none_is_passed_over(assumed: str, warned: bool) -> None:
    told = wish_lines(Ledger({1: Doubt(1, "全镇25个村，每村1面却共26面，写几面？", assumed)}))
    assert ("句子绕开它" in told) is warned


def test_what_is_merely_undecided_stays_out() -> None:
    told = wish_lines(Ledger({1: Doubt(1, "外聘讲师的合作没定，写不写？", "先不写")}))
    assert "句子绕开它" not in told


def _part(asked: str, name: str) -> str:
    return asked.split(f"【{name}】\n")[1].split("\n\n")[0]


async def test_facts_say_what_they_are() -> None:
    _, asked = await _drafted(_task(), _GOOD)
    assert _part(asked, "台账").splitlines() == [
        "2｜注册志愿者168人 → 2",
        "3｜（计划）下一步：再建文明实践点1个〔注：还没批。用可以印发的话照实写"
        "（拟……；已申报，待批复后实施；争取……），不照抄这几个字〕 → 2",
        "4｜旧衣物200件〔注：200件是约数，照原来的“约、近、余、多”写〕 → 2",
    ]
    assert "用这几条，全部写进去：2、3、4" in asked
    assert "本节待补：群众满意度" in asked


async def test_a_fact_without_a_place_is_told_in_no_section() -> None:
    task = _task()
    loose = Fact(9, None, "更换电梯3部", "m", 9)
    _, asked = await _drafted(replace(task, facts=(*task.facts, loose)), _GOOD)
    assert "更换电梯" not in asked


async def test_where_nobody_mends_a_superseded_figure_is_set_right_and_a_forbidden_name_is_marked() -> None:
    version, _ = await _drafted(_task(), "馆长柳知秋带队，注册志愿者180人。")
    assert "注册志愿者168人" in version.text and "180" not in version.text
    assert "T902" in {finding.rule for finding in version.findings}


async def test_without_a_model_the_gap_of_the_section_is_marked_and_what_is_open_is_intended() -> None:
    drafter = Drafter(NoExemplars(), PROMPTS, None, TokenMeter(), 32_000)
    text = (await drafter.draft(_task(), _unseen)).version.text
    assert "180" not in text and "拟再建文明实践点1个，按程序报批后实施" in text
    assert "旧衣物约200件" in text and text.count("【待补：群众满意度】") == 1


def _length(target: int | None, *wishes: Wish, deeds: int = 20) -> int:
    facts = [Fact(n, 2, f"事实{n}", "m") for n in range(100, 100 + deeds)]
    return length_of(_SECTIONS[1], _document(target), _ledger(*facts, *wishes))


def _wish(order: str, *parts: str) -> Wish:
    return Wish(1, order, _SAID, WishKind.LENGTH, parts)


def test_wishes_about_length_scale_the_sections() -> None:
    assert _length(None) == 600
    assert _length(2000) == 1200
    assert _length(2000, _wish("全文控制在1500字以内")) == 900
    assert _length(None, _wish("写得简洁些")) == 420
    assert _length(None, _wish("志愿服务这部分写详细", "志愿服务")) == 780
    assert _length(None, _wish("存在问题写短点", "存在问题")) == 600
    assert _length(None, _wish("志愿服务300字就够", "志愿服务")) == 300


def test_a_section_is_no_longer_than_its_facts_carry() -> None:
    assert _length(2000, deeds=3) == 335
    assert _length(2000, deeds=0) == 80


def test_a_row_of_a_table_is_told_as_one_without_the_head_of_the_table() -> None:
    assert (
        fact("planned", "任务\t科室", "设置警示牌，责任科室总务科", ())
        == "〔表〕（计划）设置警示牌，责任科室总务科"
    )
