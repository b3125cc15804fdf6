"""A fact is a clause that the user said, with the quantities in it; nothing else may enter a draft."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True)
class Quantity:
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


@dataclass(frozen=True)
class Fact:
    """One clause of what the user said."""

    id: int
    section: int | None
    """The section it was told for; `None` for the document as a whole."""
    text: str
    message: str
    """The id of the message it came in."""
    sentence: int = 0
    """Which sentence of that message it stood in, from 0."""
    replaces: int | None = None
    """The fact that it corrects, if it corrects one."""
