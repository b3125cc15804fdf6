"""Drafts to be reviewed, made of what a model would have written, tags and all."""

from bot.domain.document import Author, Brief, Document, Progress, Provenance, Section, Version
from bot.domain.fact import Fact, Quote, Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Entry, Ledger
from bot.drafting.review.draft import Draft, draft_of
from bot.drafting.writing.tags import strip_tags
from tests.installed import GENRES

GENRE = GENRES["工作总结"]
BRIEF = Brief("工作总结", "青石镇人民政府", period="2026年上半年", topic="精神文明建设")
_ROLES = {
    1: SectionRole.LEAD,
    2: SectionRole.ACHIEVEMENTS,
    3: SectionRole.PROBLEMS,
    4: SectionRole.NEXT_STEPS,
}
_HEADINGS = {2: "工作开展情况", 3: "存在问题", 4: "下一步打算"}


def fact(number: int, section: int, text: str, status: Status = Status.DONE, **more: object) -> Fact:
    return Fact(number, section, text, "m1", quotes=(Quote("m1", text),), status=status, **more)  # type: ignore[arg-type]


def ledger_of(*entries: Entry) -> Ledger:
    return Ledger({entry.id: entry for entry in entries})


def section(number: int, written: str, known: range = range(1, 99)) -> Section:
    """Return a drafted section: 1 the lead, 2 what was done, 3 problems, 4 what comes next."""
    bare = strip_tags(written, known)
    plan = SectionPlan(_ROLES[number], _HEADINGS.get(number, ""), "", (), "", "", "", 300)
    version = Version(1, bare.text, Author.MODEL, provenance=Provenance(clauses=bare.clauses))
    return Section(number, plan, Progress.DRAFTED, 1, (version,))


def document_of(*written: str) -> Document:
    sections = tuple(section(n, text) for n, text in enumerate(written, 1))
    return Document(1, BRIEF, "青石镇人民政府2026年上半年精神文明建设工作总结", sections)


def draft(ledger: Ledger, *written: str) -> Draft:
    return draft_of(document_of(*written), GENRE, ledger)
