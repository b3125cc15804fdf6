"""Choices that need no section: a document begun, taken up, forgotten; what is under way stopped."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import OfDocument, OfStep


@dataclass(frozen=True)
class Stop:
    """Stop what is being written or read."""


class NewDocument(OfStep):
    """Put the document in hand aside and begin another."""


class CheckText(OfStep):
    """Have a text checked that is sent next."""


class ForgetAll(OfStep):
    """Forget all documents and all that was told."""


class KeepAll(OfStep):
    """Forget nothing after all."""


class Resume(OfDocument):
    """Take the document up again."""


class KeepDocument(OfDocument):
    """Keep a document although nobody has touched it for long."""


StartChoice: TypeAlias = Stop | NewDocument | CheckText | ForgetAll | KeepAll | Resume | KeepDocument
