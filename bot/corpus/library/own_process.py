"""An import in a process of its own: what a large or hostile file costs is lost with it, and nobody waits.

The parent sends a line that tells what comes, then the file; the answer comes in frames of a letter, a length
and JSON. The file is stored by the parent, and only when all of it has been understood.
"""

import asyncio
import errno
import json
import logging
import os
import sys
import threading
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from enum import Enum
from pathlib import Path

from pydantic import TypeAdapter

from bot.corpus.library.importing import Extraction, extract_exemplars
from bot.corpus.progress import Progress
from bot.domain.passage import Exemplar, Passage
from bot.errors import UnreadableFile
from bot.files import lost_reader
from bot.files.reading import Refused
from bot.texts import corpus as texts

logger = logging.getLogger(__name__)

# A file of 20 MB takes 140 MB and 100 s of CPU.
_MEMORY, _SECONDS, _GRACE_SECONDS = 1 << 30, 900.0, 1.0
_AT_ONCE = 200
_BLOCK = 1 << 20
_LAST_WORDS = 4096
_HOME = Path(__file__).parents[3]
"""The folder that `bot` lies in."""
_EXEMPLAR, _PASSAGES = TypeAdapter(Exemplar), TypeAdapter(tuple[Passage, ...])
_REFUSED, _COUNTS, _LINE = TypeAdapter(tuple[Refused, ...]), TypeAdapter(tuple[int, int]), TypeAdapter(str)


class _Kind(Enum):
    """What a frame tells."""

    COUNTS = b"c"
    PASSAGES = b"p"
    EXEMPLAR = b"e"
    """An exemplar without its passages, which have come before it."""
    UNREADABLE = b"u"
    NO_MEMORY = b"m"
    FAULT = b"f"
    """A fault of our own, by its name; what it says may be of the file."""
    END = b"."


async def extract_in_subprocess(name: str, content: bytes, progress: Progress) -> Extraction:
    """Return the exemplars that a file holds; raise UnreadableFile, with the cause, where it holds none."""
    try:
        process = await _start()
    except OSError as error:  # no memory, or no room for one more process or pipe
        logger.warning("import apart not started errno=%s", error.errno)
        raise UnreadableFile(texts.reader_not_started(name)) from error
    said = bytearray()
    hearing = asyncio.create_task(_hear(process.stderr, said))
    try:
        async with asyncio.timeout(_SECONDS), _ways(process) as (to_child, from_child):
            await _send(to_child, name, content)
            del content  # a large file must not wait in memory until it has been understood
            return await _receive(name, from_child, progress)
    except TimeoutError as error:
        logger.warning("import apart too slow")
        raise UnreadableFile(texts.too_slow(name, round(_SECONDS / 60))) from error
    except (EOFError, ConnectionError, ValueError) as error:
        logger.warning("import apart failed error=%s status=%s", type(error).__name__, process.returncode)
        await asyncio.wait([hearing], timeout=_GRACE_SECONDS)
        raise UnreadableFile(_cause(name, process.returncode, bytes(said))) from error
    finally:
        hearing.cancel()


def _cause(name: str, status: int | None, said: bytes) -> str:
    minutes = round(_SECONDS / 60)
    return lost_reader.cause(name, status, said, minutes=minutes, otherwise=texts.reader_failed)


async def _hear(errors: StreamReader | None, said: bytearray) -> None:
    """Take in what comes on the error stream, and keep the end of it; nobody else ever sees it."""
    while errors and (more := await errors.read(_BLOCK)):
        said += more
        del said[:-_LAST_WORDS]


async def _start() -> Process:
    # What reads a hostile file knows no keys.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GONGWEN_")}
    places = filter(None, (str(_HOME), os.environ.get("PYTHONPATH")))
    environment["PYTHONPATH"] = os.pathsep.join(places)
    # Without the folder that we stand in, which may have anything in it.
    command = (sys.executable, "-P", "-m", "bot.corpus.library.own_process")
    return await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
    )


@asynccontextmanager
async def _ways(process: Process) -> AsyncGenerator[tuple[StreamWriter, StreamReader], None]:
    """Lend the ways to the process and back; whoever leaves it early ends it."""
    try:
        if process.stdin is None or process.stdout is None:
            raise BrokenPipeError  # never, for both were asked for
        yield process.stdin, process.stdout
    finally:
        await _wait_for_end(process)


async def _wait_for_end(process: Process) -> None:
    """Return when the process has ended: it does so when nobody speaks to it, unless it hangs."""
    if process.stdin:
        process.stdin.close()
    try:
        async with asyncio.timeout(_GRACE_SECONDS):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _send(child: StreamWriter, name: str, content: bytes) -> None:
    head = {"name": name, "size": len(content), "memory": _MEMORY}
    child.write(json.dumps(head).encode() + b"\n")
    for at in range(0, len(content), _BLOCK):
        child.write(content[at : at + _BLOCK])
        await child.drain()


async def _receive(name: str, child: StreamReader, progress: Progress) -> Extraction:
    """Return what the process understood; raise EOFError where it ends before it has said all."""
    exemplars, passages = list[Exemplar](), list[Passage]()
    while True:
        kind, frame = await _frame(child)
        match kind:
            case _Kind.COUNTS:
                await progress(*_COUNTS.validate_json(frame))
            case _Kind.PASSAGES:
                passages += _PASSAGES.validate_json(frame)
            case _Kind.EXEMPLAR:
                exemplars.append(replace(_EXEMPLAR.validate_json(frame), passages=tuple(passages)))
                passages = []
            case _Kind.UNREADABLE:
                raise UnreadableFile(_LINE.validate_json(frame))
            case _Kind.NO_MEMORY:
                raise UnreadableFile(texts.too_much_memory(name))
            case _Kind.FAULT:
                logger.error("import apart failed error=%s", _LINE.validate_json(frame))
                raise UnreadableFile(texts.reader_failed(name))
            case _Kind.END:
                return Extraction(tuple(exemplars), _REFUSED.validate_json(frame))


async def _frame(child: StreamReader) -> tuple[_Kind, bytes]:
    kind = _Kind(await child.readexactly(1))
    size = int.from_bytes(await child.readexactly(4))
    return kind, await child.readexactly(size)


def answer() -> None:
    """Understand the file on standard input and answer on standard output; run in a process of its own."""
    head = json.loads(sys.stdin.buffer.readline())
    try:
        content = sys.stdin.buffer.read(head["size"])
        if len(content) == head["size"]:
            threading.Thread(target=_end_with_parent, daemon=True).start()
            _limit_memory(head["memory"])
            _tell(_understand(head["name"], content))
    except Exception as error:  # noqa: BLE001  the outermost edge of the process
        if _lacks_memory(error):
            _write_frame(_Kind.NO_MEMORY, b"")
        elif isinstance(error, UnreadableFile):
            _write_frame(_Kind.UNREADABLE, _LINE.dump_json(str(error)))
        else:
            _write_frame(_Kind.FAULT, _LINE.dump_json(type(error).__name__))


def _lacks_memory(error: BaseException | None) -> bool:
    """Return whether an exception, or one that it comes from, tells of a lack of memory."""
    while error is not None:
        match error:
            # SystemError: what is written in C failed, and had no memory left to say at what.
            case MemoryError() | SystemError() | OSError(errno=errno.ENOMEM):
                return True
            case ImportError() if lost_reader.lacks_memory(str(error).encode()):
                return True
        error = error.__cause__ or error.__context__
    return False


def _understand(name: str, content: bytes) -> Extraction:
    return extract_exemplars(
        name, content, told=lambda *counts: _write_frame(_Kind.COUNTS, _COUNTS.dump_json(counts))
    )


def _tell(found: Extraction) -> None:
    for exemplar in found.exemplars:
        for at in range(0, len(exemplar.passages), _AT_ONCE):
            _write_frame(_Kind.PASSAGES, _PASSAGES.dump_json(exemplar.passages[at : at + _AT_ONCE]))
        _write_frame(_Kind.EXEMPLAR, _EXEMPLAR.dump_json(replace(exemplar, passages=())))
    _write_frame(_Kind.END, _REFUSED.dump_json(found.refused))


def _write_frame(kind: _Kind, frame: bytes) -> None:
    sys.stdout.buffer.write(kind.value + len(frame).to_bytes(4) + frame)
    sys.stdout.buffer.flush()


def _limit_memory(most: int) -> None:
    with suppress(ImportError):  # Windows knows no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _end_with_parent() -> None:
    """End at once when the parent is gone: it keeps its end of the pipe open and sends nothing more."""
    os.read(0, 1)
    os._exit(1)


if __name__ == "__main__":
    answer()
