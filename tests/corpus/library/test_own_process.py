"""A large file is understood in a process of its own; whatever becomes of that, one sentence is said."""

import asyncio
import errno
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.corpus.library import importing
from bot.corpus.library import own_process as apart
from bot.corpus.library.importing import extract_exemplars
from bot.corpus.library.library import Library
from bot.corpus.library.own_process import extract_in_subprocess
from bot.errors import UnreadableFile
from bot.texts import corpus as texts
from tests.bench import generated
from tests.corpus.formats import zipped
from tests.corpus.holdings_in_memory import HoldingsInMemory

_NAME = "材料.zip"


def _file(documents: int = 3) -> bytes:
    written = generated.exemplars(documents * generated.PASSAGES_EACH, generated.words())
    return zipped(**{e.source: generated.text_of(e).encode() for e in written}, **{"照片.jpg": b"x"})


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """Return the processes that are started from now on."""
    begun, start = list[Process](), asyncio.create_subprocess_exec

    async def starting(*command: str, **options: Any) -> Process:
        begun.append(await start(*command, **options))
        return begun[-1]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", starting)
    return begun


async def _untold(_done: int, _count: int) -> None:
    pass


async def test_what_is_understood_is_the_same_and_how_far_it_has_come_is_told() -> None:
    told = list[tuple[int, int]]()

    async def progress(done: int, count: int) -> None:
        told.append((done, count))

    assert await extract_in_subprocess(_NAME, _file(), progress) == extract_exemplars(_NAME, _file())
    assert told == [(1, 3), (2, 3), (3, 3)]


async def test_why_a_file_cannot_be_read_comes_through() -> None:
    with pytest.raises(UnreadableFile) as raised:
        await extract_in_subprocess("坏.docx", b"PK rubbish", _untold)
    assert str(raised.value) == texts.not_word("坏.docx")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(
    ("by", "said"),
    [(signal.SIGKILL, texts.reader_killed), (signal.SIGSEGV, texts.reader_crashed)],
    ids=["killed", "crashed"],
)
async def test_a_process_that_is_ended_by_a_signal_is_told_as_such(
    by: signal.Signals, said: Callable[[str], str], processes: list[Process]
) -> None:
    async def progress(_done: int, _count: int) -> None:
        [process] = processes
        os.kill(process.pid, by)

    with pytest.raises(UnreadableFile) as raised:
        await extract_in_subprocess(_NAME, _file(100), progress)
    assert str(raised.value) == said(_NAME)


def _break(broken: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a line take the place of all that processes do with a file from now on."""
    (folder / "sitecustomize.py").write_text(
        "import errno, os, sys\nfrom bot.corpus.library import importing\n"
        f"def fail(name, content, *_, **__):\n    {broken}\n"
        "importing.extract_exemplars = fail\n",
        "utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", str(folder))


_NO_MEMORY = (
    "raise SystemError('error return without exception set')",
    "raise ImportError('x.so: failed to map segment from shared object')",
    "raise OSError(errno.ENOMEM, 'x')",
    "from bot.errors import UnreadableFile; raise UnreadableFile('坏了') from MemoryError()",
    "os.write(2, b'memory allocation of 9 bytes failed'); os.abort()",
    "os.write(2, b'OpenBLAS error: Memory allocation still failed'); os._exit(1)",
)


@pytest.mark.parametrize("broken", _NO_MEMORY)
async def test_a_lack_of_memory_is_told_as_such_however_it_comes_out(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(broken, tmp_path, monkeypatch)
    with pytest.raises(UnreadableFile) as raised:
        await extract_in_subprocess(_NAME, b"x", _untold)
    assert str(raised.value) == texts.too_much_memory(_NAME)


async def test_what_fills_the_error_stream_holds_nobody_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break("[os.write(2, b'x' * 4096) for _ in range(99)]; os._exit(1)", tmp_path, monkeypatch)
    with pytest.raises(UnreadableFile) as raised:
        await extract_in_subprocess(_NAME, b"x", _untold)
    assert str(raised.value) == texts.reader_failed(_NAME)


@pytest.mark.parametrize("code", [errno.ENOMEM, errno.EAGAIN, errno.EMFILE])
async def test_where_no_process_can_be_started_that_is_said(
    code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: str, **__: Any) -> Process:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(asyncio, "create_subprocess_exec", refuse)
    with pytest.raises(UnreadableFile) as raised:
        await extract_in_subprocess(_NAME, b"x", _untold)
    assert str(raised.value) == texts.reader_not_started(_NAME)


@pytest.mark.parametrize(
    "broken", ["raise RuntimeError(content)", "print('x' * 99, flush=True)", "sys.exit(3)"]
)
async def test_a_fault_of_our_own_is_told_as_such_and_the_log_has_no_text(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _break(broken, tmp_path, monkeypatch)
    with pytest.raises(UnreadableFile) as raised:
        await extract_in_subprocess("金丝雀.txt", "金丝雀行动".encode(), _untold)
    assert str(raised.value) == texts.reader_failed("金丝雀.txt")
    assert "import apart failed" in caplog.text and "金丝雀" not in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit that is kept")
async def test_a_process_that_takes_too_much_memory_stores_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_LARGE", 0)
    monkeypatch.setattr(apart, "_MEMORY", 1 << 20)
    library = Library(HoldingsInMemory(), tmp_path / "index", tmp_path / "none")
    with pytest.raises(UnreadableFile) as raised:
        await library.add_file("大.txt", b"\xe4\xb8\x80" * 1_000_000, "chat-7")
    assert str(raised.value) == texts.too_much_memory("大.txt")
    assert await library.list() == []


async def test_a_process_that_takes_too_long_is_ended(
    processes: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "_SECONDS", 0.0)
    with pytest.raises(UnreadableFile) as raised:
        await extract_in_subprocess(_NAME, _file(), _untold)
    assert str(raised.value) == texts.too_slow(_NAME, 0)
    assert all(process.returncode is not None for process in processes)


async def test_an_import_that_is_cancelled_leaves_no_process(processes: list[Process]) -> None:
    begun = asyncio.Event()

    async def progress(_done: int, _count: int) -> None:
        begun.set()

    task = asyncio.create_task(extract_in_subprocess(_NAME, _file(100), progress))
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])
    assert task.cancelled()
    assert processes[0].returncode is not None


def test_the_process_finds_the_program_and_nothing_of_it_by_a_shorter_name() -> None:
    assert (apart._HOME / "bot" / "__init__.py").exists()
