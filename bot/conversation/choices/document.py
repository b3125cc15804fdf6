"""Choices about the whole document: adopted, dated, copied, made a file."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.conversation.choices.kinds import OfDocument
from bot.domain.orders import Format


class DraftRest(OfDocument):
    """Draft every section that has no text yet."""


class AdoptAll(OfDocument):
    """Settle every section that is written."""


class CopyAll(OfDocument):
    """Have the text of every section to copy."""


class SetDate(OfDocument):
    """Say the date of issue."""


class IssueToday(OfDocument):
    """Issue it today."""


@dataclass(frozen=True)
class ExportFile(OfDocument):
    """Have it as a file."""

    format: Format


class ShowReview(OfDocument):
    """Have the review sheet."""


class ShowChanges(OfDocument):
    """Have what was changed last as tracked changes."""


class ShowPreview(OfDocument):
    """See its first pages at once."""


class ShowPages(OfDocument):
    """See the first pages of the Word file itself."""


class FillTemplate(OfDocument):
    """Have it in the template that was used last."""


class OfferUnlabelled(OfDocument):
    """Leave the visible mark of an AI's work out."""


class WaiveLabel(OfDocument):
    """Leave it out, knowing what that means."""


class KeepLabel(OfDocument):
    """Leave the mark where it is."""


LabelChoice: TypeAlias = OfferUnlabelled | WaiveLabel | KeepLabel
ReleaseChoice: TypeAlias = ExportFile | ShowReview | ShowChanges | ShowPreview | ShowPages
TextChoice: TypeAlias = DraftRest | AdoptAll | CopyAll | SetDate | IssueToday
