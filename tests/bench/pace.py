"""What a turn costs, and what many writers at once wait for, against plain sqlite3 behind a lock."""

import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from uuid import uuid4
from zlib import crc32

from bot import shipped
from bot.conversation.jobs.warming import warm
from bot.domain.document import Author, Clause, Provenance, Version
from bot.domain.finding import Finding, Fix, FixKind, Severity
from bot.domain.genre import SectionRole
from bot.domain.history import Before, SectionState, Step
from bot.store.store import Store
from bot.texts.conversation import dialog
from tests.bench import generated, reading
from tests.bench.timing import percentile
from tests.talk import Talk, at_first_question, talking
from tests.transactions import milliseconds

_TURNS, _CHATS, _EACH, _EVENTS, _ROUNDS = 100, 16, 20, 300, 9
_SECTIONS, _VERSIONS = 20, 100
_TOLD = 10
_PROMPT = (shipped.TASKS / "draft_section.md").read_text("utf-8")
_BEGIN = "INSERT INTO updates (id, chat) VALUES (?, ?)"
_SAVE = "INSERT INTO chats VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state"


def cost() -> Iterator[tuple[str, str, float, bool, str]]:
    """Yield what was measured, its limit, the figure, whether it is kept, and the unit."""
    with tempfile.TemporaryDirectory() as folder:
        turn = asyncio.run(_turn(Path(folder)))
    yield "a turn (/status), CPU", "≤ 6", turn, turn <= 6, "ms"
    with tempfile.TemporaryDirectory() as folder:
        grown, size = asyncio.run(_grown(Path(folder)))
    what = f"{_SECTIONS} sections of {_VERSIONS} versions: "
    yield f"{what}a turn, CPU", "≤ 6", grown, grown <= 6, "ms"
    yield f"{what}a version in the file, times its text", "≤ 2", size, size <= 2, "×"
    with tempfile.TemporaryDirectory() as folder:
        longest = asyncio.run(_longest(Path(folder)))
    what = "the longest transaction of a conversation with long input, CPU"
    yield what, "≤ 20", longest, longest <= 20, "ms"
    with tempfile.TemporaryDirectory() as folder:
        times = asyncio.run(_writers(Path(folder)))
    yield f"{_CHATS} writers at once, p95, times sqlite3 behind a lock", "≤ 2", times, times <= 2, "×"
    with tempfile.TemporaryDirectory() as folder:
        lost = asyncio.run(_lost(Path(folder)))
    yield f"{_EVENTS} events at once: lost", "0", lost, lost == 0, ""


async def _turn(home: Path) -> float:
    """Return the CPU time of a question about the state of a document, in ms."""
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年上半年志愿服务工作总结", "确认")
        return await _status(talk)


async def _status(talk: Talk) -> float:
    began = time.process_time()
    for _ in range(_TURNS):
        await talk.says("/status")
    return 1000 * (time.process_time() - began) / _TURNS


async def _longest(home: Path) -> float:
    """Return how long the longest transaction keeps the processor, in ms, once all is warm."""
    told = [message.text for message in islice(reading.messages(), _TOLD)]
    said = (*told, _pasted(10_000), "直接成稿", "全部采用", "导出 Word", "先导出草稿")
    warm(with_model=False)
    with milliseconds() as spent:
        async with talking(home) as talk:
            await at_first_question(talk)
            await talk.goes_through(*said, "/check", _pasted(30_000), "/forget", dialog.FORGET_YES)
    return max(spent)


def _pasted(length: int) -> str:
    exemplars = generated.exemplars(length // 100, generated.words(), seed=7)
    return "\n".join(map(generated.text_of, exemplars))[:length]


async def _grown(home: Path) -> tuple[float, float]:
    """Return the CPU time of a turn where much was rewritten, and what a version takes, by its text."""
    file, words = home / "gongwen.db", generated.words()
    async with talking(home) as talk:
        await talk.goes_through("帮我写青石镇人民政府2026年上半年志愿服务工作总结", "确认")
        document = await talk.document()
        plan = replace(document.sections[0].plan, role=SectionRole.ACHIEVEMENTS)
        async with talk.store.write() as tx:
            await tx.set_outline(document.id, (plan,) * _SECTIONS)
        sections = (await talk.document()).live
    before, texts = file.stat().st_size, [""]
    async with talking(home) as talk:
        for n in range(_VERSIONS):
            async with talk.store.write() as tx:
                for section in sections:
                    last = texts[-_SECTIONS] if n else ""
                    version = _version(n * _SECTIONS + section.id, last, words)
                    texts.append(version.text)
                    await tx.add_version(section.id, version, show=True)
                    before_it = Before(sections=(SectionState(section.id, shown=n),))
                    await tx.add_step(document.id, Step(0, "重写", before=before_it))
        turn = await _status(talk)
    return turn, (file.stat().st_size - before) / len("".join(texts).encode())


def _version(seed: int, before: str, words: generated.Words) -> Version:
    """Return a version of some 500 characters, drafted from a dozen facts by a request like any other."""
    chance = random.Random(seed)
    sentences = [
        f"{'，'.join(chance.choices(words.clauses, cum_weights=words.weights, k=4))}。" for _ in range(12)
    ]
    text = "\n".join("".join(sentences[n : n + 6]) for n in (0, 6))
    begins = [sentence.split("，")[0] for sentence in sentences]
    clauses = tuple(Clause(words, (crc32(words.encode()) % 60,)) for words in begins)
    request = "\n\n".join((_PROMPT, f"【要改写的文字】\n{before}", f"修改要求：{sentences[0]}"))
    found = (Finding("E1", Severity.WARN, 0, 8, text[:8], "与范例相同的字太多", "范例", Fix(FixKind.ASK)),)
    own = Provenance("model", "0123456789ab", tuple(range(4)), tuple(range(12)), (request,), clauses)
    return Version(0, text, Author.MODEL, instruction=f"第{seed}次：更精炼", provenance=own, findings=found)


async def _writers(home: Path) -> float:
    """Return how many times as long a transaction takes where many chats write: p95, median of rounds."""
    store = await Store.open(home)

    async def through_store(chat: int, n: int) -> None:
        async with store.write() as tx:
            await tx.begin_update(str(chat), uuid4().hex)
            await tx.save_chat(str(chat), "{}")

    connection = sqlite3.connect(home / "plain.db", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE updates (id TEXT PRIMARY KEY, chat TEXT)")
    connection.execute("CREATE TABLE chats (id TEXT PRIMARY KEY, state TEXT)")
    lock = asyncio.Lock()

    async def plainly(chat: int, n: int) -> None:
        async with lock:
            await asyncio.to_thread(_write, connection, str(chat), uuid4().hex)

    # By turns: whatever else the machine does slows both.
    times = [await _together(through_store) / await _together(plainly) for _ in range(_ROUNDS)]
    connection.close()
    await store.close()
    return median(times)


def _write(connection: sqlite3.Connection, chat: str, update: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_BEGIN, (update, chat))
    connection.execute(_SAVE, (chat, "{}"))
    connection.execute("COMMIT")


async def _together(write: Callable[[int, int], Awaitable[None]]) -> float:
    waits: list[float] = []

    async def chat(number: int) -> None:
        for n in range(_EACH):
            began = time.perf_counter()
            await write(number, n)
            waits.append(time.perf_counter() - began)

    await asyncio.gather(*map(chat, range(_CHATS)))
    return percentile(waits, 0.95)


async def _lost(home: Path) -> int:
    """Return how many of many events that come at once were not recorded."""
    store = await Store.open(home)

    async def event(n: int) -> None:
        async with store.write() as tx:
            await tx.begin_update(f"chat{n}", str(n))
            await tx.save_chat(f"chat{n}", "{}")

    done = await asyncio.gather(*map(event, range(_EVENTS)), return_exceptions=True)
    async with store.read() as tx:
        kept = [(await tx.chat(f"chat{n}")).revision for n in range(_EVENTS)]
    await store.close()
    return sum(1 for result, revision in zip(done, kept, strict=True) if result or not revision)
