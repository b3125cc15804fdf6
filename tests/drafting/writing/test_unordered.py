"""A finished version is what was ordered: in simplified Chinese, of its facts, and nothing but the text."""

from collections.abc import AsyncGenerator, Sequence

import pytest
from pydantic import BaseModel

from bot import shipped
from bot.domain.document import Brief, Document, Section, Version
from bot.domain.fact import Fact
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Ledger
from bot.domain.orders import Draft
from bot.drafting.drafter import Drafter
from bot.drafting.genres.loading import load_genres
from bot.drafting.writing.acceptance import AnswerSpec, objection
from bot.drafting.writing.assignment import Assignment
from bot.errors import ModelError
from bot.llm import prompts
from bot.llm.model import Chunk, Message
from bot.llm.tokens import TokenMeter
from tests.drafting.writing.unordered import CLEANED, REFUSED, Answer
from tests.fakes import NoExemplars, ScriptedModel, drafted

_GENRES, _TASKS = load_genres(shipped.GENRES), prompts.load(shipped.TASKS)
_UNIT = "青石镇人民政府"
_FACTS = (
    Fact(1, 1, f"{_UNIT}集中学习7次", "a"),
    Fact(2, 1, "参加320人", "b"),
)


def _task() -> Assignment:
    plan = SectionPlan(
        SectionRole.ACHIEVEMENTS, "", "（一）加强思想教育，筑牢理想信念根基", (), "写清做法。", "", "", 400
    )
    brief = Brief("工作总结", _UNIT, topic="精神文明建设", period="2026年上半年")
    document = Document(1, brief, f"{_UNIT}2026年上半年精神文明建设工作总结", (Section(1, plan),))
    return Assignment(
        "c",
        _GENRES["工作总结"],
        document,
        document.sections[0],
        _FACTS,
        Draft(1, 1),
        Ledger({fact.id: fact for fact in _FACTS}),
    )


class _Stubborn(ScriptedModel):
    """A model that gives the same answer however often it is asked."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer

    def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Answer as ever."""
        self._script.append(self._answer(messages[0].content, messages[1].content))
        return super().stream(messages, temperature=temperature, form=form)


async def _unseen(_text: str) -> None:
    pass


async def _version(answer: Answer) -> Version | None:
    drafter = Drafter(NoExemplars(), _TASKS, _Stubborn(answer), TokenMeter(), 32_000)
    try:
        return (await drafter.draft(_task(), _unseen)).version
    except ModelError:
        return None


@pytest.mark.parametrize("answer", REFUSED.values(), ids=REFUSED)
async def test_what_was_not_ordered_never_becomes_a_version(answer: Answer) -> None:
    assert await _version(answer) is None


@pytest.mark.parametrize("answer", CLEANED.values(), ids=CLEANED)
async def test_what_stands_around_the_text_never_becomes_part_of_it(answer: Answer) -> None:
    plain = await _version(lambda _rules, asked: drafted(asked))
    version = await _version(answer)
    assert plain and version and version.text == plain.text


@pytest.mark.parametrize(
    "told",
    [
        "与德方合作实施“Research on Key Technology of Smart Water Systems”项目",
        "请张國榮、陳慧嫻作报告",
    ],
)
def test_what_the_clerk_told_in_another_language_may_stand(told: str) -> None:
    spec = AnswerSpec((Fact(1, 1, told, "a"),))
    assert not objection(f"今年，{told}⟨1⟩。", spec, (Message("user", f"事实 1｜{told}"),))
    assert objection(f"今年，{told}⟨1⟩。", spec, (Message("user", "事实 1｜合作项目"),))
