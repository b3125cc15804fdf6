"""Whether the outside world answers: the model endpoint and the Bot API, within three seconds, at no cost."""

import asyncio
import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from bot.config import ModelConfig, TelegramConfig

_SECONDS = 3


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    """The HTTP status; 0 where nothing came back."""
    told: Mapping[str, object] = field(default_factory=dict)
    """The JSON object that came with it; empty for anything else."""

    @property
    def good(self) -> bool:
        """Return whether it is what was hoped for."""
        return self.status == httpx.codes.OK

    @property
    def refused(self) -> bool:
        """Return whether the key or token was not accepted."""
        return self.status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)

    @property
    def broken(self) -> bool:
        """Return whether there was no answer, or one that says the other side is out of order."""
        return not self.status or self.status >= httpx.codes.INTERNAL_SERVER_ERROR


def is_outside(url: str) -> bool:
    """Return whether an address is neither this machine's nor one of a private network."""
    host = httpx.URL(url).host
    try:
        return not ipaddress.ip_address(host).is_private
    except ValueError:
        return host != "localhost" and "." in host and not host.endswith((".local", ".internal", ".lan"))


async def model(config: ModelConfig, key: str) -> Answer:
    """Return how the endpoint answers a request for its list of models, which costs no tokens."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return await _get(f"{config.base_url.rstrip('/')}/models", headers)


async def telegram(config: TelegramConfig, token: str, method: str = "getMe") -> Answer:
    """Return how the Bot API answers to the token."""
    return await _get(f"{config.api_base.rstrip('/')}/bot{token}/{method}", {}, config.proxy or None)


async def _get(url: str, headers: dict[str, str], proxy: str | None = None) -> Answer:
    try:
        async with asyncio.timeout(_SECONDS), httpx.AsyncClient(proxy=proxy) as client:
            answer = await client.get(url, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, TimeoutError):
        return Answer(0)
    try:
        told = answer.json()
    except ValueError:
        told = None
    return Answer(answer.status_code, told if isinstance(told, dict) else {})
