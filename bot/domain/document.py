"""A document on its way: what was asked for, how it is divided, and the versions of its sections."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.finding import Finding
from bot.domain.genre import IssuerKind, SectionPlan


@dataclass(frozen=True)
class Letterhead:
    """What an office prints around a text; an empty part is not printed."""

    mark: str = ""
    """The issuer's mark in red (发文机关标志): 青川县教育局文件."""
    number: str = ""
    """The document number (发文字号): 青教〔2026〕3号."""
    signatory: str = ""
    """Who signs (签发人), in a document to a higher authority."""
    copy_number: str = ""
    """份号, six digits."""
    urgency: str = ""
    """紧急程度: 特急 or 加急."""
    copies: str = ""
    """Whom copies go to (抄送); in a bulletin with its ways: 报：县委办；送：各镇."""
    printer: str = ""
    """The office that prints it (印发机关)."""
    printed: date | None = None
    """The day it is printed (印发日期)."""
    attachments: tuple[str, ...] = ()
    """What is attached (附件) and is no section of the text."""
    run: int = 0
    """How many of a bulletin are printed (印数); 0 while nobody has said it."""


@dataclass(frozen=True)
class Brief:
    """What is to be written, for whom, about when."""

    genre: str = ""
    issuer: str = ""
    issuer_kind: IssuerKind = IssuerKind.OTHER
    period: str = ""
    """As it stands in a title: 2026年上半年, 2026年度, 2026年."""
    topic: str = ""
    title: str = ""
    """The whole title, where the clerk has given it; else the genre or the plan makes one."""
    addressee: str = ""
    signature: str = ""
    """Who signs at the end (署名), where that is not the issuer."""
    issued: date | None = None
    """The date of issue (成文日期); `None` until the user has named it."""
    target_chars: int | None = None
    letterhead: Letterhead = Letterhead()
    own_genre: str = ""
    """The clerk's own genre whose outline it takes, while that is like its genre; empty for none."""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a section."""
    return [line for line in text.splitlines() if line.strip()]


class Author(StrEnum):
    """Who wrote a version."""

    USER = "user"
    MODEL = "model"
    SKELETON = "skeleton"


@dataclass(frozen=True)
class Clause:
    """A clause of a draft with where it comes from: entries of the ledger, or the drafter's own proposal."""

    text: str
    """The clause as it stands in the version, without the mark at its end."""
    facts: tuple[int, ...] = ()
    """The entries that it states."""
    proposed: bool = False
    """True where nobody told it: the clerk is to confirm or strike it."""


@dataclass(frozen=True)
class Provenance:
    """Where a drafted version came from; enough to explain it."""

    model: str = ""
    prompt_hash: str = ""
    passages: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    sent: tuple[str, ...] = ()
    """What the model was sent, names as tokens; of a version on record it is asked for by `request`."""
    clauses: tuple[Clause, ...] = ()
    """The clauses that a source was given for, in the order of the text."""
    request: int = 0
    """Where what the model was sent is on record; 0 for nowhere."""


@dataclass(frozen=True)
class Version:
    """One state of a section's text; never changed once it is stored."""

    number: int
    text: str
    """Paragraphs separated by line breaks, without the section's own heading."""
    author: Author
    complete: bool = True
    """False for what a stop or a broken connection left behind."""
    instruction: str = ""
    provenance: Provenance = Provenance()
    findings: tuple[Finding, ...] = ()
    writers: tuple[Author, ...] = ()
    """Who first wrote each of its paragraphs, once it is on record."""


@dataclass(frozen=True)
class Past:
    """What all versions of a section have left behind, also those that are not at hand."""

    last: int = 0
    """The number of the latest one; 0 for none."""
    authors: tuple[Author, ...] = ()
    """Who has written any of them, the latest at the end."""
    instructions: tuple[str, ...] = ()
    """What the user ordered, each order once."""

    def after(self, version: Version) -> "Past":
        """Return it with one more version."""
        authors = (*(a for a in self.authors if a is not version.author), version.author)
        told = dict.fromkeys((*self.instructions, *filter(None, (version.instruction,))))
        return Past(version.number, authors, tuple(told))


class Progress(StrEnum):
    """How far a section has come."""

    OPEN = "open"
    DRAFTED = "drafted"
    ADOPTED = "adopted"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Section:
    """A section with the version that the user sees, or with all its versions where history is asked for."""

    id: int
    plan: SectionPlan
    progress: Progress = Progress.OPEN
    shown: int = 0
    """The number of the version that the user sees and that is exported; 0 before the first."""
    versions: tuple[Version, ...] = ()
    missing: tuple[str, ...] = ()
    """Labels of the questions that the user skipped: a draft marks each as 【待补：…】."""
    past: Past = Past()

    @property
    def last(self) -> int:
        """Return the number of its latest version; 0 before the first."""
        return max((self.past.last, *(v.number for v in self.versions)))

    @property
    def authors(self) -> tuple[Author, ...]:
        """Return who has written any of its versions, the latest at the end."""
        return (*self.past.authors, *(v.author for v in self.versions))

    @property
    def instructions(self) -> tuple[str, ...]:
        """Return what the user ordered of it at any time."""
        ordered = (*self.past.instructions, *(v.instruction for v in self.versions))
        return tuple(dict.fromkeys(filter(None, ordered)))

    @property
    def current(self) -> Version | None:
        """Return the version that the user sees, or `None` before the first."""
        return next((v for v in self.versions if v.number == self.shown), None)


@dataclass(frozen=True)
class Document:
    """A document with its sections in order."""

    id: int
    brief: Brief
    title: str
    sections: tuple[Section, ...] = ()
    unlabelled: bool = False
    """Whether the user has asked, on record, for files without the visible mark of an AI's work."""
    main_line: str = ""
    """What the whole document is out to show, in a sentence; empty where no model planned it."""
    formulations: tuple[str, ...] = ()
    """The set phrases that the plan allots to the document, each to be written once."""
    public_id: str = ""
    """What its buttons call it: random, and never that of another document."""

    @property
    def live(self) -> tuple[Section, ...]:
        """Return the sections that belong to the text: all but the dropped ones."""
        return tuple(s for s in self.sections if s.progress is not Progress.DROPPED)

    def section(self, identifier: int) -> Section | None:
        """Return the section with that id, or `None` if the document has none."""
        return next((s for s in self.sections if s.id == identifier), None)
