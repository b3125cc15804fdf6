"""What is to be written, with everything that may be used for it, and what came of it."""

from dataclasses import dataclass, field

from bot.compliance.rule import Context, Exemption, Source
from bot.domain.document import Document, Section, Version
from bot.domain.fact import Fact
from bot.domain.genre import Genre
from bot.domain.house_word import HouseWord
from bot.domain.ledger import Ledger
from bot.domain.orders import JobOrder, instruction_of
from bot.drafting.briefing import gaps_of
from bot.drafting.outline.lengths import length_of
from bot.drafting.revision import own_words
from bot.llm.model import Cost


@dataclass(frozen=True)
class Assignment:
    """What is to be drafted, with everything that may be used for it."""

    chat: str
    genre: Genre
    document: Document
    section: Section
    facts: tuple[Fact, ...]
    """All facts of the document."""
    order: JobOrder
    ledger: Ledger = field(default_factory=Ledger)
    """Everything that was said of the document."""
    habits: tuple[str, ...] = ()
    """How the unit writes, as its own documents show it."""
    house: tuple[HouseWord, ...] = ()
    """Which words it uses and avoids, by its own list."""

    @property
    def own_facts(self) -> tuple[Fact, ...]:
        """Return the facts of this section; what has no place yet is in none."""
        return tuple(f for f in self.facts if f.section == self.section.id)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return what the section marks as missing: skipped questions, and what is not known yet."""
        return gaps_of(self.section, self.ledger)

    @property
    def length(self) -> int:
        """Return the characters that the section is to have."""
        return length_of(self.section, self.document, self.ledger)

    def context(self, sources: tuple[Source, ...] = (), allowed: tuple[Exemption, ...] = ()) -> Context:
        """Return what the section is judged against."""
        return Context(
            self.document.brief,
            kind=self.genre.kind,
            facts=(*self.facts, *own_words(self.section), *self._ordered),
            superseded=self.ledger.superseded,
            forbidden=self.ledger.forbidden,
            sources=sources,
            role=self.section.plan.role,
            allowed=allowed,
            house=self.house,
            typeset=True,
        )

    @property
    def _ordered(self) -> tuple[Fact, ...]:
        """Return what the order itself tells: 加上一句，其中党员45人."""
        told = instruction_of(self.order)
        return (Fact(0, self.section.id, told, ""),) if told else ()


@dataclass(frozen=True)
class SectionDraft:
    """A finished section."""

    version: Version
    costs: tuple[Cost, ...] = ()
