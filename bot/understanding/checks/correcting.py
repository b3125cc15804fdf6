"""Corrections are linked to what they correct, and nothing that is replaced can hold again."""

import re
from collections.abc import Iterator
from itertools import product

from bot.domain.fact import Fact
from bot.facts.wording import bigrams
from bot.language.quantities import quantities
from bot.texts import reading as texts
from bot.understanding.checks.complaint import Case, Complaint, Fault

_SAME_MATTER = 0.65
"""How much of the words of two facts is the same where they tell of one thing."""
_INSIDE = 0.75
"""How much of the shorter one is the same where it tells of the same thing in fewer words."""
_LEAST_SHARED = 2
_CORRECTS = re.compile(
    "不对|更正|改[成为到]|改一下|换成|应该?[是为]|不是.{1,12}[是，,]|[记写说数]错|核了|核过|重新[点数核报]|漏了|最终是|以.{1,8}为准"
)
_DATES = ("年", "月", "日", ":")


def misnumbered(case: Case) -> Iterator[Complaint]:
    """Yield entries that bear the number of another kind of thing."""
    known = case.talk.ledger.entries
    for entry in case.reading.entries:
        if entry.id in known and type(known[entry.id]) is not type(entry):
            yield Complaint(Fault.PROVED, texts.number_taken(entry.id), entry.id)


def loose_ends(case: Case) -> Iterator[Complaint]:
    """Yield facts that replace what is not there, or themselves."""
    for fact in case.reading.facts:
        for old in fact.replaces:
            if old not in case.facts:
                yield Complaint(Fault.PROVED, texts.replaces_nothing(fact.id, old), fact.id)
        if _comes_back(fact, case):
            yield Complaint(Fault.PROVED, texts.replaces_itself(fact.id), fact.id)


def unlinked(case: Case) -> Iterator[Complaint]:
    """Yield facts that hold beside another of the same matter and unit with another number."""
    fresh = {fact.id for fact in case.reading.facts}
    order = list(case.number)
    current = sorted(case.current, key=lambda f: order.index(f.message) if f.message in order else -1)
    for n, new in enumerate(current):
        old = next((f for f in current[:n] if f.message != new.message and _rivals(f, new)), None)
        if old and new.id in fresh:
            line = texts.not_linked(new.id, old.id, old.text)
            yield Complaint(Fault.JUDGED, line, new.id, other=old.id)


def free_standing(case: Case) -> Iterator[Complaint]:
    """Yield facts whose words sound like a correction and that replace nothing."""
    for fact in case.reading.facts:
        cue = next((m for q in fact.quotes if (m := _CORRECTS.search(q.text))), None)
        if cue and not fact.replaces and not _is_replaced(fact, case):
            line = texts.replaces_missing(fact.id, cue.group())
            yield Complaint(Fault.JUDGED, line, fact.id)


def _is_replaced(fact: Fact, case: Case) -> bool:
    return any(fact.id in other.replaces for other in case.reading.facts)


def _comes_back(fact: Fact, case: Case) -> bool:
    seen: set[int] = set()
    waiting = list(fact.replaces)
    while waiting:
        old = waiting.pop()
        if old == fact.id:
            return True
        if old not in seen and old in case.facts:
            seen.add(old)
            waiting += case.facts[old].replaces
    return False


def _rivals(old: Fact, new: Fact) -> bool:
    """Return whether two facts count the same thing and come to another number."""
    if old.status is not new.status:
        return False
    first, second = bigrams(old.text), bigrams(new.text)
    shared = len(first & second)
    alike = 2 * shared >= _SAME_MATTER * (len(first) + len(second))
    inside = shared >= _INSIDE * min(len(first), len(second)) and shared > _LEAST_SHARED
    if shared < _LEAST_SHARED or not (alike or inside):
        return False
    counts = [{q.key for q in quantities(f.text) if q.unit not in _DATES and q.unit} for f in (old, new)]
    units = [{unit for _, unit in keys} for keys in counts]
    differ = any(a[1] == b[1] and a[0] != b[0] for a, b in product(*counts))
    return bool(units[0] & units[1]) and differ and not counts[0] & counts[1]
