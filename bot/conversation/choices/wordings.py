"""Choices between wordings of a title or a paragraph."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import Digest, Number, OfDocument, OfSection


@dataclass(frozen=True)
class TakeTitle(OfDocument):
    """Give the document a title that was offered."""

    title: Digest


class KeepTitle(OfDocument):
    """Leave the title."""


@dataclass(frozen=True)
class OrderVariants(OfSection):
    """Have a paragraph worded in other ways."""

    paragraph: Number


@dataclass(frozen=True)
class TakeVariant(OfSection):
    """Put a wording that was offered into the section."""

    variant: Digest


class KeepText(OfSection):
    """Leave the paragraph."""


TitleChoice: TypeAlias = TakeTitle | KeepTitle
VariantChoice: TypeAlias = OrderVariants | TakeVariant | KeepText
