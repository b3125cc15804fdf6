"""What goes out to a channel, in the order in which it is to appear."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.computing import compute
from bot.conversation.choices.choice import Choice


@dataclass(frozen=True)
class Button:
    """A button with what it stands for."""

    label: str
    choice: Choice


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


class Card(StrEnum):
    """What a message with buttons is in its chat: the next one that is the same takes its place."""

    ASIDE = "aside"
    """What was asked for beside the work: a list, a passage, a choice."""
    HEARD = "heard"
    """What was understood of the last messages."""
    PROMPT = "prompt"
    """What is asked now; whatever leads to it is one message with it, where a channel can."""
    DRAFT = "draft"
    """A section's version, one for each section."""
    END = "end"
    """Nothing before it is alive any more."""


@dataclass(frozen=True)
class Say:
    """A message; a channel splits it where it is too long and keeps the keyboard on the last piece."""

    text: str
    keyboard: Keyboard = ()
    about: int = 0
    """The section it shows: a user's reply to this message is about that section."""
    in_place: bool = False
    """True where it takes the place of the message whose button was tapped."""
    copyable: bool = False
    """True where the text is to be copied as it is, by one tap if the channel can."""
    counts: bool = False
    """True where it asks for a number: a bare one is the answer, whatever buttons are numbered."""
    job: int = 0
    """The job whose acknowledgement it takes the place of; 0 for none."""
    card: Card = Card.ASIDE
    """What its buttons are for."""
    placeholder: str = field(default="", compare=False)
    """What is to be typed, where the next text is taken for nothing else: shown where the user types."""
    warns: bool = False
    """True where it tells of something that went wrong, which whoever does not read along must know."""
    folded: tuple[str, ...] = ()
    """Stretches of the text, in their order, that are looked up more than read: folded where one can."""

    def stretches(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in stretches, each with whether it folds; raise ValueError for one not in it."""
        at = 0
        for one in self.folded:
            start = self.text.index(one, at)
            if start > at:
                yield self.text[at:start], False
            at = start + len(one)
            yield one, True
        if at < len(self.text):
            yield self.text[at:], False


def with_list(head: str, listed: str, keyboard: Keyboard = ()) -> Say:
    """Return a message of a head and the list under it, which may be folded; an empty list is left out."""
    if not listed:
        return Say(head, keyboard)
    return Say(f"{head}\n{listed}", keyboard, folded=(listed,))


@dataclass(frozen=True)
class Attach:
    """A file for the user."""

    name: str
    content: bytes
    caption: str = ""
    picture: bool = False
    """True for a PNG that is to be seen at once, where the channel can show one."""


Reply = Say | Attach


@dataclass(frozen=True)
class Deferred:
    """A message that takes long to make: it is made once all is stored, when nobody waits for that."""

    make: Callable[[], Say]


Response = Reply | Deferred
"""What a step replies."""


async def to_send(responses: Sequence[Response]) -> tuple[Reply, ...]:
    """Return the replies with every message that was deferred, made beside the loop."""
    if not any(isinstance(one, Deferred) for one in responses):
        return tuple(one for one in responses if not isinstance(one, Deferred))
    return await compute(lambda: tuple(map(_reply_of, responses)))


def _reply_of(response: Response) -> Reply:
    return response.make() if isinstance(response, Deferred) else response


class Channel(Protocol):
    """A way to people."""

    name: str
    """What the ids of its chats begin with."""

    async def send(self, chat: str, replies: Sequence[Reply]) -> None:
        """Show the replies, in order; raise ConnectionError where they do not arrive."""

    async def acknowledge(self, chat: str, job: int, text: str, share: float = 0) -> None:
        """Show that something came and is being read; never waits for long.

        Called again for the same job it changes what it showed. `share` is how much has been read, of 1;
        0 where nobody knows.
        """

    async def progress(self, chat: str, job: int, title: str, text: str) -> None:
        """Show how far a draft has come; may skip frames, and never waits for long."""

    async def end_progress(self, chat: str, job: int) -> None:
        """Take the draft's progress away: its result is sent next."""
