"""Threads of messages as talks: the clerk types on while she is read, confirms, and orders the whole."""

import asyncio
import itertools
from collections.abc import AsyncGenerator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel

from bot.app import App, build
from bot.commands.drafts import brief_file
from bot.config import Config, ModelConfig, Secrets
from bot.conversation.choices.choice import Choice
from bot.conversation.events import Tap, Text
from bot.conversation.replies import Say
from bot.domain.document import Document
from bot.llm.model import ChatModel, Chunk, Message
from bot.texts.conversation import dialog
from tests.drafting.recorded_library import recorded_library
from tests.drafting.threads import TODAY
from tests.talk import Recorder

_CHAT = "test:talk"
_A_MOMENT = 2
"""Seconds until what is said is surely being read, if it needs a model."""
_MOST_ANSWERS = 6
"""So many times at most the clerk is asked before the outline stands."""


class Held:
    """A ChatModel that answers nothing before it is let go."""

    def __init__(self, model: ChatModel) -> None:
        self.name, self._model = model.name, model
        self.asked, self.go = asyncio.Event(), asyncio.Event()

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Yield what the model answers."""
        self.asked.set()
        await self.go.wait()
        async for chunk in self._model.stream(messages, temperature=temperature, form=form):
            yield chunk

    async def close(self) -> None:
        """Let go of the model."""
        await self._model.close()


@dataclass(frozen=True)
class Talked:
    """A talk that came to a document."""

    document: Document
    said: str
    """All that the bot said, in order."""


async def talked(thread: Path, model: ChatModel, home: Path) -> Talked:
    """Return the document of a thread that was typed message by message, none of which waited for another.

    The first message is read alone, all others together, since they come while it is read.
    """
    held = Held(model)
    config = Config(data_dir=home, model=ModelConfig(name=model.name))
    channel = Recorder()
    async with recorded_library(home), build(config, Secrets(), model=held, today=lambda: TODAY) as app:
        await app.engine.open(channel)
        clerk = _Clerk(app, channel, brief_file.load(thread))
        await clerk.tells(held.asked)
        held.go.set()
        await app.engine.idle(_CHAT)
        await clerk.confirms()
        await clerk.says("直接成稿")
        document = await clerk.document()
    return Talked(document, "\n".join(r.text for r in channel.sent[_CHAT] if isinstance(r, Say)))


class _Clerk:
    def __init__(self, app: App, channel: Recorder, asked: brief_file.BriefFile) -> None:
        self._app, self._channel, self._asked = app, channel, asked
        self._updates = itertools.count(1)

    async def tells(self, begun: asyncio.Event) -> None:
        """Send all messages: the first that is read is alone, the others come while it is."""
        for message in self._asked.messages:
            await self._app.engine.handle(_CHAT, Text(f"u{next(self._updates)}", message))
            with suppress(TimeoutError):
                await asyncio.wait_for(begun.wait(), _A_MOMENT)

    async def says(self, text: str) -> None:
        await self._app.engine.handle(_CHAT, Text(f"u{next(self._updates)}", text))
        await self._app.engine.idle(_CHAT)

    async def confirms(self) -> None:
        """Answer what is still asked of the head, and confirm it, until there is an outline."""
        for _ in range(_MOST_ANSWERS):
            if (await self.document()).sections:
                return
            if lacking := self._lacking():
                await self.says(lacking)
            elif choice := self._button(dialog.CONFIRM):
                await self._app.engine.handle(_CHAT, Tap(f"u{next(self._updates)}", choice))
                await self._app.engine.idle(_CHAT)

    async def document(self) -> Document:
        """Return the document that is talked about."""
        async with self._app.store.read() as store:
            [number, *_] = await store.document_ids(_CHAT)
            document = await store.document(number)
        assert document
        return document

    def _lacking(self) -> str:
        """Return the answer to what the newest card or question says is lacking; empty for nothing."""
        said = [r.text for r in self._channel.sent[_CHAT] if isinstance(r, Say)]
        card = next((text for text in said[::-1] if "请确认" in text), "")
        answers = {
            "文种": f"文种：{self._asked.genre}",
            "单位": f"单位：{self._asked.issuer}",
            "时段": f"时段：{self._asked.period}",
            "主题": f"主题：{self._asked.topic}",
        }
        told = card.partition("还缺：")[2]
        if named := next((answer for name, answer in answers.items() if name in told), ""):
            return named
        return (self._asked.addressee or "没有") if said[-1] == dialog.ASK_ADDRESSEE else ""

    def _button(self, label: str) -> Choice | None:
        for reply in self._channel.sent[_CHAT][::-1]:
            for row in reply.keyboard if isinstance(reply, Say) else ():
                for button in row:
                    if button.label == label:
                        return button.choice
        return None
