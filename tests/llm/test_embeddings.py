"""Embeddings over real HTTP: what is sent, and every answer that is none."""

import json

import pytest

from bot.config import EmbeddingsConfig
from bot.errors import ConfigError, ModelError, ModelUnfit, ModelUnreachable
from bot.llm.embeddings import Embeddings
from tests.embedding import given
from tests.endpoint import Endpoint, Raw, Reaction, Status


async def _asked(
    reaction: Reaction, texts: list[str], dimensions: int = 0
) -> tuple[Endpoint, list[list[float]]]:
    async with Endpoint(reaction) as endpoint:
        config = EmbeddingsConfig(model="m", base_url=f"{endpoint.url}/", dimensions=dimensions)
        embeddings = Embeddings(config, "secret-key")
        try:
            return endpoint, [list(one) for one in await embeddings.embed(texts)]
        finally:
            await embeddings.aclose()


async def test_texts_go_out_in_one_request_and_vectors_come_back_in_their_order() -> None:
    endpoint, found = await _asked(given([[1, 0], [0, 1]]), ["甲", "乙"])
    assert found == [[1, 0], [0, 1]]
    [request] = endpoint.requests
    assert (request["path"], request["authorization"]) == ("/v1/embeddings", "Bearer secret-key")
    assert request["body"] == {"model": "m", "input": ["甲", "乙"]}


async def test_a_number_of_components_is_asked_for_only_where_it_is_configured() -> None:
    endpoint, _ = await _asked(given([[1, 0, 0]]), ["甲"], dimensions=3)
    assert endpoint.requests[0]["body"]["dimensions"] == 3


@pytest.mark.parametrize(
    ("reaction", "error"),
    [
        (Status(401), ModelUnreachable),
        (Status(404), ModelUnreachable),
        (Status(429), ModelUnreachable),
        (Status(503), ModelUnreachable),
        (Status(200), ModelUnfit),
        (Raw((b"<html>login</html>",)), ModelUnfit),
        (Raw((json.dumps({"data": None}).encode(),)), ModelUnfit),
        (given([[1, 0]]), ModelUnfit),
        (given([[1, 0], [1, 0], [1, 0]]), ModelUnfit),
        (given([[1, 0], [1, 0, 0]]), ModelUnfit),
        (given([[1, None], [1, 0]]), ModelUnfit),
    ],
    ids=["key", "path", "busy", "broken", "error", "page", "nothing", "few", "many", "uneven", "gaps"],
)
async def test_any_other_answer_is_an_error_of_one_line_without_text_or_key(
    reaction: Reaction, error: type[ModelError]
) -> None:
    with pytest.raises(error) as caught:
        await _asked(reaction, ["甲方机密", "乙"])
    line = str(caught.value)
    assert "\n" not in line
    assert "甲方机密" not in line
    assert "secret-key" not in line


async def test_vectors_of_another_size_than_configured_are_not_taken() -> None:
    with pytest.raises(ModelUnfit):
        await _asked(given([[1, 0]]), ["甲"], dimensions=3)


async def test_an_endpoint_that_is_not_there_is_an_error() -> None:
    embeddings = Embeddings(EmbeddingsConfig(model="m", base_url="http://127.0.0.1:9/v1"), "")
    with pytest.raises(ModelUnreachable):
        await embeddings.embed(["甲"])
    await embeddings.aclose()


@pytest.mark.parametrize(
    ("url", "key"), [("example.com/v1", ""), ("http://h/v1", "密钥"), ("http://h", "a\nb")]
)
def test_an_address_or_key_that_cannot_be_right_stops_the_start(url: str, key: str) -> None:
    with pytest.raises(ConfigError):
        Embeddings(EmbeddingsConfig(model="m", base_url=url), key)
