"""What is reviewed: the text of sections with its sources, and what it is measured by."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.compliance.rule import Context, Exemption
from bot.domain.document import Clause, Document, Section
from bot.domain.fact import Fact
from bot.domain.genre import Genre
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.drafting.outline.proposing import section_name
from bot.drafting.revision import own_words, paragraphs_by_hand
from bot.drafting.writing.tags import clauses_of


@dataclass(frozen=True)
class Part:
    """A section's text under review."""

    section: Section
    name: str
    text: str
    clauses: tuple[Clause, ...] = ()
    kept: frozenset[str] = frozenset()
    """The paragraphs that the user wrote: nothing in them is touched."""


@dataclass(frozen=True)
class Draft:
    """Sections under review with the ledger that they were written from."""

    document: Document
    genre: Genre
    ledger: Ledger
    parts: tuple[Part, ...]
    whole: bool = True
    """False where a single section is looked at: only its own entries can be missing then."""
    allowed: tuple[Exemption, ...] = ()
    house: tuple[HouseWord, ...] = ()

    @property
    def text(self) -> str:
        """Return the texts of all its sections, one below the other."""
        return "\n".join(part.text for part in self.parts)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts that these sections are to state."""
        here = {part.section.id for part in self.parts}
        return tuple(fact for fact in self.ledger.facts if fact.section in here)

    @property
    def told(self) -> tuple[Fact, ...]:
        """Return everything that may be said: what was told, and what the user wrote into the text."""
        return (*self.ledger.facts, *own_words(*(part.section for part in self.parts)))

    def context(self, part: Part) -> Context:
        """Return what a section is judged against."""
        return Context(
            self.document.brief,
            kind=self.genre.kind,
            facts=self.told,
            clauses=part.clauses,
            superseded=self.ledger.superseded,
            forbidden=self.ledger.forbidden,
            role=part.section.plan.role,
            allowed=self.allowed,
            house=self.house,
            typeset=True,
        )

    def with_part(self, part: Part) -> "Draft":
        """Return the draft with another text of one of its sections."""
        return replace(self, parts=tuple(part if p.section.id == part.section.id else p for p in self.parts))


def draft_of(
    document: Document,
    genre: Genre,
    ledger: Ledger,
    allowed: tuple[Exemption, ...] = (),
    house: tuple[HouseWord, ...] = (),
) -> Draft:
    """Return what is written of a document, section by section; what is unfinished is left out."""
    return Draft(document, genre, ledger, tuple(_parts(document)), allowed=allowed, house=house)


def _parts(document: Document) -> Iterable[Part]:
    for section in document.live:
        current = section.current
        if current and current.complete and current.text.strip():
            name = section_name(document, section)
            yield Part(section, name, current.text, clauses_of(section), paragraphs_by_hand(section))
