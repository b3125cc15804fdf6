"""A draft on arrival: what is wrong in it goes to who mends it; what was asked to be mended is not struck."""

from collections.abc import Sequence

import pytest

from bot.domain.document import Author, Brief, Document, Section, Version
from bot.domain.fact import Fact, Status
from bot.domain.finding import Severity
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Ledger
from bot.domain.orders import Draft, Rewrite, SectionDraft
from bot.drafting.drafter import Drafter
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.calls import Writing
from bot.drafting.writing.objections import Objection, Repair
from bot.errors import ModelUnreachable
from bot.llm.tokens import TokenMeter
from tests.fakes import NoExemplars, ScriptedModel
from tests.installed import GENRES, PROMPTS

_GENRE = GENRES["工作总结"]
_FACTS = (
    Fact(1, 1, "集中学习7次", "m"),
    Fact(2, 1, "修订学习制度", "m", 1),
    Fact(3, 1, "开展消防演练2次", "m", 2, status=Status.PLANNED),
)
_GOOD = "集中学习7次⟨1⟩，修订学习制度⟨2⟩。计划开展消防演练2次⟨3⟩。"
_INVENTED = _GOOD.replace("7次⟨1⟩", "7次⟨1⟩，惠及860人次")


class _Mending:
    """Keeps what it is given to mend, and answers with one text, or not at all."""

    def __init__(self, text: str = "") -> None:
        self._text = text
        self.text = ""
        self.faults: list[Objection] = []

    async def __call__(
        self, task: Assignment, text: str, faults: Sequence[Objection], writing: Writing, /
    ) -> str:
        self.text, self.faults = text, [*self.faults, *faults]
        if not self._text:
            raise ModelUnreachable("连不上。")
        return self._text


def _task(*versions: Version, kind: type[Draft | Rewrite] = Draft) -> Assignment:
    plan = SectionPlan(SectionRole.ACHIEVEMENTS, "主要做法", "", (), "", "", "", 300)
    section = Section(1, plan, shown=len(versions), versions=versions)
    document = Document(1, Brief("工作总结", "云岭县图书馆", period="2026年"), "工作总结", (section,))
    ledger = Ledger({fact.id: fact for fact in _FACTS})
    order = kind(1, 1, base=len(versions))
    return Assignment("c", _GENRE, document, section, _FACTS, order, ledger)


async def _drafted(mend: Repair | None, *script: str, task: Assignment | None = None) -> Version:
    drafter = Drafter(NoExemplars(), PROMPTS, ScriptedModel(*script), TokenMeter(), 32_000, mend=mend)

    async def unseen(_text: str) -> None:
        """Nobody looks on."""

    return (await drafter.draft(task or _task(), unseen)).version


async def test_a_good_draft_is_not_sent_to_be_mended_and_keeps_its_sources() -> None:
    mend = _Mending()
    version = await _drafted(mend, _GOOD)
    assert version.text == "集中学习7次，修订学习制度。计划开展消防演练2次。"
    assert [(c.text, c.facts) for c in version.provenance.clauses] == [
        ("集中学习7次", (1,)),
        ("修订学习制度", (2,)),
        ("计划开展消防演练2次", (3,)),
    ]
    assert mend.faults == []


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        (_INVENTED, "860人次"),
        (_GOOD.replace("修订学习制度⟨2⟩", "抓好日常管理"), "没写进：2｜修订学习制度"),
        (_GOOD.replace("7次", "多次"), "没写进：1｜集中学习7次"),
        (_GOOD.replace("计划开展消防演练2次", "已开展消防演练2次"), "消防演练2次"),
    ],
)
async def test_what_is_wrong_is_told_with_the_tags_in_place(written: str, fault: str) -> None:
    mend = _Mending(_GOOD)
    version = await _drafted(mend, written)
    assert any(fault in f"{f.quote}{f.message}" for f in mend.faults)
    assert mend.text == written
    assert version.text == "集中学习7次，修订学习制度。计划开展消防演练2次。"
    assert len(version.provenance.clauses) == 3


async def test_what_was_not_mended_stays_and_keeps_the_text_from_going_out() -> None:
    version = await _drafted(_Mending(_INVENTED), _INVENTED)
    assert "惠及860人次" in version.text
    assert any(f.severity is Severity.ERROR and "860" in f.quote for f in version.findings)


@pytest.mark.parametrize("mend", [None, _Mending()], ids=["nobody", "no answer"])
async def test_where_nobody_mends_it_what_nobody_told_is_struck(mend: Repair | None) -> None:
    version = await _drafted(mend, _INVENTED)
    assert version.text == "集中学习7次，惠及【待补：数字】，修订学习制度。计划开展消防演练2次。"
    assert len(version.provenance.clauses) == 3


async def test_a_paragraph_written_by_hand_is_neither_rewritten_nor_mended_nor_missed() -> None:
    first, mine = "集中学习7次，开展消防演练2次。", "修订学习制度，另有520人参加，这是主任亲自定的一句。"
    versions = (
        Version(1, f"{first}\n第二段。", Author.MODEL),
        Version(2, f"{first}\n{mine}", Author.USER, instruction=mine),
    )
    mend = _Mending()
    task = _task(*versions, kind=Rewrite)
    version = await _drafted(mend, "学习集中开展7次⟨1⟩。计划开展消防演练2次⟨3⟩。", task=task)
    assert version.text == f"学习集中开展7次。计划开展消防演练2次。\n{mine}"
    assert mend.faults == []


async def test_what_is_constant_over_a_document_is_the_same_for_every_section_byte_for_byte() -> None:
    plans = [
        SectionPlan(SectionRole.ACHIEVEMENTS, p, "", (), "写清。", "", "", 300) for p in ("做法", "成效")
    ]
    written = (Version(1, _GOOD, Author.MODEL),)
    sections = (Section(1, plans[0]), Section(2, plans[1], versions=written, shown=1))
    document = Document(1, Brief("工作总结", "云岭县图书馆", period="2026年"), "工作总结", sections)
    ledger = Ledger({fact.id: fact for fact in _FACTS})
    asked = []
    ordered: tuple[SectionDraft, ...] = (Draft(1, 1), Rewrite(1, 2, instruction="到柳河镇去过"))
    for section, order in zip(sections, ordered, strict=True):
        model = ScriptedModel(_GOOD)
        task = Assignment("c", _GENRE, document, section, _FACTS, order, ledger)

        async def unseen(_text: str) -> None:
            """Nobody looks on."""

        await Drafter(NoExemplars(), PROMPTS, model, TokenMeter(), 32_000).draft(task, unseen)
        asked.append(model.asked[0])
    assert asked[0][0] == asked[1][0]
    paper, own = asked[0][1].content.split("【现在写】")
    assert asked[1][1].content.startswith(paper)
    assert "集中学习7次" in paper and "做法" in own
