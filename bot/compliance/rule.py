"""A rule: what it looks for, how much it weighs, which source it rests on, and examples of both kinds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.domain.document import Brief, Clause
from bot.domain.fact import Fact
from bot.domain.finding import FACTUAL, Aspect, Finding, Fix, FixKind, Severity
from bot.domain.genre import GenreKind, SectionRole
from bot.domain.house_word import HouseWord
from bot.domain.passage import Entity
from bot.language.document.manuscript import Manuscript


@dataclass(frozen=True)
class Source:
    """An exemplar that a draft was written after: nothing of its matter may be found in the draft."""

    title: str
    texts: tuple[str, ...]
    entities: tuple[Entity, ...] = ()
    headings: tuple[str, ...] = ()
    """Its headings without numbers."""


@dataclass(frozen=True)
class Exemption:
    """Words that an organisation lets stand against a rule, with the recorded reason."""

    rule: str
    text: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Return whether it lets a finding stand: of facts only these very words, else what contains them."""
        exact = finding.about in FACTUAL
        found = finding.quote == self.text if exact else self.text in finding.quote
        return finding.rule == self.rule and found


@dataclass(frozen=True)
class Context:
    """What a text is judged against."""

    brief: Brief = field(default_factory=Brief)
    kind: GenreKind | None = None
    """The kind of its genre; `None` where it is not known."""
    facts: tuple[Fact, ...] | None = None
    """What the user told; `None` where nothing is to be compared with it."""
    clauses: tuple[Clause, ...] = ()
    """The clauses of the text of which it is known which facts they rest on; none for most texts."""
    superseded: tuple[Fact, ...] = ()
    """What the user told first, and then corrected or took back."""
    forbidden: tuple[str, ...] = ()
    """Words that the user wants left out."""
    sources: tuple[Source, ...] = ()
    role: SectionRole | None = None
    """The role of the section that is judged; `None` for a whole document."""
    whole: bool = False
    """True for a whole document: only there it can be told what is missing."""
    allowed: tuple[Exemption, ...] = ()
    house: tuple[HouseWord, ...] = ()
    """How the unit itself writes, out of its own list."""
    typeset: bool = False
    """True for what is set by this program, and for sheets: rows of cells are tables there."""


SUGGEST, ASK, MASK = Fix(FixKind.SUGGEST), Fix(FixKind.ASK), Fix(FixKind.MASK)
REGENERATE, BLOCK = Fix(FixKind.REGENERATE), Fix(FixKind.BLOCK)


class Spot(NamedTuple):
    """A place that a detector points at."""

    start: int
    end: int
    fix: Fix = SUGGEST
    message: str = ""
    """What is wrong just here, where the rule's own message does not say enough."""
    severity: Severity | None = None
    """Where it weighs less, or more, than the rule."""
    source: str = ""
    """Where it rests on another source than the rule."""


Detector = Callable[[Manuscript, Context], Iterable[Spot]]


@dataclass(frozen=True)
class Case:
    """An example of a rule at work."""

    text: str
    found: tuple[str, ...] = ()
    """The quotes that the rule points at, in order; empty for a text that it must let pass."""
    told: str | None = None
    """What the user told, a message a line, for rules that compare with the facts."""
    context: Context = field(default_factory=Context)


def always(_context: Context) -> bool:
    """Return True: most rules judge any text."""
    return True


def is_whole_document(context: Context) -> bool:
    """Return whether it can be told what is missing."""
    return context.whole


def has_facts(context: Context) -> bool:
    """Return whether there are facts to compare with."""
    return context.facts is not None


def has_sources(context: Context) -> bool:
    """Return whether the text was written after exemplars."""
    return bool(context.sources)


@dataclass(frozen=True)
class Rule:
    """One rule; its id is the one of the published catalogue, or for an own one a letter and three digits."""

    id: str
    name: str
    about: Aspect
    severity: Severity
    message: str
    source: str
    detect: Detector
    cases: tuple[Case, ...]
    applies: Callable[[Context], bool] = always
    lacking: str = ""
    """What is asked for where its words are struck, as a gap names it; empty where they are not struck."""
    typed: bool = False
    """Whether it looks at the characters as they were typed, invisible ones too."""
