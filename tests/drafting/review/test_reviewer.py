"""The reviewer: one request with the whole draft, names veiled; what comes of it is a version of its own."""

import json

from bot.domain.document import Author
from bot.domain.orders import Draft
from bot.drafting.review.reviewer import Reviewer, ReviewOutcome
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.calls import Writing
from bot.drafting.writing.objections import Objection
from bot.errors import ModelUnreachable
from bot.llm.tokens import TokenMeter
from bot.privacy.tokens import Masking
from tests.drafting.review.drafts import GENRE, document_of, fact, ledger_of
from tests.fakes import ScriptedModel
from tests.installed import PROMPTS

_LEDGER = ledger_of(fact(1, 2, "集中学习12次"), fact(2, 2, "柳知秋同志组织志愿服务38场"))
_LEAD = "2026年上半年，青石镇人民政府抓好各项任务。"
_DONE = "一是抓学习，集中学习12次⟨1⟩，为的是把本领学到手。"


async def _reviewed(model: ScriptedModel) -> ReviewOutcome:
    reviewer = Reviewer(model, PROMPTS, TokenMeter())
    return await reviewer.review(document_of(_LEAD, _DONE), GENRE, _LEDGER)


def _edits(*pairs: tuple[str, str]) -> str:
    return json.dumps({"edits": [{"find": f, "replace": r} for f, r in pairs]}, ensure_ascii=False)


async def test_the_request_holds_the_tagged_draft_and_the_faults_and_no_name() -> None:
    model = ScriptedModel(_edits())
    await _reviewed(model)
    asked = model.asked[0][1].content
    assert "[2] 一、工作开展情况\n一是抓学习，集中学习12次⟨1⟩" in asked
    assert "台账第 2 条没有写" in asked
    assert "柳知秋" not in asked
    assert "青石镇" not in asked


async def test_what_is_mended_is_a_version_with_its_sources() -> None:
    model = ScriptedModel(
        lambda asked: _edits(
            (
                "为的是把本领学到手",
                f"提升本领。二是抓服务，{_token(asked, '人')}同志组织志愿服务38场⟨2⟩",
            )
        )
    )
    done = await _reviewed(model)
    version = done.versions[2]
    assert "柳知秋同志组织志愿服务38场。" in version.text
    assert version.author is Author.MODEL
    assert version.instruction == ""
    assert {n for clause in version.provenance.clauses for n in clause.facts} == {1, 2}
    assert done.left == ()
    assert len(done.costs) == 1


async def test_a_token_that_was_never_sent_makes_a_replacement_none() -> None:
    done = await _reviewed(ScriptedModel(_edits(("为的是把本领学到手", "由⟦人9⟧提升本领"))))
    assert done.versions == {}


async def test_a_model_that_does_not_answer_leaves_the_draft_as_it_is() -> None:
    done = await _reviewed(ScriptedModel(ModelUnreachable("没有回答")))
    assert done.versions == {}
    assert [fault.kind for fault in done.left] == ["unstated"]


async def test_an_answer_that_is_no_list_of_replacements_leaves_the_draft_as_it_is() -> None:
    done = await _reviewed(ScriptedModel("全文很好，不用改。", "真的很好。"))
    assert done.versions == {}


async def test_a_mend_that_would_empty_a_section_leaves_it_as_it_is() -> None:
    model = ScriptedModel(_edits((_LEAD, "")))
    document, lead = document_of(_LEAD), document_of(_LEAD).sections[0]
    task = Assignment("c", GENRE, document, lead, (), Draft(1, 1), ledger_of())
    writing = Writing(model, TokenMeter(), _unseen, Masking(), {"paper": ""})
    reviewer = Reviewer(model, PROMPTS, TokenMeter())
    assert await reviewer.mend(task, _LEAD, [Objection("不实")], writing) == _LEAD


async def _unseen(_text: str) -> None:
    """Nobody looks on."""


def _token(asked: str, kind: str) -> str:
    return f"⟦{kind}{asked.split(f'⟦{kind}')[1].split('⟧')[0]}⟧"
