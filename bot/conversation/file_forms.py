"""What file is wanted: a format, or a template of the office's own; and how a button says which."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.orders import Export, Fill, Format

_TEMPLATE = "fill."
_FORMATS = {form.value: form for form in Format}


@dataclass(frozen=True)
class OwnTemplate:
    """A template of the office's own, by its number."""

    id: int


FileForm: TypeAlias = Format | OwnTemplate


def encode(form: FileForm | None) -> str:
    """Return what a button says of a form; empty for none."""
    match form:
        case None:
            return ""
        case OwnTemplate(number):
            return f"{_TEMPLATE}{number}"
        case Format():
            return form.value


def decode(word: str) -> FileForm | None:
    """Return the form that a button says, or `None` where it says none."""
    number = word.removeprefix(_TEMPLATE)
    if number != word and number.isdecimal():
        return OwnTemplate(int(number))
    return _FORMATS.get(word)


def order_of(document: int, form: FileForm, *, as_draft: bool = False) -> Export | Fill:
    """Return the order for a file of a document."""
    if isinstance(form, OwnTemplate):
        return Fill(document, template=form.id, as_draft=as_draft)
    return Export(document, format=form, as_draft=as_draft)
