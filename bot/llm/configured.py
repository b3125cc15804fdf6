"""The configured model, there from the start; the SDK behind it is loaded when something is asked, or before.

Importing the SDK takes most of a second: whoever has not asked anything yet does not wait for it.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from pydantic import BaseModel

from bot.config import ModelConfig
from bot.errors import ConfigError
from bot.llm.model import ChatModel, Chunk, Message
from bot.texts import model as texts


class ConfiguredModel:
    """A ChatModel behind the endpoint that the config names."""

    def __init__(self, config: ModelConfig, key: str) -> None:
        """Raise ConfigError where the address or the key cannot be one."""
        if not (key.isascii() and key.isprintable()):
            raise ConfigError(texts.KEY_NOT_PLAIN)
        if not config.base_url.startswith(("http://", "https://")):
            raise ConfigError(texts.BAD_ADDRESS)
        self.name = config.name
        self._config, self._key = config, key
        self._model: ChatModel | None = None
        self._making = asyncio.Lock()

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Yield the answer, as `ChatModel` says."""
        model = self._model or await self._ensure_loaded()
        async with aclosing(model.stream(messages, temperature=temperature, form=form)) as chunks:
            async for chunk in chunks:
                yield chunk

    async def close(self) -> None:
        """Let go of the connections."""
        if self._model:
            await self._model.close()

    async def _ensure_loaded(self) -> ChatModel:
        # Of several sections that are asked for at once, the first makes the client.
        async with self._making:
            if self._model is None:
                self._model = await asyncio.to_thread(_create_client, self._config, self._key)
            return self._model


def _create_client(config: ModelConfig, key: str) -> ChatModel:
    """Return the client; it reads the certificates of all authorities, which nobody is to wait for."""
    from bot.llm.openai_model import OpenAIModel

    return OpenAIModel(config, key)


def load_sdk() -> None:
    """Import the SDK."""
    import bot.llm.openai_model  # noqa: F401
