"""A stretch of time."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Span:
    """A stretch of time, both days included."""

    begins: date
    ends: date
