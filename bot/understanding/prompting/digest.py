"""The ledger in a few lines: what the new messages may touch as it stands, the rest only counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.domain.fact import Fact
from bot.domain.ledger import Datum, Doubt, Entry, Gap, Ledger, LeftOut, Secret, Unsure, Wish
from bot.facts.wording import bigrams
from bot.language.figures.quantities import quantities
from bot.llm.tokens import estimate
from bot.texts.prompting import reading as texts
from bot.understanding.talk import Talk

_BUDGET = 600
"""Tokens that the entries may take."""
_STANDING = 200
"""Of these, what gaps, doubts, wishes and data may take."""
_CLIP = 40
_SAME_FIGURE, _SAME_WORDS = 3, 1


def digest(talk: Talk) -> str:
    """Return the ledger as the request shows it: never more than some 700 tokens."""
    ledger = talk.ledger
    standing = _within(_STANDING, reversed([*_open_entries(ledger)]), _short_line)
    left = _BUDGET - sum(estimate(line) for line in standing.values())
    told = _within(left, _by_relevance(talk), _long_line)
    lines = {**told, **standing}
    shown = [lines[number] for number in sorted(lines)]
    hidden = [f for f in ledger.facts if f.id not in told]
    counts = [texts.other_entries(_counts(hidden, talk))] if hidden else []
    return "\n".join((texts.next_number(ledger.next), *shown, *counts))


def _open_entries(ledger: Ledger) -> Iterable[Entry]:
    kinds: tuple[type[Entry], ...] = (Gap, Wish, Doubt, Unsure, LeftOut)
    entries = [e for kind in kinds for e in ledger.of(kind)]
    return sorted((*entries, *ledger.data), key=lambda e: e.id)


def _within(budget: int, entries: Iterable[Entry], line_of: Callable[[Entry], str]) -> dict[int, str]:
    """Return the lines of the first entries that fit, by number."""
    lines: dict[int, str] = {}
    for entry in entries:
        line = line_of(entry)
        budget -= estimate(line) + 1
        if budget < 0:
            break
        lines[entry.id] = line
    return lines


def _by_relevance(talk: Talk) -> Sequence[Fact]:
    """Return the facts that hold: first those that share figures or words with the new messages."""
    said = "\n".join((*(m.text for m in talk.new), *(m.asked for m in talk.new)))
    figures, words = {q.value for q in quantities(said)}, bigrams(said)

    def weight(fact: Fact) -> tuple[int, int]:
        same = figures & {q.value for q in quantities(fact.text)}
        shared = words & bigrams(fact.text)
        return (_SAME_FIGURE * len(same) + _SAME_WORDS * len(shared), fact.id)

    return sorted(talk.ledger.facts, key=weight, reverse=True)


def _long_line(entry: Entry) -> str:
    if not isinstance(entry, Fact):
        return _short_line(entry)
    waits = f"（{entry.condition}）" if entry.condition else ""
    return f"{entry.id}｜{entry.status}｜{entry.text}{waits}"


def _short_line(entry: Entry) -> str:
    name, words = _label_and_words(entry)
    return f"{entry.id}｜{name}｜{words[:_CLIP]}"


def _label_and_words(entry: Entry) -> tuple[str, str]:
    match entry:
        case Gap():
            return "gaps", entry.what
        case Wish():
            return "wishes", entry.order
        case Datum():
            return "data", f"{entry.field}：{entry.value}"
        case Doubt():
            return "doubts", entry.question
        case LeftOut():
            return "out", entry.what
        case Unsure():
            return "unsure", entry.quote.text
        case Secret():
            return "secrets", entry.kind
        case Fact():
            return str(entry.status), entry.text


def _counts(hidden: Sequence[Fact], talk: Talk) -> str:
    """Return how many facts are not shown, by section where there is an outline, else by how far they are."""
    names = {slot.section: slot.name for slot in talk.outline}
    topics = Counter(names.get(f.section or 0) or texts.STATUS[f.status] for f in hidden)
    return "、".join(f"{topic}{count}条" for topic, count in topics.most_common())
