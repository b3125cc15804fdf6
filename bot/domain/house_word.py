"""A unit's own list of words (用词表): the forms it avoids, what it writes instead, and why."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class HouseWord:
    """A form that a unit does not use, what it uses instead, and why; both last may be empty."""

    avoided: str
    used: str
    reason: str
    id: int = 0
    """Of its row in the store; 0 before it is kept."""


@dataclass(frozen=True)
class HouseList:
    """The lists that hold for a chat: its own, and that of the organisation."""

    own: tuple[HouseWord, ...] = ()
    shared: tuple[HouseWord, ...] = ()

    @property
    def in_force(self) -> tuple[HouseWord, ...]:
        """Return what is to be obeyed: of two entries for a form the chat's own."""
        return latest((*self.shared, *self.own))

    def has(self, avoided: str, used: str) -> bool:
        """Return whether just that is to be written for a form."""
        return any((word.avoided, word.used) == (avoided, used) for word in self.in_force)


def latest(words: Iterable[HouseWord]) -> tuple[HouseWord, ...]:
    """Return the last entry for each form that is avoided."""
    return tuple({word.avoided: word for word in words}.values())
