"""The page served in the test's own process, asked as a browser would ask."""

import asyncio
import json
import socket
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from bot.channels.web.service import address, bind, serve
from bot.channels.web.stream import Pace
from bot.config import WebConfig
from tests.talk import Talk, talking

CHAT = "web:local"
QUICK = Pace(ping=0.2, frame=0.01)


@dataclass(frozen=True)
class Heard:
    """One server-sent event."""

    name: str
    told: Any
    id: int | None


class Page:
    """A browser without a screen: it has fetched the page, and knows its token."""

    def __init__(self, client: httpx.AsyncClient, talk: Talk, token: str) -> None:
        self.client, self.talk, self.token = client, talk, token

    async def post(self, path: str, told: Mapping[str, Any], **headers: str) -> httpx.Response:
        """Send what a page sends, with the headers that a browser puts on it."""
        own = {"Origin": str(self.client.base_url).rstrip("/"), "X-Token": self.token} | headers
        body = {"event": uuid4().hex, "about": 0, **told}
        return await self.client.post(path, json=body, headers=own)

    async def upload(
        self, name: str, content: bytes, event: str = "", path: str = "/upload"
    ) -> httpx.Response:
        """Send a file."""
        own = {"Origin": str(self.client.base_url).rstrip("/"), "X-Token": self.token}
        query = {"event": event or uuid4().hex, "name": name, "caption": "", "of": "own"}
        return await self.client.post(path, params=query, content=content, headers=own)

    async def says(self, text: str) -> None:
        """Write something; it is answered when this returns."""
        assert (await self.post("/say", {"text": text})).status_code == 204

    async def shown(self) -> list[dict[str, Any]]:
        """Return the posts that a page shows that is opened now."""
        async with self.listening() as events:
            posts: list[dict[str, Any]] = (await anext(events)).told["posts"]
            return posts

    async def sees(self, kinds: str) -> list[dict[str, Any]]:
        """Return the posts once they are of these kinds, in that order."""
        for _ in range(500):
            posts = await self.shown()
            if " ".join(post["kind"] for post in posts) == kinds:
                return posts
            await asyncio.sleep(0.02)
        raise AssertionError(posts)

    @asynccontextmanager
    async def listening(self, after: int | None = None) -> AsyncGenerator[AsyncIterator[Heard], None]:
        """Lend what a page hears; `after` is the post it saw last."""
        query = {} if after is None else {"after": after}
        async with self.client.stream("GET", "/events", params=query) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            yield _events(answer)


async def _events(answer: httpx.Response) -> AsyncIterator[Heard]:
    told: dict[str, str] = {}
    async for line in answer.aiter_lines():
        name, _, value = line.partition(": ")
        if line:
            told[name] = value
        elif told:
            number = int(told["id"]) if "id" in told else None
            yield Heard(told["event"], json.loads(told["data"]), number)
            told = {}


async def until(events: AsyncIterator[Heard], name: str, seconds: float = 10) -> list[Heard]:
    """Return what is heard up to the first event of that name."""
    heard: list[Heard] = []
    async with asyncio.timeout(seconds):
        async for one in events:
            heard.append(one)
            if one.name == name:
                return heard
    raise AssertionError(f"the stream ended without {name}")


@asynccontextmanager
async def serving(talk: Talk, pace: Pace = QUICK, *, accounts: bool = False) -> AsyncGenerator[Page, None]:
    """Serve the page for a conversation's engine, and lend a browser that has opened it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        config = WebConfig(port=free.getsockname()[1], accounts=accounts)
    bound = bind(config)
    task = asyncio.create_task(serve(talk.engine, config, bound, pace))
    try:
        async with httpx.AsyncClient(base_url=address(config, bound), timeout=30) as client:
            page = await client.get("/")
            token = page.text.partition('name="token" content="')[2].partition('"')[0]
            yield Page(client, talk, token)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def at_page(home: Path) -> AsyncGenerator[Page, None]:
    """Lend an opened page of a new installation, without a model."""
    async with talking(home) as talk, serving(talk) as page:
        yield page
