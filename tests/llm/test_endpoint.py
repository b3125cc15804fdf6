"""The stand-in fails loudly where its script ends, on the loop and in a thread."""

import asyncio
import json
import urllib.error
import urllib.request

import pytest

from tests.endpoint import Answer, Endpoint, Reaction, Request, Status


def post(url: str, content: str) -> str:
    body = json.dumps({"messages": [{"role": "user", "content": content}]}).encode()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(f"{url}/chat/completions", body, timeout=5) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        error.close()
        return str(error.code)


async def test_a_request_after_the_script_fails_the_test_on_the_loop() -> None:
    endpoint = Endpoint(Answer("一"))
    with pytest.raises(AssertionError, match="1 requests after"):
        async with endpoint:
            assert "[DONE]" in await asyncio.to_thread(post, endpoint.url, "问")
            assert await asyncio.to_thread(post, endpoint.url, "再问") == "500"
    assert [r["body"]["messages"][0]["content"] for r in endpoint.requests] == ["问", "再问"]


def test_a_request_after_the_script_fails_the_test_in_a_thread() -> None:
    with pytest.raises(AssertionError, match="1 requests after"), Endpoint() as endpoint:
        assert post(endpoint.url, "问") == "500"


def test_a_function_answers_for_as_long_as_it_likes() -> None:
    def answer(body: Request) -> Reaction:
        return Status(503) if body["messages"][0]["content"] == "坏" else Answer("好")

    with Endpoint(answer=answer) as endpoint:
        assert [post(endpoint.url, content)[:3] for content in ("好", "坏", "坏")] == ["dat", "503", "503"]
