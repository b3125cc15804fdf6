"""One message of the clerk's, with the question that it answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClerkMessage:
    """One message of the clerk's, word for word."""

    id: str
    text: str
    asked: str = ""
    """The question that was open when it came: 集中学习了几次？; empty where none was."""
    label: str = ""
    """What that question is about, as a gap would be called: 集中学习的次数和形式."""
    section: int | None = None
    """The section that it answers or replies to; `None` for none."""
