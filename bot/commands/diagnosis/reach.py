"""Whether the outside world answers: the model endpoint and the Bot API, within seconds, at no cost."""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from bot.config import ModelConfig, TelegramConfig
from bot.texts import diagnosis as texts

_SECONDS = 3


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    """The HTTP status; 0 where nothing came back."""
    told: Mapping[str, object] = field(default_factory=dict)
    """The JSON object that came with it; empty for anything else."""
    why: str = ""
    """Why nothing came back."""
    ahead: timedelta | None = None
    """How far the clock here is ahead of the one there; `None` where it tells no time."""

    @property
    def good(self) -> bool:
        """Return whether it is what was hoped for."""
        return self.status == httpx.codes.OK

    @property
    def refused(self) -> bool:
        """Return whether the key or token was not accepted."""
        return self.status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN)

    @property
    def absent(self) -> bool:
        """Return whether there is a server, but nothing at that address."""
        return self.status in (httpx.codes.NOT_FOUND, httpx.codes.METHOD_NOT_ALLOWED)

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
    return await _ask("GET", f"{config.base_url.rstrip('/')}/models", _bearer(key))


async def drafting(config: ModelConfig, key: str) -> Answer:
    """Return how the endpoint answers a request that asks for nothing: one that is there objects."""
    return await _ask("POST", f"{config.base_url.rstrip('/')}/chat/completions", _bearer(key))


async def telegram(config: TelegramConfig, token: str, method: str = "getMe") -> Answer:
    """Return how the Bot API answers to the token."""
    return await _ask("GET", f"{config.api_base.rstrip('/')}/bot{token}/{method}", {}, config.proxy or None)


def _bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


async def _ask(method: str, url: str, headers: dict[str, str], proxy: str | None = None) -> Answer:
    body: dict[str, str] | None = {} if method == "POST" else None
    try:
        # The time is the other side's: to read the certificates of all authorities may take as long.
        async with httpx.AsyncClient(proxy=proxy) as client, asyncio.timeout(_SECONDS):
            answer = await client.request(method, url, headers=headers, json=body)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, TimeoutError) as error:
        return Answer(0, why=_cause(error))
    try:
        told = answer.json()
    except ValueError:
        told = None
    ahead = _ahead(answer.headers.get("Date", ""))
    return Answer(answer.status_code, told if isinstance(told, dict) else {}, ahead=ahead)


def _ahead(date: str) -> timedelta | None:
    try:
        there = parsedate_to_datetime(date)
    except ValueError:
        return None
    return datetime.now(UTC) - there if there.tzinfo else None


def _cause(error: BaseException) -> str:
    """Return in a few words why nothing came back: the innermost cause that says more than the others."""
    chain = list(_chain(error))
    for kind, said in _CAUSES:
        if any(isinstance(one, kind) for one in chain):
            return said
    return texts.UNREACHABLE


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):  # of several addresses of a host none answered
            for one in error.exceptions:
                yield from _chain(one)
        error = error.__cause__ or error.__context__


_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (httpx.ProxyError, texts.PROXY),
    (socket.gaierror, texts.NO_SUCH_HOST),
    (ssl.SSLCertVerificationError, texts.UNTRUSTED),
    (ssl.SSLError, texts.NO_TLS),
    (ConnectionRefusedError, texts.REFUSED),
    (httpx.UnsupportedProtocol, texts.NO_URL),
    (httpx.InvalidURL, texts.NO_URL),
    (httpx.RemoteProtocolError, texts.NO_HTTP),
    (httpx.TimeoutException, texts.SILENT),
    (TimeoutError, texts.SILENT),
    (httpx.ReadError, texts.BROKEN),
    (ValueError, texts.NO_URL),
)
