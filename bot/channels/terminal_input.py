"""What is typed: a line is a message, and so are all the lines of a paste.

A terminal that hands over whole lines cuts them at 4,095 bytes without a word; so it hands over each key, and
the line is put together here.
"""

import asyncio
import codecs
import os
import select
import signal
import sys
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TextIO, TypeVar

from bot.channels.line_editing import Line
from bot.channels.piped_lines import Lines

if sys.platform != "win32":
    import termios

_CHUNK = 65_536
_TOGETHER = 0.05
"""Seconds: the lines of a paste come closer together, two lines typed by hand never do."""
_ECHO_CHUNK, _ECHO_SECONDS = 512, 1

T = TypeVar("T", str, bytes)


async def messages(source: TextIO) -> AsyncGenerator[str, None]:
    """Yield what is typed until the input ends; what cannot be decoded becomes U+FFFD."""
    if source.isatty() and sys.platform != "win32":
        with _cbreak_mode(source.fileno()):
            typed = _listen(lambda: _keyboard_lines(source.fileno(), source.encoding), "")
            while message := await typed.get():
                yield message
        return
    arrivals, lines = _listen(lambda: _chunks(source.fileno()), b""), Lines(source.encoding)
    while data := await arrivals.get():
        for line in lines.take(data):
            yield line
    if rest := lines.end():
        yield rest


def _listen(read: Callable[[], Iterator[T]], end: T) -> asyncio.Queue[T]:
    """Return a queue of what is read, with the empty `end` behind it."""
    loop = asyncio.get_running_loop()
    arrivals: asyncio.Queue[T] = asyncio.Queue()

    def work() -> None:
        # The loop is closed while nobody types: what comes then belongs to the next program.
        with suppress(RuntimeError):
            for data in read():
                loop.call_soon_threadsafe(arrivals.put_nowait, data)
            loop.call_soon_threadsafe(arrivals.put_nowait, end)

    # Not a thread of the executor: the end of the program would wait there for one more line. And not
    # `readline` of a stream: it holds a lock that the interpreter wants when it ends.
    threading.Thread(target=work, name="keyboard", daemon=True).start()
    return arrivals


def _chunks(descriptor: int) -> Iterator[bytes]:
    while data := _read(descriptor):
        yield data


def _keyboard_lines(keyboard: int, encoding: str) -> Iterator[str]:
    """Yield the lines that come together, each time they end, until the end of the input."""
    decode, line = _decoder(encoding), Line()
    while not line.ended and (data := _read(keyboard)):
        _show(keyboard, line.take(decode(data)).encode(encoding, "replace"))
        if "\n" in line.text and (line.ended or not _has_input(keyboard, _TOGETHER)):
            yield line.text
            line.text = ""
    if line.text:
        yield line.text


def _show(keyboard: int, echo: bytes) -> None:
    """Write what was typed on the terminal that it came from; one that takes nothing in is not waited for."""
    for at in range(0, len(echo), _ECHO_CHUNK):
        if not select.select([], [keyboard], [], _ECHO_SECONDS)[1]:
            return
        with suppress(OSError):  # the window was closed
            os.write(keyboard, echo[at : at + _ECHO_CHUNK])


@contextmanager
def _cbreak_mode(keyboard: int) -> Iterator[None]:
    """Let the terminal hand over each key unseen, until the end; also after the program was put to sleep."""
    usual = termios.tcgetattr(keyboard)
    by_key = [*usual[:3], usual[3] & ~(termios.ICANON | termios.ECHO), *usual[4:]]

    def set_to(attributes: list[Any]) -> None:
        with suppress(termios.error):  # the window was closed
            termios.tcsetattr(keyboard, termios.TCSANOW, attributes)

    set_to(by_key)
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGCONT, set_to, by_key)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGCONT)
        set_to(usual)


def _decoder(encoding: str) -> Callable[[bytes], str]:
    return codecs.getincrementaldecoder(encoding)(errors="replace").decode


def _has_input(descriptor: int, seconds: float) -> bool:
    return bool(select.select([descriptor], [], [], seconds)[0])


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:  # the window was closed
        return b""
