"""Whether a text could say what nothing accounts for any more: a quick look, before each word is weighed."""

from collections.abc import Sequence

from bot.domain.fact import Fact
from bot.drafting.renewing.changes import Change
from bot.drafting.renewing.tokens import all_name_spans
from bot.facts.evidence import figures
from bot.facts.figures.ranges import covers


def is_suspect(text: str, changes: Sequence[Change], held: Sequence[Fact]) -> bool:
    """Return whether a name in a text is like one of an old fact, or a figure may follow from one."""
    return any(
        _has_name(text, change.old) or _has_strange_figure(text, change.old, held) for change in changes
    )


def _has_name(text: str, old: Fact) -> bool:
    names = (text[start:end] for start, end in all_name_spans(text))
    return any(name[n : n + 2] in old.text for name in names for n in range(len(name) - 1))


def _has_strange_figure(text: str, old: Fact, held: Sequence[Fact]) -> bool:
    """Return whether a text has a figure that no fact has by itself: the old one, or one that follows."""
    if not figures(old.text):
        return False
    known = [q for fact in held for words in (fact.text, fact.head) for q in figures(words)]
    return any(not any(covers(told, q) for told in known) for q in figures(text))
