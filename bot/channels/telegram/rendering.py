"""Replies as the messages that Telegram takes: what belongs together is one, what is too long is several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from telegram import MessageEntity
from telegram.constants import MessageEntityType

from bot.channels.telegram.pieces import TEXT_LIMIT, pieces, units
from bot.conversation.replies import Card, Reply, Say


@dataclass(frozen=True)
class Rendered:
    """The text of one message, and what of it is a block to copy or folds."""

    text: str
    entities: tuple[MessageEntity, ...] = ()


@dataclass(frozen=True)
class _Mark:
    """What a stretch of a reply's text is, from one place to another."""

    kind: MessageEntityType
    start: int
    end: int


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


def render(say: Say) -> list[Rendered]:
    """Return the messages that a reply becomes: what is to be copied as a block, what folds as a quote."""
    marks, at = tuple(_marks(say)), 0
    found = []
    for text in pieces(say.text, TEXT_LIMIT):
        at = say.text.index(text, at)
        found.append(Rendered(text, tuple(_entities(text, at, marks))))
        at += len(text)
    return found


def _marks(say: Say) -> Iterator[_Mark]:
    if say.copyable:
        yield _Mark(MessageEntityType.PRE, 0, len(say.text))
        return
    at = 0
    for stretch, folds in say.stretches():
        if folds:
            yield _Mark(MessageEntityType.EXPANDABLE_BLOCKQUOTE, at, at + len(stretch))
        at += len(stretch)


def _entities(text: str, at: int, marks: Sequence[_Mark]) -> Iterator[MessageEntity]:
    """Yield what of the marks lies in a piece that begins at a place of the whole text, in UTF-16 units."""
    for mark in marks:
        start, end = max(mark.start - at, 0), max(mark.end - at, 0)
        if marked := text[start:end]:
            yield MessageEntity(mark.kind, units(text[:start]), units(marked))


def _leads_to(note: Say, prompt: Say) -> bool:
    """Return whether a note is one message with the prompt that follows it."""
    bare = note.card is Card.HEARD or not note.keyboard
    plain = not (note.copyable or prompt.in_place or prompt.job or note.card is Card.END)
    fits = units(note.text) + units(prompt.text) + 2 <= TEXT_LIMIT
    return bare and plain and fits and prompt.card is Card.PROMPT


def _joined(note: Say, prompt: Say) -> Say:
    return replace(
        prompt,
        text=f"{note.text}\n\n{prompt.text}",
        keyboard=(*note.keyboard, *prompt.keyboard),
        warns=note.warns or prompt.warns,
        folded=(*note.folded, *prompt.folded),
        in_place=note.in_place,
        job=note.job,
    )
