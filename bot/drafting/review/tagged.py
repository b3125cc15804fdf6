"""A draft with its tags: ⟨3⟩ behind what entry 3 of the ledger tells, ⟨拟⟩ behind what was proposed."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.document import Clause
from bot.drafting.clauses import placed
from bot.drafting.review.draft import Draft, Part

PROPOSED = "拟"
TAG = re.compile("⟨([^⟨⟩\n]{0,60})⟩")


def tagged(text: str, clauses: Sequence[Clause]) -> str:
    """Return the text with the tag of each clause behind it, before the mark that closes the clause."""
    written, at = [], 0
    for clause, _, end in placed(text, clauses):
        written += [text[at:end], _tag(clause)]
        at = end
    return "".join((*written, text[at:]))


def shown(draft: Draft) -> str:
    """Return the whole draft with its tags, each section behind a line with its number."""
    return "\n".join(line for number, part in enumerate(draft.parts, 1) for line in _lines(number, part))


def _lines(number: int, part: Part) -> Iterator[str]:
    yield f"[{number}] {part.name}"
    yield tagged(part.text, part.clauses)


def _tag(clause: Clause) -> str:
    return f"⟨{PROPOSED if clause.proposed else ','.join(map(str, clause.facts))}⟩"
