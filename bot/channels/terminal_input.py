"""What is typed: a line is a message, and so are all the lines of a paste."""

import asyncio
import codecs
import os
import select
import sys
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import suppress
from typing import TextIO

if sys.platform != "win32":
    import termios

_CHUNK = 65_536
_TOGETHER = 0.05
"""Seconds: the lines of a paste come closer together, two lines typed by hand never do."""


async def messages(source: TextIO) -> AsyncGenerator[str, None]:
    """Yield what is typed until the input ends; what cannot be decoded becomes U+FFFD."""
    decode = codecs.getincrementaldecoder(source.encoding)(errors="replace").decode
    arrivals = _listen(_pastes if source.isatty() else _chunks, source.fileno())
    rest = ""
    while data := await arrivals.get():
        if source.isatty():
            yield decode(data)
        else:
            *lines, rest = (rest + decode(data)).split("\n")
            for line in lines:
                yield line
    if rest:
        yield rest


def _listen(read: Callable[[int], Iterator[bytes]], descriptor: int) -> asyncio.Queue[bytes]:
    """Return a queue of what is read; b"" is the end."""
    loop = asyncio.get_running_loop()
    arrivals: asyncio.Queue[bytes] = asyncio.Queue()

    def work() -> None:
        # The loop is closed while nobody types: what comes then belongs to the next program.
        with suppress(RuntimeError):
            for data in read(descriptor):
                loop.call_soon_threadsafe(arrivals.put_nowait, data)
            loop.call_soon_threadsafe(arrivals.put_nowait, b"")

    # Not a thread of the executor: the end of the program would wait there for one more line. And not
    # `readline` of a stream: it holds a lock that the interpreter wants when it ends.
    threading.Thread(target=work, name="keyboard", daemon=True).start()
    return arrivals


def _chunks(descriptor: int) -> Iterator[bytes]:
    while data := _read(descriptor):
        yield data


def _pastes(keyboard: int) -> Iterator[bytes]:
    """Yield what arrives together, until the end."""
    while more := _read(keyboard):
        said = more
        while more and _waiting(keyboard, _TOGETHER):
            more = _read(keyboard)
            said += more
        yield said + (_held_back(keyboard) if more else b"")
        if not more:
            return


def _held_back(keyboard: int) -> bytes:
    """Return the last line of a paste without its Enter, which the terminal holds back."""
    if sys.platform == "win32":
        return b""
    with suppress(termios.error):  # the window was closed
        usual = termios.tcgetattr(keyboard)
        flags = usual[3] & ~termios.ICANON
        termios.tcsetattr(keyboard, termios.TCSANOW, [*usual[:3], flags, *usual[4:]])
        try:
            return _read(keyboard) if _waiting(keyboard, 0) else b""
        finally:
            termios.tcsetattr(keyboard, termios.TCSANOW, usual)
    return b""


def _waiting(descriptor: int, seconds: float) -> bool:
    # Windows can select on sockets alone: there each line of a paste is a message.
    return sys.platform != "win32" and bool(select.select([descriptor], [], [], seconds)[0])


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:  # the window was closed
        return b""
