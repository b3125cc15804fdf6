"""What file is wanted: a format, or a template of the office's own."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.orders import Export, Fill, Format


@dataclass(frozen=True)
class OwnTemplate:
    """A template of the office's own, by its number."""

    id: int


FileForm: TypeAlias = Format | OwnTemplate


def order_of(document: int, form: FileForm, *, as_draft: bool = False) -> Export | Fill:
    """Return the order for a file of a document."""
    if isinstance(form, OwnTemplate):
        return Fill(document, template=form.id, as_draft=as_draft)
    return Export(document, format=form, as_draft=as_draft)
