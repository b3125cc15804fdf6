"""A fact is one thing that the user told, with the quantities in it; nothing else may enter a draft."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Bound(StrEnum):
    """How a number is meant, by the words beside it."""

    EXACT = ""
    BELOW = "近"
    """近, 将近, 不到, 以内: the true number is a little smaller."""
    ABOVE = "余"
    """余, 多, 逾, 超过, 以上: it is a little greater."""
    ABOUT = "约"
    """约, 左右: it is near, on either side."""
    SEVERAL = "数"
    """数百: some hundreds."""


class Quantity(NamedTuple):
    """A number with its unit, as it stands in a text."""

    value: float
    unit: str
    """The normalised unit (人, 次, 元, %); empty for a bare number."""
    start: int
    end: int
    """Offsets into the text it was found in, end exclusive."""
    bound: Bound = Bound.EXACT

    @property
    def approximate(self) -> bool:
        """Return whether the number is not meant exactly."""
        return self.bound is not Bound.EXACT

    @property
    def key(self) -> tuple[float, str]:
        """Return what makes two quantities the same, wherever they stand."""
        return (self.value, self.unit)


class Status(StrEnum):
    """How far what a fact tells has come."""

    DONE = "done"
    PLANNED = "planned"
    """Decided, or ordered: what a plan, a notice or key points lay down as well."""
    PROPOSED = "proposed"
    """Only intended, applied for or considered."""
    PROBLEM = "problem"
    STATE = "state"
    """What is so: a stock, a background, a basis."""


@dataclass(frozen=True)
class Quote:
    """Words of a message, copied character by character."""

    message: str
    """The id of the message."""
    text: str


@dataclass(frozen=True)
class Fact:
    """One thing that the user told, in a sentence that can stand alone; nothing else may enter a draft."""

    id: int
    """Its number in the ledger of its document, never given twice; 0 outside of a ledger."""
    section: int | None
    """The section it belongs to; `None` while it has no place, 0 where it is left out for the time being."""
    text: str
    """The restatement; its figures stand in the quotes or in the head."""
    message: str
    """The id of the message it came in."""
    sentence: int = 0
    """Which sentence of that message it stood in, from 0."""
    replaces: tuple[int, ...] = ()
    """The facts that it corrects."""
    quotes: tuple[Quote, ...] = ()
    """The user's own words that it rests on."""
    head: str = ""
    """What stood before the list that it is an item of, word for word: 下一步, 问题."""
    status: Status = Status.DONE
    approximate: tuple[str, ...] = ()
    """The figures of the restatement that were told as about."""
    condition: str = ""
    """What it waits for (没批, 没定); never part of a text."""

    @property
    def is_table(self) -> bool:
        """Return whether it is a table in lines of | cells |, which stands in a text as it is."""
        return self.text.startswith("|")
