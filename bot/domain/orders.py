"""What a chat orders to be done in the background: a value for each kind of work, with what it needs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Format(StrEnum):
    """What kind of file a document becomes."""

    DOCX = "docx"
    PDF = "pdf"
    TXT = "txt"
    WINDOWS_TXT = "txt-windows"
    """Text as old programs of Windows want it: with a mark of its encoding (BOM), lines ended by CRLF."""

    @property
    def suffix(self) -> str:
        """Return how the name of such a file ends."""
        return ".txt" if self is Format.WINDOWS_TXT else f".{self}"


@dataclass(frozen=True)
class Order:
    """What every order tells; stored in the same transaction as the state that asked for it."""

    document: int = 0
    """0 where it is for no document."""
    section: int = 0
    """0 for the whole document."""


@dataclass(frozen=True, kw_only=True)
class _OfText(Order):
    """An order about the text of a section as it is shown."""

    base: int = 0
    """The version that was shown when it was ordered: where the user has changed it since, theirs stays."""


@dataclass(frozen=True, kw_only=True)
class Draft(_OfText):
    """Write a section anew."""

    skeleton: bool = False
    """True where the user asked for a skeleton although a model is configured."""
    of_all: bool = False
    """True where the document was ordered as a whole: after its last draft it is reviewed and handed over."""


@dataclass(frozen=True, kw_only=True)
class Rewrite(_OfText):
    """Write a section otherwise, around what the user wrote by hand."""

    instruction: str = ""
    """How the user wants it."""
    whole: bool = False
    """True where the user's own paragraphs may be rewritten as well."""


class Continue(_OfText):
    """Go on with a section that is half written."""


@dataclass(frozen=True, kw_only=True)
class Renew(Order):
    """Write anew only the sentences that state facts that were corrected or taken back."""

    facts: tuple[int, ...] = ()
    """The facts that ended."""
    own: bool = False
    """True where it is the user's own sentences that are renewed, and no others."""


class Whole(Order):
    """Draft all sections that have no text yet, in one go; then the document is reviewed and handed over."""


class Review(Order):
    """Read the whole draft through and repair it, then hand it over."""


@dataclass(frozen=True, kw_only=True)
class Variants(_OfText):
    """Write several wordings to choose from: of a paragraph, or of the title where no section is named."""

    paragraph: int = 0
    """The paragraph of the section, from 1; 0 for the title."""


@dataclass(frozen=True, kw_only=True)
class Plan(Order):
    """Lay out the document anew: title, sections, and which entry goes where."""

    instruction: str = ""
    """How the user wants it."""
    again: bool = False
    """True where it is to be divided otherwise than it is divided."""


class Read(Order):
    """Read what the chat has said since the last reading."""


@dataclass(frozen=True, kw_only=True)
class Export(Order):
    """Make a file of the document."""

    format: Format
    as_draft: bool = False
    """True where it goes out before everything in it is decided."""


@dataclass(frozen=True, kw_only=True)
class Fill(Order):
    """Fill a template of the office's own with the document."""

    template: int
    as_draft: bool = False
    """True where it goes out before everything in it is decided."""


class ReviewSheet(Order):
    """Make the review sheet."""


class Compare(Order):
    """Show what each section has changed since the version before it, as tracked changes."""


@dataclass(frozen=True, kw_only=True)
class Preview(Order):
    """Show the first pages as pictures."""

    exact: bool = False
    """True for those of the Word file itself."""


class Similar(Order):
    """Show passages of exemplars that do what the section is to do."""


@dataclass(frozen=True, kw_only=True)
class Follow(Order):
    """Take the outline of an exemplar: for the document, or without one only to keep it as a genre."""

    exemplar: int = 0
    """The one that a button named."""
    words: str = ""
    """What was said of its title and year; empty, where no button named one, for the one that came last."""
    name: str = ""
    """What its outline is to be kept under as a genre of the clerk's own; empty for what its title says."""


SectionDraft: TypeAlias = Draft | Rewrite | Continue
"""Those that write the text of a section."""
OfWhole: TypeAlias = Whole | Review
"""Those that have a whole document in hand."""
OfText: TypeAlias = SectionDraft | OfWhole | Renew
"""Those that change text of a document, be it a sentence."""
Wording: TypeAlias = OfText | Variants
"""Those, and what writes words that are only offered: two of a section never run side by side."""
FirstDraft: TypeAlias = Draft | Whole
"""Those that write what has no text yet."""
Answer: TypeAlias = Export | Fill | ReviewSheet | Compare | Preview | Similar | Follow
"""Those that send something and change no text."""
JobOrder: TypeAlias = Wording | Answer | Plan | Read


def base_of(order: JobOrder) -> int:
    """Return the version that was shown when a text was ordered; 0 where the order tells none."""
    return order.base if isinstance(order, _OfText) else 0


def instruction_of(order: JobOrder) -> str:
    """Return how the user wants a text; empty where they said nothing."""
    return order.instruction if isinstance(order, Rewrite | Plan) else ""


def is_of_all(order: JobOrder) -> bool:
    """Return whether a draft belongs to a document that was ordered as a whole."""
    return isinstance(order, Whole) or (isinstance(order, Draft) and order.of_all)
