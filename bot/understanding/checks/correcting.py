"""Corrections are linked to what they correct, and nothing that is replaced can hold again."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

from bot.domain.fact import Fact
from bot.domain.ledger import Gap, LeftOut
from bot.facts.wording import bigrams
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.texts.prompting import reading as texts
from bot.understanding.checks.complaint import CheckContext, Complaint, Fault

_HAN = regex("[\u4e00-\u9fff]")
_LEAST_WORDS = 4
_OTHER_WORDS = 3
"""By how many characters one of two facts may be longer that tell of one thing."""
_SAME_MATTER = 0.4
"""How much of its words a correction shares with what it corrects."""
_CORRECTS = regex(
    "不对|更正|改[成为到]|改一下|换成|应该?[是为]|不是.{1,12}[是，,]|[记写说数]错|核了|核过|重新[点数核报]|漏了|最终是|以.{1,8}为准"
)
_DATES = ("年", "月", "日", ":")


def number_conflicts(case: CheckContext) -> Iterator[Complaint]:
    """Yield entries that bear the number of another kind of thing."""
    known = case.talk.ledger.entries
    for entry in case.reading.entries:
        if entry.id in known and type(known[entry.id]) is not type(entry):
            yield Complaint(Fault.PROVED, texts.number_conflict(entry.id), entry.id)


def dangling_replacements(case: CheckContext) -> Iterator[Complaint]:
    """Yield facts that replace what is not there, or themselves."""
    for fact in case.reading.facts:
        for old in fact.replaces:
            if old not in case.facts:
                yield Complaint(Fault.PROVED, texts.replaces_nothing(fact.id, old), fact.id)
        if _is_cyclic(fact, case):
            yield Complaint(Fault.PROVED, texts.replaces_itself(fact.id), fact.id)


def conflicting_facts(case: CheckContext) -> Iterator[Complaint]:
    """Yield facts that hold beside another of the same matter and unit with another number."""
    fresh = {fact.id for fact in case.reading.facts}
    order = list(case.number)
    current = sorted(case.current, key=lambda f: order.index(f.message) if f.message in order else -1)
    for n, new in enumerate(current):
        if new.id not in fresh or new.replaces:
            continue
        old = next((f for f in current[:n] if f.message != new.message and _are_rivals(f, new)), None)
        if old:
            line = texts.missing_link(new.id, old.id, old.text)
            yield Complaint(Fault.JUDGED, line, new.id, other=old.id)


def corrections_without_target(case: CheckContext) -> Iterator[Complaint]:
    """Yield facts that sound like a correction of what was told before, and replace nothing."""
    elsewhere = {e.quote.message for e in case.reading.entries if isinstance(e, Gap | LeftOut)}
    replaced = {old for fact in case.reading.facts for old in fact.replaces}
    for fact in case.reading.facts:
        cue = next((m for q in fact.quotes[:1] if (m := _CORRECTS.search(q.text))), None)
        # What was put off or dropped with the same words is corrected without a fact to replace.
        explained = fact.replaces or fact.id in replaced or fact.message in elsewhere
        if cue and not explained and _has_earlier_fact(fact, case):
            line = texts.replaces_missing(fact.id, cue.group())
            yield Complaint(Fault.JUDGED, line, fact.id)


def _has_earlier_fact(fact: Fact, case: CheckContext) -> bool:
    """Return whether another message told of the same matter, in a fact that still holds."""
    words = bigrams(fact.text)
    others = (old for old in case.current if old.message != fact.message)
    return any(len(bigrams(old.text) & words) > _SAME_MATTER * len(words) for old in others)


def _is_cyclic(fact: Fact, case: CheckContext) -> bool:
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


def _are_rivals(old: Fact, new: Fact) -> bool:
    """Return whether two facts say the same but for the number."""
    if old.status is not new.status or old.head != new.head:
        return False
    first, second = _words(old.text), _words(new.text)
    shorter, longer = sorted((first, second), key=Counter.total)
    if shorter.total() < _LEAST_WORDS or shorter - longer or (longer - shorter).total() > _OTHER_WORDS:
        return False
    counts = [{q.key for q in quantities(f.text) if q.unit not in _DATES and q.unit} for f in (old, new)]
    units = [{unit for _, unit in keys} for keys in counts]
    differ = any(a[1] == b[1] and a[0] != b[0] for a, b in product(*counts))
    return bool(units[0] & units[1]) and differ and not counts[0] & counts[1]


def _words(text: str) -> Counter[str]:
    """Return the Han characters of a text that belong to no figure."""
    bare = list(text)
    for q in quantities(text):
        bare[q.start : q.end] = " " * (q.end - q.start)
    return Counter(_HAN.findall("".join(bare)))
