"""Replies as the messages that Telegram takes: what belongs together is one, what is too long is several."""

import html
from collections.abc import Sequence
from dataclasses import replace

from telegram.constants import ParseMode

from bot.channels.telegram.pieces import TEXT_LIMIT, pieces, units
from bot.conversation.replies import Card, Reply, Say

_PRE = "<pre>{}</pre>"


def merge_notes(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies; what leads to a prompt is one message with it, as long as it fits."""
    merged: list[Reply] = []
    for reply in reversed(replies):
        following = merged[-1] if merged else None
        if isinstance(reply, Say) and isinstance(following, Say) and _leads_to(reply, following):
            merged[-1] = _joined(reply, following)
        else:
            merged.append(reply)
    return merged[::-1]


def parse_mode(say: Say) -> ParseMode | None:
    """Return how the text of a message is marked up."""
    return ParseMode.HTML if say.copyable else None


def render(say: Say) -> list[str]:
    """Return the texts of the messages that a reply becomes."""
    if not say.copyable:
        return pieces(say.text, TEXT_LIMIT)
    parts = pieces(say.text, TEXT_LIMIT - units(_PRE), cost=lambda text: units(_escape(text)))
    return [_PRE.format(_escape(part)) for part in parts]


def _leads_to(note: Say, prompt: Say) -> bool:
    """Return whether a note is one message with the prompt that follows it."""
    bare = note.card is Card.HEARD or not note.keyboard
    plain = not (note.copyable or prompt.in_place or prompt.job or note.card is Card.END)
    fits = units(note.text) + units(prompt.text) + 2 <= TEXT_LIMIT
    return bare and plain and fits and prompt.card is Card.PROMPT


def _joined(note: Say, prompt: Say) -> Say:
    text = f"{note.text}\n\n{prompt.text}"
    keyboard = (*note.keyboard, *prompt.keyboard)
    warns = note.warns or prompt.warns
    return replace(prompt, text=text, keyboard=keyboard, warns=warns, in_place=note.in_place, job=note.job)


def _escape(text: str) -> str:
    return html.escape(text, quote=False)
