"""Whether the outside world answers: the model endpoint and the Bot API, within three seconds, at no cost."""

import asyncio
import ipaddress
from dataclasses import dataclass

import httpx

from bot.config import ModelConfig, TelegramConfig

_SECONDS = 3


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    """The HTTP status; 0 where nothing came back."""

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


async def telegram(config: TelegramConfig, token: str) -> Answer:
    """Return how the Bot API answers to the token."""
    return await _get(f"{config.api_base.rstrip('/')}/bot{token}/getMe", {})


async def _get(url: str, headers: dict[str, str]) -> Answer:
    try:
        async with asyncio.timeout(_SECONDS), httpx.AsyncClient() as client:
            return Answer((await client.get(url, headers=headers)).status_code)
    except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
        return Answer(0)
