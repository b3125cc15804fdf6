"""A figure that changes with another is taken back, and a gap is left for the new one."""

import re
from collections.abc import Sequence

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Gap, Unsure, Wish
from bot.facts.evidence import figures
from bot.facts.wording import bigrams
from bot.language.figures.dates import moments
from bot.language.figures.quantities import unit_at
from bot.regex import regex
from bot.understanding.rules import words
from bot.understanding.rules.clauses.forms import Part
from bot.understanding.rules.corrections.finding import COMPARED
from bot.understanding.rules.gaps import topic_of_gap
from bot.understanding.rules.notes import Notes
from bot.understanding.rules.restating import bare
from bot.understanding.rules.revising import doubt_between

_BEFORE_NAME = regex("^(?:你|帮我|再|也|就)*(?:改|顺|算|调)?(?:一下|下)?(?:那|这)?(?:么|个)?")
_HOW_MANY = regex("几|多少")
_TIMES = regex("(?:中间|其余|其他|剩下|余下|后面)(?:的|那)?(?:月份|时间|日期|时段|日子|进度)")
_WHEN, _FIGURE = "时间", "数据"
_LEAST = 2
"""So much must be said alike of a figure before it is taken for the one that changes."""


def withdraw_dependents(part: Part, notes: Notes) -> None:
    """Take back what changes with another, and leave a gap; where several may be meant, ask."""
    said = _BEFORE_NAME.sub("", words.ALSO_CHANGES.split(bare(part.text))[0])
    quote = notes.quote(part.clause.start, part.clause.end)
    if between := _between(said, notes):
        for fact in between:
            _leave_open(fact, quote, notes)
    elif len(found := _referents(said, notes)) == 1:
        _leave_open(found[0], quote, notes)
    elif found:
        notes.enter(doubt_between(part.text, found, quote))
    else:
        asked = words.MANNER.search(part.text)
        notes.enter(Wish(0, bare(part.text), quote) if asked else Unsure(0, quote))


def _leave_open(fact: Fact, quote: Quote, notes: Notes) -> None:
    notes.withdraw(fact.id)
    notes.enter(Gap(0, _what_changes(fact), quote))


def _what_changes(fact: Fact) -> str:
    """Return what a fact tells without its figure or its day, which hold no more."""
    text = fact.text.rpartition("：")[2]
    for moment in reversed(moments(text)):
        text = f"{text[: moment.start]}{text[moment.end :]}"
    if text != fact.text.rpartition("：")[2] and not figures(text):
        return f"{text}{_WHEN}"
    return topic_of_gap(text) or fact.head or _FIGURE


def _referents(said: str, notes: Notes) -> Sequence[Fact]:
    """Return the facts that are called so: word for word, as a total, or with the most words in common."""
    facts = notes.facts
    if verbatim := [fact for fact in facts if len(said) > 1 and said in fact.text]:
        return verbatim
    if said in words.TOTALS:
        return [fact for fact in facts if any(name in fact.text for name in words.TOTALS)]
    alike = [(_similarity(said, fact), fact) for fact in facts if figures(fact.text)]
    best = max((score for score, _ in alike), default=0)
    return [fact for score, fact in alike if score == best >= _LEAST]


def _similarity(said: str, fact: Fact) -> int:
    """Return how much words share with a fact: pairs of characters, the unit of 几起, a comparison."""
    asked = [unit_at(said, m.end()) for m in _HOW_MANY.finditer(said)]
    counts = any(q.unit in asked for q in figures(fact.text))
    compared = bool(COMPARED.search(said) and COMPARED.search(fact.text))
    return len(bigrams(said) & bigrams(fact.text)) + counts + compared


def _between(said: str, notes: Notes) -> Sequence[Fact]:
    """Return the dated facts of a list of which the message changed others: 中间的月份你自己顺."""
    if not _TIMES.search(said):
        return []
    changed = {fact.head for fact in notes.facts if fact.message == notes.said.id and fact.replaces}
    left = (fact for fact in notes.facts if not fact.replaces and fact.head in changed)
    return [fact for fact in left if re.search(r"\d", fact.text) and moments(fact.text)]
