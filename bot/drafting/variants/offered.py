"""What there is to choose from: titles, or versions of a section that differ in one paragraph."""

from dataclasses import dataclass

from bot.domain.document import Version
from bot.llm.model import Cost


@dataclass(frozen=True)
class Wordings:
    """The wordings that passed, and what they cost."""

    titles: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    """The section, each time with the paragraph worded otherwise."""
    costs: tuple[Cost, ...] = ()
    model: str = ""
