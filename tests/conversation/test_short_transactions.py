"""Long input keeps nobody else waiting: what it takes is done outside of transactions."""

import asyncio
import itertools
from pathlib import Path

import pytest

from bot.texts.conversation import dialog
from tests.bench import generated
from tests.conversation.whole_draft import whole
from tests.fakes import ScriptedModel, literal
from tests.talk import at_first_question, talking, texts
from tests.transactions import calls

_SCRIPTS = sorted(Path(__file__).parents[1].joinpath("conversations").glob("*.txt"))
_MOST = 30_000
"""So many calls of our functions take some 25 ms: what takes longer is to be computed before."""


def _facts(length: int) -> str:
    deeds = itertools.product(generated.trade_words("verbs"), generated.trade_words("matters"))
    return "。".join(f"{verb}{matter}的活动办了{n}场" for n, (verb, matter) in enumerate(deeds, 3))[:length]


def _prose(length: int) -> str:
    exemplars = generated.exemplars(length // 100, generated.words(), seed=7)
    return "\n".join(map(generated.text_of, exemplars))[:length]


@pytest.mark.parametrize("script", _SCRIPTS, ids=[script.stem for script in _SCRIPTS])
async def test_a_whole_conversation_works_little_in_each_transaction(script: Path, home: Path) -> None:
    said = await asyncio.to_thread(script.read_text, "utf-8")
    with calls() as counts:
        async with talking(home) as talk:
            await talk.goes_through(*filter(None, said.splitlines()))
            assert talk.files
    assert 0 < max(counts) < _MOST


async def test_a_long_paste_is_read_outside(home: Path) -> None:
    with calls() as counts:
        async with talking(home) as talk:
            await at_first_question(talk)
            assert "记下" in texts(await talk.says(_facts(10_000)))
    assert max(counts) < _MOST


async def test_a_long_paste_that_a_model_reads_is_entered_in_little_time(home: Path) -> None:
    with calls() as counts:
        async with talking(home, reader=ScriptedModel(literal, literal)) as talk:
            await talk.goes_through(
                "帮我写青石镇人民政府2026年上半年精神文明建设工作总结", "确认", "就用这个"
            )
            await talk.says(_facts(10_000))
            assert "记下" in texts(await talk.waits())
    assert max(counts) < _MOST


async def test_a_long_document_is_checked_outside(home: Path) -> None:
    with calls() as counts:
        async with talking(home) as talk:
            await talk.goes_through("/check")
            assert "处：" in texts(await talk.says(_prose(30_000)))
    assert max(counts) < _MOST


async def test_findings_are_settled_one_by_one_without_a_check_in_between(home: Path) -> None:
    async with talking(home) as talk:
        await whole(talk, "集中学习7次", "群众满意度还没出来，先空着")
        await talk.goes_through("全部采用", "导出 Word", "保留", "写成文日期", "今天", "先导出草稿")
        assert talk.files
        assert dialog.FORGOTTEN in texts([*await talk.says("/forget"), *await talk.says(dialog.FORGET_YES)])
