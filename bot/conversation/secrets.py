"""What must not be written down is struck out: of a secret there stays its kind, and where it stood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.domain.fact import Quote
from bot.domain.ledger import Ledger, Reading, Secret
from bot.domain.said import ClerkMessage

_BLANK = "×"


def strike_secrets(reading: Reading, texts: Mapping[str, str]) -> Reading:
    """Return a reading whose secrets no longer say what they are; `texts` are the messages by id.

    The quote of each keeps the place of the words alone: blanks, then × for × where they stood.
    """
    return replace(
        reading,
        entries=tuple(
            replace(e, quote=_place(e.quote, texts.get(e.quote.message, ""))) if isinstance(e, Secret) else e
            for e in reading.entries
        ),
    )


def without_secrets(said: Iterable[ClerkMessage], ledger: Ledger) -> tuple[ClerkMessage, ...]:
    """Return messages with the secrets of a ledger struck out, each character for character."""
    return tuple(replace(message, text=_without(message, ledger.of(Secret))) for message in said)


def _without(message: ClerkMessage, secrets: Sequence[Secret]) -> str:
    text = message.text
    for secret in secrets:
        if secret.quote.message == message.id:
            text = _blank_out(text, _place(secret.quote, text).text)
    return text


def _blank_out(text: str, place: str) -> str:
    return "".join(
        _BLANK if mark == _BLANK else char for char, mark in zip(text, place.ljust(len(text)), strict=False)
    )


def _place(quote: Quote, text: str) -> Quote:
    """Return a quote as the places of its words in a text; one that is a place already as it is."""
    if not quote.text.strip(f" {_BLANK}"):
        return quote
    parts = text.split(quote.text)
    if len(parts) == 1:
        # Nobody can say where it stood, so nothing of the message is shown.
        return replace(quote, text=_BLANK * max(len(text), len(quote.text)))
    place = (_BLANK * len(quote.text)).join(" " * len(part) for part in parts)
    return replace(quote, text=place.rstrip())
