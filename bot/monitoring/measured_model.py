"""A model whose calls are counted and timed."""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from pydantic import BaseModel

from bot.errors import ModelCut, ModelError, ModelUnfit, ModelUnreachable
from bot.llm.model import ChatModel, Chunk, Message
from bot.monitoring.figures import Figures

_OUTCOMES: tuple[tuple[type[ModelError], str], ...] = (
    (ModelUnreachable, "unreachable"),
    (ModelCut, "cut"),
    (ModelUnfit, "unfit"),
)


class MeasuredModel:
    """A ChatModel that is another one, watched."""

    def __init__(self, model: ChatModel, figures: Figures) -> None:
        self.name = model.name
        self._model, self._figures = model, figures

    async def stream(
        self,
        messages: Sequence[Message],
        *,
        temperature: float | None = None,
        form: type[BaseModel] | None = None,
    ) -> AsyncGenerator[Chunk, None]:
        """Yield the answer, as `ChatModel` says."""
        begun, is_first, outcome = time.monotonic(), True, "stopped"
        try:
            async with aclosing(self._model.stream(messages, temperature=temperature, form=form)) as chunks:
                async for chunk in chunks:
                    if is_first and chunk.text:
                        is_first = False
                        self._figures.count_first_text(time.monotonic() - begun)
                    outcome = "done" if chunk.finish else outcome
                    yield chunk
        except ModelError as error:
            outcome = next((name for kind, name in _OUTCOMES if isinstance(error, kind)), "failed")
            raise
        finally:
            self._figures.count_call(outcome, time.monotonic() - begun)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._model.close()
