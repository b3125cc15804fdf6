"""A scripted stand-in for a model endpoint: real HTTP on loopback, one reaction per request.

`async with Endpoint(...)` serves on the running loop, `with Endpoint(...)` in a thread of its own, for a bot
that runs in another process. A request after the end of the script fails the test.
"""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

_KEEP_ALIVE = b": keep-alive\n\n"
_DONE = b"data: [DONE]\n\n"
_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
    b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
)


@dataclass(frozen=True)
class Pause:
    """Nothing is sent for so long, unless the client hangs up."""

    seconds: float


class Reset:
    """The connection is reset."""


Frame = bytes | Pause | Reset


@dataclass(frozen=True)
class Answer:
    """A whole answer, in pieces, as a good endpoint gives it."""

    text: str
    pieces: int = 5
    usage: tuple[int, int] | None = None
    """Prompt tokens and completion tokens; `None` where the endpoint does not say."""
    finish: str = "stop"
    thinking: str = ""

    def frames(self) -> Iterator[Frame]:
        yield _delta(role="assistant", content="")
        for piece in _cut(self.thinking, self.pieces):
            yield _delta(content=None, reasoning_content=piece)
        for piece in _cut(self.text, self.pieces):
            yield _delta(content=piece)
        yield event(choices=[{"index": 0, "delta": {}, "finish_reason": self.finish}])
        if self.usage:
            prompt, completion = self.usage
            counted = {
                "prompt_tokens": prompt,
                "completion_tokens": completion,
                "total_tokens": sum(self.usage),
            }
            yield event(choices=[], usage=counted)
        yield _DONE


@dataclass(frozen=True)
class Slow:
    """A whole answer that takes its time before each piece."""

    text: str
    seconds_per_piece: float
    pieces: int = 5
    thinking: str = ""

    def frames(self) -> Iterator[Frame]:
        for frame in Answer(self.text, self.pieces, thinking=self.thinking).frames():
            yield Pause(self.seconds_per_piece)
            yield frame


@dataclass(frozen=True)
class Length:
    """An answer that ran out of room."""

    text: str

    def frames(self) -> Iterator[Frame]:
        return Answer(self.text, finish="length").frames()


@dataclass(frozen=True)
class Empty:
    """An answer without a word."""

    def frames(self) -> Iterator[Frame]:
        return Answer("").frames()


@dataclass(frozen=True)
class Filtered:
    """An answer that a content filter ended."""

    text: str = ""

    def frames(self) -> Iterator[Frame]:
        return Answer(self.text, finish="content_filter").frames()


@dataclass(frozen=True)
class NoFinish:
    """A clean end without a word about why: a silent truncation."""

    text: str = ""

    def frames(self) -> Iterator[Frame]:
        for piece in _cut(self.text, 3):
            yield _delta(content=piece)
        yield _DONE


@dataclass(frozen=True)
class Cut:
    """The connection breaks after so much text."""

    after: str = ""

    def frames(self) -> Iterator[Frame]:
        yield _delta(role="assistant", content=self.after)
        # The client reads what has arrived before it learns of the reset.
        yield Pause(0.05)
        yield Reset()


@dataclass(frozen=True)
class Stall:
    """Nothing but keep-alive comments after so much text."""

    after: str = ""
    seconds: float = 30
    finish: str = ""
    """What the endpoint said about the end before it fell silent."""

    def frames(self) -> Iterator[Frame]:
        yield _delta(role="assistant", content=self.after)
        if self.finish:
            yield event(choices=[{"index": 0, "delta": {}, "finish_reason": self.finish}])
        for _ in range(round(self.seconds / 0.05)):
            yield Pause(0.05)
            yield _KEEP_ALIVE


@dataclass(frozen=True)
class Raw:
    """Events as they are given, whatever they say."""

    events: tuple[bytes, ...]

    def frames(self) -> Iterator[Frame]:
        return iter(self.events)


@dataclass(frozen=True)
class Status:
    """An error instead of an answer."""

    status: int
    retry_after: float | None = None
    code: str | None = None
    param: str | None = None
    message: str = "scripted"

    def response(self) -> bytes:
        error = {"message": self.message, "type": None, "code": self.code, "param": self.param}
        body = json.dumps({"error": error}).encode()
        wait = "" if self.retry_after is None else f"Retry-After: {self.retry_after:g}\r\n"
        return (
            f"HTTP/1.1 {self.status} Scripted\r\nContent-Type: application/json\r\n{wait}"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        ).encode() + body


@dataclass(frozen=True)
class Plain:
    """An answer that is no stream."""

    body: object
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()

    def response(self) -> bytes:
        body = json.dumps(self.body, ensure_ascii=False).encode()
        own = "".join(f"{name}: {value}\r\n" for name, value in self.headers)
        return (
            f"HTTP/1.1 {self.status} Scripted\r\nContent-Type: application/json\r\n{own}"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        ).encode() + body


class Stream(Protocol):
    """An answer in frames, of whatever kind."""

    def frames(self) -> Iterator[Frame]: ...


Reaction = Stream | Status | Plain
Request = dict[str, Any]


class Endpoint:
    """Answers requests by a script, or by a function of the request's body."""

    def __init__(
        self,
        *script: Reaction,
        answer: Callable[[Request], Reaction] | None = None,
        refuses: Mapping[str, Status] | None = None,
    ) -> None:
        """Take the script, and with what each type of `response_format` is refused, apart from the script."""
        self._script = iter(script)
        self._refuses = refuses or {}
        self._answer = answer
        self._talks: dict[asyncio.Task[None], asyncio.StreamWriter] = {}
        self.requests: list[Request] = []
        """Each request as `{"path", "authorization", "body"}`."""
        self.overrun = 0
        """How many requests came after the end of the script."""
        self.asked = asyncio.Event()
        """Set once a request has come."""
        self.hung_up = asyncio.Event()
        """Set once a client has left in the middle of an answer."""
        self.port = 0

    @property
    def url(self) -> str:
        """Return what a bot is to be configured with."""
        return f"http://127.0.0.1:{self.port}/v1"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for writer in self._talks.values():
            writer.transport.abort()
        faults = await asyncio.gather(*self._talks, return_exceptions=True)
        if error is None:
            for fault in filter(None, faults):
                raise fault
            assert not self.overrun, f"{self.overrun} requests after the end of the script"

    def __enter__(self) -> Self:
        ready = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=1)
        self._served = self._pool.submit(lambda: asyncio.run(self._serve(ready)))
        ready.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._pool.shutdown()
        if error is None:
            self._served.result()

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        async with self:
            ready.set()
            await self._stop.wait()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._talks[task] = writer
        try:
            await self._play(self._react(await _request(reader)), reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.hung_up.set()
        finally:
            writer.close()

    def _react(self, request: Request) -> Reaction:
        self.requests.append(request)
        self.asked.set()
        form = request["body"].get("response_format", {}).get("type")
        if form in self._refuses:
            return self._refuses[form]
        if self._answer:
            return self._answer(request["body"])
        reaction = next(self._script, None)
        if reaction is None:
            self.overrun += 1
            return Status(500, message="the script has ended")
        return reaction

    async def _play(
        self, reaction: Reaction, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        if isinstance(reaction, Status | Plain):
            writer.write(reaction.response())
            return await writer.drain()
        writer.write(_HEAD)
        for frame in reaction.frames():
            if isinstance(frame, Pause):
                await _pause(reader, frame.seconds)
            elif isinstance(frame, Reset):
                return writer.transport.abort()
            else:
                writer.write(b"%x\r\n%b\r\n" % (len(frame), frame))
                await writer.drain()
        writer.write(b"0\r\n\r\n")
        return await writer.drain()


async def _request(reader: asyncio.StreamReader) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return {
        "path": first.split(" ")[1],
        "authorization": headers.get("authorization", ""),
        "body": json.loads(body or b"{}"),
    }


async def _pause(reader: asyncio.StreamReader, seconds: float) -> None:
    try:
        await asyncio.wait_for(reader.read(1), seconds)
    except TimeoutError:
        return
    raise ConnectionResetError("the client hung up")


def _cut(text: str, pieces: int) -> list[str]:
    size = max(1, -(-len(text) // pieces))
    return [text[i : i + size] for i in range(0, len(text), size)]


def _delta(**delta: object) -> bytes:
    return event(choices=[{"index": 0, "delta": delta, "finish_reason": None}])


def event(**fields: object) -> bytes:
    """Return one event of the stream."""
    whole = {"id": "c-1", "object": "chat.completion.chunk", "created": 0, "model": "scripted", **fields}
    return b"data: " + json.dumps(whole, ensure_ascii=False).encode() + b"\n\n"
