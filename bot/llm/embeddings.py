"""Any endpoint that speaks OpenAI's embeddings: texts in, components out, one attempt.

It is asked with the plain HTTP client: importing the SDK takes a second, and every search may need this.
"""

from collections.abc import Sequence

import httpx
from pydantic import BaseModel, ValidationError

from bot.config import EmbeddingsConfig
from bot.errors import ConfigError, ModelUnfit, ModelUnreachable
from bot.texts import model as texts


class _Row(BaseModel):
    index: int
    embedding: list[float]


class _Answer(BaseModel):
    data: list[_Row]


class Embeddings:
    """The endpoint that the config names."""

    def __init__(self, config: EmbeddingsConfig, key: str) -> None:
        """Take the config; raise ConfigError where its address or the key cannot be right."""
        if not (key.isascii() and key.isprintable()):
            raise ConfigError(texts.EMBEDDINGS_KEY_NOT_PLAIN)
        if not config.base_url.startswith(("http://", "https://")):
            raise ConfigError(texts.EMBEDDINGS_BAD_ADDRESS)
        self.origin = f"{config.model} {config.dimensions}"
        """Names the model and the size of its vectors, as configured."""
        self._config = config
        self._url = f"{config.base_url.rstrip('/')}/embeddings"
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        # The caller sets the clock.
        self._client = httpx.AsyncClient(headers=headers, timeout=None)  # noqa: S113

    async def embed(self, asked: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return the components for each text, as many for each.

        Raise ModelUnreachable where no answer comes, ModelUnfit for one that is no such list.
        """
        body: dict[str, object] = {"model": self._config.model, "input": list(asked)}
        if self._config.dimensions:
            body["dimensions"] = self._config.dimensions
        try:
            response = await self._client.post(self._url, json=body)
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ModelUnreachable(texts.EMBEDDINGS_AWAY) from error
        if response.status_code != httpx.codes.OK:
            raise ModelUnreachable(texts.embeddings_refusal(response.status_code))
        return self._components(response.content, len(asked))

    async def aclose(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    def _components(self, content: bytes, count: int) -> list[list[float]]:
        try:
            rows = sorted(_Answer.model_validate_json(content).data, key=lambda row: row.index)
        except ValidationError:
            # `from None`: the vendor's message may quote the text.
            raise ModelUnfit(texts.EMBEDDING_UNFIT) from None
        sizes = {len(row.embedding) for row in rows}
        wanted = {self._config.dimensions} if self._config.dimensions else sizes
        if [row.index for row in rows] != list(range(count)) or sizes != wanted or len(sizes) != 1:
            raise ModelUnfit(texts.EMBEDDING_UNFIT)
        return [row.embedding for row in rows]
