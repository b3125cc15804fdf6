"""Whatever is said, in whatever order, with crashes in between: the ledger is the fold of its history."""

import asyncio
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.document import Document
from bot.domain.ledger import Ledger, folded
from tests.talk import Talk, at_first_question, talking, texts

_SAYINGS = (
    "上半年集中学习7次，参加210人次",
    "志愿服务队队员168人",
    "更正：队员不是168人，是186人",
    "下一步：建实践站2个；办培训班3期",
    "问题：载体不多；年轻人少",
    "满意度还没出来，先空着",
    "别写领导名字",
    "删掉存在问题",
    "加一节应急值守",
    "合并（一）和（二）",
    "对调（三）和（四）",
    "把志愿服务那节移到最前面",
    "第1条不要了",
    "起草这节",
    "下一节",
    "谢谢",
)
_CRASH, _UNDO = "——重启——", "撤销"
_talks = st.lists(st.sampled_from((*_SAYINGS, _UNDO, _UNDO, _CRASH)), min_size=3, max_size=10)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(_talks)
def test_the_ledger_is_the_fold_of_its_history_and_undo_returns_it_exactly(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_holds(Path(folder), lines))


async def _holds(home: Path, lines: list[str]) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
    stretches = _between(lines, _CRASH)
    for stretch in stretches:
        async with talking(home) as talk:
            for line in stretch:
                await _says(talk, line)


def _between(lines: list[str], mark: str) -> list[list[str]]:
    stretches: list[list[str]] = [[]]
    for line in lines:
        if line == mark:
            stretches.append([])
        else:
            stretches[-1].append(line)
    return stretches


async def _says(talk: Talk, line: str) -> None:
    before, steps = await _standing(talk)
    said = texts(await talk.says(line))
    await talk.waits()
    _, later = await _standing(talk)
    if line == _UNDO:
        assert (later == steps - 1) == ("已撤销" in said)
    elif later == steps + 1:
        await talk.says(_UNDO)
        assert (await _standing(talk))[0] == before
        await talk.says(line)
        await talk.waits()


async def _standing(talk: Talk) -> tuple[tuple[Ledger, list[tuple[object, ...]]], int]:
    """Return what the document is made of, checked against its history, and how many steps that has."""
    async with talk.store.read() as store:
        [identifier] = await store.document_ids(talk.chat)
        document = await store.document(identifier)
        steps = await store.steps(identifier)
        ledger = await store.ledger(identifier)
    assert document
    assert ledger == folded(step.reading for step in steps)
    current = {fact.id for fact in ledger.facts}
    assert not current & {old for fact in ledger.facts for old in fact.replaces}
    return (ledger, _outline(document)), len(steps)


def _outline(document: Document) -> list[tuple[object, ...]]:
    return [(s.id, s.plan) for s in document.live]
