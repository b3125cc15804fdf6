"""What a version takes over from those before it: by itself it tells whose it is and what it rests on."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.document import Author, Clause, Version, paragraphs


def with_inheritance(version: Version, before: Sequence[Version]) -> Version:
    """Return a version that knows who first wrote each of its paragraphs, and the sources of its clauses."""
    every = (*before, version)
    writers = tuple(first_writer(paragraph, every) for paragraph in paragraphs(version.text))
    own = replace(version.provenance, clauses=clauses_in(version.text, every))
    return replace(version, provenance=own, writers=writers)


def first_writer(paragraph: str, versions: Sequence[Version]) -> Author:
    """Return who wrote a paragraph of the last of these versions first."""
    return next(w for version in versions for p, w in _paragraph_writers(version) if p == paragraph)


def _paragraph_writers(version: Version) -> list[tuple[str, Author]]:
    own = paragraphs(version.text)
    return list(zip(own, version.writers or (version.author,) * len(own), strict=True))


def clauses_in(text: str, versions: Sequence[Version]) -> tuple[Clause, ...]:
    """Return the clauses of a text, whichever version told their source."""
    ever = (clause for version in reversed(versions) for clause in version.provenance.clauses)
    standing = [clause for clause in dict.fromkeys(ever) if clause.text in text]
    # By their ends, where their tags stand: a proposal begins before the facts in its sentence.
    return tuple(sorted(standing, key=lambda clause: text.find(clause.text) + len(clause.text)))
