"""The conversation as a reading takes it: what was said, what is known, and the outline as it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.conversation.secrets import without_secrets
from bot.conversation.turns.context import TurnContext
from bot.domain.document import Brief, Section
from bot.domain.genre import Genre
from bot.domain.ledger import Ledger
from bot.domain.said import ClerkMessage
from bot.drafting.outline.proposing import names
from bot.understanding.talk import Slot, Talk

BEFORE = 3
"""So many messages before the new ones go along, word for word."""


def talk_of(context: TurnContext, new: Sequence[ClerkMessage], before: Sequence[ClerkMessage] = ()) -> Talk:
    """Return the talk about the document in hand, with the messages that are to be read."""
    about = talk_about(
        context.brief, context.ledger, context.live, (new, before), context.genres, context.today
    )
    return replace(about, own_genres=tuple(own.name for own in context.own_genres))


def talk_about(
    brief: Brief,
    ledger: Ledger,
    live: Sequence[Section],
    messages: tuple[Sequence[ClerkMessage], Sequence[ClerkMessage]],
    genres: Mapping[str, Genre],
    today: date,
) -> Talk:
    """Return the talk about a document; `messages` are the new ones and those before them.

    A secret is shown once, to be known for one: of the messages before it is struck out.
    """
    new, before = messages
    return Talk(tuple(new), without_secrets(before, ledger), ledger, brief, slots_of(live), today, genres)


def slots_of(live: Sequence[Section]) -> tuple[Slot, ...]:
    """Return the sections of a document as its clerk sees them."""
    called = names([section.plan for section in live])
    return tuple(
        Slot(
            number,
            section.id,
            name,
            section.plan.role,
            section.plan.part if section.plan.heading else "",
            " ".join(q.label for q in section.plan.questions),
        )
        for number, (section, name) in enumerate(zip(live, called, strict=True), 1)
    )
