"""The history of a document: one step for each thing that its clerk did, with what undoing it restores."""

from dataclasses import dataclass, field

from bot.domain.document import Brief, Document, Progress
from bot.domain.genre import SectionPlan
from bot.domain.ledger import Reading


@dataclass(frozen=True)
class SectionState:
    """Where a section stood, or those of its parts that a step changed; `None` for what it left alone."""

    section: int
    position: int | None = None
    plan: SectionPlan | None = None
    progress: Progress | None = None
    shown: int | None = None
    missing: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Before:
    """What a step changed outside of the ledger, as it was before."""

    brief: Brief | None = None
    title: str | None = None
    sections: tuple[SectionState, ...] = ()
    added: tuple[int, ...] = ()
    """Sections that the step brought into the document."""
    main_line: str | None = None
    formulations: tuple[str, ...] | None = None
    proposed: bool = False
    """True where the outline was proposed, and not the clerk's own doing."""
    learned: int = 0
    """The entry that the step brought into the list of words; 0 for none."""


@dataclass(frozen=True)
class Step:
    """One thing that was done to a document."""

    id: int
    label: str
    """What was done, as the user reads it: 删掉“志愿服务”."""
    reading: Reading = field(default_factory=Reading)
    """What it entered into the ledger."""
    before: Before = field(default_factory=Before)


def difference(old: Document, new: Document) -> Before:
    """Return what undoing has to restore to come from the new state of a document to the old one."""
    known = {standing.section: standing for standing in _standings(old)}
    sections = (
        _section_difference(known[now.section], now)
        for now in _standings(new)
        if now.section in known and known[now.section] != now
    )
    return Before(
        brief=old.brief if old.brief != new.brief else None,
        title=old.title if old.title != new.title else None,
        sections=tuple(sections),
        added=tuple(now.section for now in _standings(new) if now.section not in known),
        main_line=old.main_line if old.main_line != new.main_line else None,
        formulations=old.formulations if old.formulations != new.formulations else None,
    )


def _standings(document: Document) -> list[SectionState]:
    return [
        SectionState(s.id, n, s.plan, s.progress, s.shown, s.missing) for n, s in enumerate(document.sections)
    ]


def _section_difference(old: SectionState, new: SectionState) -> SectionState:
    return SectionState(
        old.section,
        old.position if old.position != new.position else None,
        old.plan if old.plan != new.plan else None,
        old.progress if old.progress != new.progress else None,
        old.shown if old.shown != new.shown else None,
        old.missing if old.missing != new.missing else None,
    )
