"""Where a table of words comes from, and of which day it is."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Source:
    """The public text that a table follows, and the day when the table was last held against it."""

    title: str
    as_of: date
