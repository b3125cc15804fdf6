"""Whatever is said, in whatever order, with crashes in between: what was told and not undone is there."""

import asyncio
import json
import re
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.document import Document
from bot.domain.ledger import Ledger, fold
from tests.fakes import Held, ScriptedModel, literal
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
_TOLD = (
    *("集中学习7次", "义诊3场", "清运垃圾32吨", "评选最美家庭8户", "培训骨干45人", "建阅览室2个"),
    *("慰问老人60户", "修路灯19盏", "种树240棵", "发放图书900册", "调解纠纷11件", "演出戏曲5场"),
    *("改造厕所6座", "招募志愿者37名"),
)
# They are understood by rules wherever the talk is: what rules do not understand is the model's to read.
_ORDERS = ("加一节应急值守", "加一节经费使用", "对调（三）和（四）")
_TELL, _READ, _CRASH, _UNDO = "——说——", "——读完——", "——崩溃——", "撤销"
_talks = st.lists(st.sampled_from((*_SAYINGS, _UNDO, _UNDO, _CRASH)), min_size=3, max_size=10)
_read_talks = st.lists(
    st.sampled_from((*[_TELL] * 4, *_ORDERS, *[_UNDO] * 4, *[_READ] * 2, _CRASH)), min_size=4, max_size=14
)


def _tried(times: int) -> settings:
    return settings(max_examples=times, deadline=None, suppress_health_check=list(HealthCheck))


class _Program:
    """The program in a data folder, which may die at any moment and is then started again."""

    def __init__(self, stack: AsyncExitStack, home: Path, *, reads: bool) -> None:
        self._stack, self._home, self._reads = stack, home, reads
        self.held: list[Held] = []
        """The readings of the running program, the one under way first; none where rules read."""
        self.talk: Talk

    async def start(self) -> None:
        """Start it; the former one keeps its database open, as nobody has stopped it."""
        self.held = [Held("", literal) for _ in range(40)] if self._reads else []
        model = ScriptedModel(*self.held) if self._reads else None
        self.talk = await self._stack.enter_async_context(talking(self._home, reader=model))

    async def dies(self) -> None:
        """End whatever it is at, wherever that is, and start it again."""
        running = asyncio.all_tasks() - {asyncio.current_task()}
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self.start()

    async def reading(self) -> None:
        """Return when a reading is under way and waits for its answer."""
        while self.held[0].go_on.is_set():
            self.held.pop(0)
        await asyncio.wait_for(self.held[0].begun.wait(), 10)

    async def reads_all(self) -> None:
        """Let the model answer until nothing is left to read; what it is asked after that is held again."""
        idle = asyncio.create_task(self.talk.waits())
        while not idle.done():
            for held in self.held:
                if held.begun.is_set():
                    held.go_on.set()
            await asyncio.sleep(0.005)
        await idle


@_tried(5)
@given(_talks)
def test_every_step_is_undone_exactly(lines: list[str]) -> None:
    asyncio.run(_undone_exactly(lines))


@pytest.mark.slow
@_tried(60)
@given(_talks)
def test_every_step_of_many_talks_is_undone_exactly(lines: list[str]) -> None:
    asyncio.run(_undone_exactly(lines))


async def _undone_exactly(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            program = _Program(stack, Path(folder), reads=False)
            await program.start()
            await at_first_question(program.talk)
            for line in lines:
                await (program.dies() if line == _CRASH else _says(program.talk, line))


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


class _Log:
    """What a test has said to a program whose model reads, kept apart from it."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, ...]] = [()]
        """What each step that was not undone has told, the oldest first; the first one is the outline."""
        self.unread: list[str] = []
        self.in_hand: list[str] = []
        """What the reading under way was given."""

    @property
    def told(self) -> list[str]:
        """Return the facts that hold, in the order they were entered."""
        return [fact for step in self.steps for fact in step]

    def undo(self) -> bool:
        """Take the last thing back; return False where there is none."""
        taken = self.unread or self.steps
        return bool(taken) and taken.pop() is not None

    def read(self) -> None:
        """Enter what is unread: what is under way first, unless some of it was taken back."""
        if self.in_hand and set(self.in_hand) <= set(self.unread):
            self.steps.append(tuple(self.in_hand))
            self.unread = self.unread[len(self.in_hand) :]
        if self.unread:
            self.steps.append(tuple(self.unread))
        self.unread, self.in_hand = [], []


@_tried(5)
@given(_read_talks)
def test_what_was_told_and_not_undone_holds_while_a_model_reads(lines: list[str]) -> None:
    asyncio.run(_holds(lines))


@pytest.mark.slow
@_tried(60)
@given(_read_talks)
def test_what_was_told_in_many_talks_and_not_undone_holds(lines: list[str]) -> None:
    asyncio.run(_holds(lines))


async def _holds(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            program, log, told = _Program(stack, Path(folder), reads=True), _Log(), iter(_TOLD)
            await program.start()
            await at_first_question(program.talk)
            for line in (*lines, _READ):
                await _goes_on(program, log, next(told) if line == _TELL else line)
                assert [fact.text for fact in (await _standing(program.talk))[0][0].facts] == log.told


async def _goes_on(program: _Program, log: _Log, line: str) -> None:
    match line:
        case "——读完——":
            await program.reads_all()
            log.read()
        case "——崩溃——":
            await program.dies()
            log.in_hand = list(log.unread)
            await (program.reading() if log.unread else program.reads_all())
        case "撤销":
            assert ("已撤销" in texts(await program.talk.says(_UNDO))) == log.undo()
        case line if line in _TOLD:
            await _tells(program, log, line)
        case _:
            await _orders(program, log, line)


async def _tells(program: _Program, log: _Log, line: str) -> None:
    assert await program.talk.says(line) == []
    log.unread.append(line)
    if not log.in_hand:
        log.in_hand = [line]
        await program.reading()


async def _orders(program: _Program, log: _Log, line: str) -> None:
    """Order something; where it was done and nothing waits to be read, undoing it leaves no trace."""
    before, steps = await _standing(program.talk)
    await program.talk.says(line)
    _, later = await _standing(program.talk)
    if later == steps:
        return
    if not log.unread:
        await program.talk.says(_UNDO)
        assert (await _standing(program.talk))[0] == before
        await program.talk.says(line)
    log.steps.append(())


async def _standing(talk: Talk) -> tuple[tuple[Ledger, list[object]], int]:
    """Return what the document is made of, checked against its history, and how many steps that has."""
    async with talk.store.read() as store:
        [identifier] = await store.document_ids(talk.chat)
        document = await store.document(identifier)
        steps = await store.steps(identifier)
        ledger = await store.ledger(identifier)
    assert document
    assert ledger == fold(step.reading for step in steps)
    current = {fact.id for fact in ledger.facts}
    assert not current & {old for fact in ledger.facts for old in fact.replaces}
    return (ledger, _whole(document)), len(steps)


def _whole(document: Document) -> list[object]:
    sections = [(s.id, s.plan, s.progress, s.shown, s.missing) for s in document.live]
    return [document.brief, document.title, *sections]


# -- one thing at a time -----------------------------------------------------------------------------------


async def _facts(talk: Talk) -> list[str]:
    return [fact.text for fact in (await _standing(talk))[0][0].facts]


def _newest(asked: str) -> tuple[int, str]:
    """Return the number and the words of the message that came last."""
    [*_, (number, words)] = re.findall(
        r"^\[(\d+)\](?:（[^）]*）)? ?(.*)$", asked.split("【新消息】")[1], re.MULTILINE
    )
    return int(number), words


def _undoing(asked: str) -> str:
    number, words = _newest(asked)
    return json.dumps({"requests": [{"do": "undo", "m": number, "q": words}]}, ensure_ascii=False)


async def test_undo_takes_back_what_is_being_read_before_what_was_read(home: Path) -> None:
    held = Held("", literal)
    async with talking(home, reader=ScriptedModel(literal, held)) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次")
        await talk.says("义诊3场")
        await held.begun.wait()
        assert "已撤销：您说的“义诊3场”" in texts(await talk.says(_UNDO))
        held.go_on.set()
        assert "记下" not in texts(await talk.waits())
        assert await _facts(talk) == ["集中学习7次"]
        assert "集中学习7次" in texts(await talk.says(_UNDO))
        assert await _facts(talk) == []


async def test_what_came_with_something_taken_back_is_read_without_it(home: Path) -> None:
    first, both = Held("", literal), Held("", literal)
    model = ScriptedModel(first, both, literal)
    async with talking(home, reader=model) as talk:
        await at_first_question(talk)
        for said in ("集中学习7次", "义诊3场", "清运垃圾32吨"):
            await talk.says(said)
            await first.begun.wait()
        first.go_on.set()
        await both.begun.wait()
        await talk.says(_UNDO)
        both.go_on.set()
        await talk.waits()
        assert await _facts(talk) == ["集中学习7次", "义诊3场"]
        assert "清运垃圾" not in model.asked[-1][-1].content


async def test_an_undo_that_a_model_understood_is_no_step_of_its_own(home: Path) -> None:
    async with talking(home, reader=ScriptedModel(_undoing, _undoing, _undoing)) as talk:
        await at_first_question(talk)
        (_, whole), _ = await _standing(talk)
        await talk.goes_through("删掉存在问题", "哎呀刚才那一下弄错了给我弄回去吧")
        assert (await _standing(talk))[0][1] == whole
        for steps in (0, 0):
            await talk.goes_through("哎呀刚才那一下弄错了给我弄回去吧")
            (_, now), left = await _standing(talk)
            assert (len(now), left) == (2, steps)


async def test_an_undo_that_a_model_understood_leaves_alone_what_came_after_it(home: Path) -> None:
    held = Held("", _undoing)
    async with talking(home, reader=ScriptedModel(literal, held, literal)) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次")
        await talk.says("哎呀刚才那一下弄错了给我弄回去吧")
        await held.begun.wait()
        await talk.says("义诊3场")
        held.go_on.set()
        await talk.waits()
        assert await _facts(talk) == ["义诊3场"]


async def test_undoing_the_outline_leads_back_to_the_brief_and_forward_again(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("集中学习7次")
        await talk.says(_UNDO)
        said = texts(await talk.says(_UNDO))
        assert "请确认" in said
        assert "最重要的一件事" not in said
        assert talk.button("确认")
        await talk.goes_through("集中学习8次", "确认", "就用这个")
        assert await _facts(talk) == ["集中学习8次"]
        assert "集中学习8次" in texts(await talk.says("看事实"))
        assert len((await _standing(talk))[0][1]) > 3


async def test_undo_that_takes_the_section_in_hand_away_goes_to_one_that_is_there(home: Path) -> None:
    async with talking(home) as talk:
        await at_first_question(talk)
        await talk.goes_through("加一节应急值守", "去应急值守那节")
        said = texts(await talk.says(_UNDO))
        _, outline, asked = said.partition("现在的提纲")
        assert "应急值守" not in outline + asked
        assert "导语：" in asked
