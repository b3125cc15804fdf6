"""Hand edits: paragraphs that the user wrote stay as they are when the rest is written anew."""

from itertools import groupby

from bot.domain.document import Author, Section, paragraphs
from bot.domain.fact import Fact
from bot.domain.inheriting import first_writer


def paragraph_at(text: str, at: int) -> str:
    """Return the paragraph around a place."""
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def paragraphs_by_hand(section: Section) -> frozenset[str]:
    """Return the paragraphs of the current version that the user wrote or changed."""
    current = section.current
    if current is None:
        return frozenset()
    mine = (p for p in paragraphs(current.text) if first_writer(p, section.versions) is Author.USER)
    return frozenset(mine)


def is_all_by_hand(section: Section) -> bool:
    """Return whether nothing of the current version is left for a rewrite."""
    current = section.current
    return current is not None and set(paragraphs(current.text)) <= paragraphs_by_hand(section)


def runs(section: Section) -> list[tuple[bool, str]]:
    """Return the current version as stretches of (written by hand, text), in order."""
    current = section.current
    mine = paragraphs_by_hand(section)
    grouped = groupby(paragraphs(current.text) if current else [], key=lambda p: p in mine)
    return [(locked, "\n".join(stretch)) for locked, stretch in grouped]


def own_words(*sections: Section) -> tuple[Fact, ...]:
    """Return what the user wrote into sections by hand or by order: it is its own source."""
    return tuple(Fact(0, section.id, order, "") for section in sections for order in section.instructions)
