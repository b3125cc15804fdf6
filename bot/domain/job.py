"""A job: work that goes on in the background of a chat and survives a restart."""

from dataclasses import dataclass
from enum import StrEnum


class JobKind(StrEnum):
    """What a job does."""

    DRAFT = "draft"
    REWRITE = "rewrite"
    CONTINUE = "continue"
    RENEW = "renew"
    """Write anew only the sentences that state facts that were corrected or taken back."""
    EXPORT = "export"
    PREVIEW = "preview"
    """Show the first pages as pictures."""
    PEERS = "peers"
    """Show passages of exemplars that do what the section is to do."""
    FOLLOW = "follow"
    """Take the outline of an exemplar that was named."""
    READ = "read"
    """Read what the chat has said since the last reading."""
    PLAN = "plan"
    """Lay out the document anew: title, sections, and which entry goes where."""
    WHOLE = "whole"
    """Draft all sections that have no text yet, in one go."""
    REVIEW = "review"
    """Read the whole draft through and mend it, then hand it over."""
    VARIANTS = "variants"
    """Write several wordings of the title or of a paragraph, to choose from."""


DRAFTING = (JobKind.DRAFT, JobKind.REWRITE, JobKind.CONTINUE, JobKind.WHOLE, JobKind.REVIEW)
"""The kinds that write text of a document."""
OF_TEXT = (*DRAFTING, JobKind.RENEW)
"""Those that change text of a document, be it a sentence."""
WORDING = (*OF_TEXT, JobKind.VARIANTS)
"""Those, and what writes words that are only offered: two of a section never run side by side."""
ANSWERS = (JobKind.EXPORT, JobKind.PREVIEW, JobKind.PEERS, JobKind.FOLLOW)
"""Those that send something and change no text."""
FIRST_DRAFTS = (JobKind.DRAFT, JobKind.WHOLE)
"""Those that write what has no text yet."""
OF_WHOLE = (JobKind.WHOLE, JobKind.REVIEW)
"""Those that have a whole document in hand."""

DRAFT_FILE = "draft."
"""What the format of a file begins with that goes out before everything in it is settled."""
FILLED = "fill."
"""What the format of a filled template begins with; behind it stands the template's id."""
REVIEW_SHEET = "review"
"""The format of the review sheet."""


class JobStatus(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True)
class JobOrder:
    """What is to be done; stored in the same transaction as the state that asked for it."""

    kind: JobKind
    document: int
    section: int = 0
    """The section to draft; 0 for the whole document."""
    instruction: str = ""
    """How the user wants it; for an export, the file format, behind `DRAFT_FILE` where it is only a draft;
    for an outline to follow, words of the exemplar's title."""
    skeleton: bool = False
    """True where the user asked for a skeleton although a model is configured."""
    base: int = 0
    """The version that was shown when it was ordered: where the user has changed it since, theirs stays."""
    whole: bool = False
    """True where the user's own paragraphs may be rewritten as well."""
    own: bool = False
    """Of single sentences: True where it is the user's own that are renewed, and no others."""
    paragraph: int = 0
    """The paragraph of the section that is wanted otherwise, from 1; 0 for none, and for the title."""
    again: bool = False
    """True where a plan is to divide the document otherwise than it is divided."""
    facts: tuple[int, ...] = ()
    """The facts that ended, whose sentences are written anew."""
    of_all: bool = False
    """True where the document was ordered as a whole: after its last draft it is reviewed and handed over."""
    exemplar: int = 0
    """The exemplar whose outline is wanted, where a button named it."""
    name: str = ""
    """What an outline is to be kept under as a genre of the clerk's own; empty for what its title says."""


@dataclass(frozen=True)
class Job:
    """An order with its place in the store."""

    id: int
    chat: str
    order: JobOrder
