"""Choices about the whole document: adopted, dated, copied, made a file."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import OfDocument
from bot.domain.orders import Format


@dataclass(frozen=True)
class DraftRest(OfDocument):
    """Draft every section that has no text yet."""


@dataclass(frozen=True)
class AdoptAll(OfDocument):
    """Settle every section that is written."""


@dataclass(frozen=True)
class CopyAll(OfDocument):
    """Have the text of every section to copy."""


@dataclass(frozen=True)
class SetDate(OfDocument):
    """Say the date of issue."""


@dataclass(frozen=True)
class IssueToday(OfDocument):
    """Issue it today."""


@dataclass(frozen=True)
class ExportFile(OfDocument):
    """Have it as a file."""

    format: Format


@dataclass(frozen=True)
class ShowReview(OfDocument):
    """Have the review sheet."""


@dataclass(frozen=True)
class ShowChanges(OfDocument):
    """Have what was changed last as tracked changes."""


@dataclass(frozen=True)
class ShowPreview(OfDocument):
    """See its first pages at once."""


@dataclass(frozen=True)
class ShowPages(OfDocument):
    """See the first pages of the Word file itself."""


@dataclass(frozen=True)
class FillTemplate(OfDocument):
    """Have it in the template that was used last."""


@dataclass(frozen=True)
class OfferUnlabelled(OfDocument):
    """Leave the visible mark of an AI's work out."""


@dataclass(frozen=True)
class WaiveLabel(OfDocument):
    """Leave it out, knowing what that means."""


@dataclass(frozen=True)
class KeepLabel(OfDocument):
    """Leave the mark where it is."""


LabelChoice: TypeAlias = OfferUnlabelled | WaiveLabel | KeepLabel
ReleaseChoice: TypeAlias = ExportFile | ShowReview | ShowChanges | ShowPreview | ShowPages
TextChoice: TypeAlias = DraftRest | AdoptAll | CopyAll | SetDate | IssueToday
