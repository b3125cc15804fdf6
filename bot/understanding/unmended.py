"""What becomes of faults that nobody mended: what is proved wrong leaves the reading and is asked about."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Doubt, Entry, Reading, Unsure
from bot.texts.prompting import reading as texts
from bot.understanding.checks.complaint import CheckContext, Complaint, Fault, quotes_of
from bot.understanding.talk import Talk


def without_faults(reading: Reading, talk: Talk, left: Sequence[Complaint]) -> Reading:
    """Return the reading without what is proved wrong; words without a place are unsure, rivals a doubt."""
    case = CheckContext(reading, talk)
    wrong = {c.entry for c in left if c.fault is not Fault.JUDGED and c.entry}
    kept = tuple(_without_dangling(e, wrong) for e in reading.entries if e.id not in wrong)
    words = dict.fromkeys((*_quotes_without_entry(left), *_quotes_of_wrong(case, wrong)))
    free = max((talk.ledger.next - 1, *(e.id for e in reading.entries))) + 1
    unsure = tuple(Unsure(n, quote) for n, quote in enumerate(words, free))
    doubts = tuple(_doubts(left, case, wrong, free + len(unsure)))
    # What was corrected stays corrected, even where nobody can prove to what.
    corrected = (n for f in reading.facts if f.id in wrong for n in f.replaces if n in case.facts)
    withdrawn = tuple(dict.fromkeys((*reading.withdrawn, *corrected)))
    return replace(reading, entries=(*kept, *unsure, *doubts), withdrawn=withdrawn)


def _without_dangling(entry: Entry, wrong: Collection[int]) -> Entry:
    """Return an entry that no longer points at what has left the reading."""
    if isinstance(entry, Fact):
        return replace(entry, replaces=tuple(n for n in entry.replaces if n not in wrong))
    if isinstance(entry, Doubt):
        return replace(entry, facts=tuple(n for n in entry.facts if n not in wrong))
    return entry


def _quotes_without_entry(left: Sequence[Complaint]) -> Iterator[Quote]:
    yield from (c.quote for c in left if c.quote and not c.entry)


def _quotes_of_wrong(case: CheckContext, wrong: Collection[int]) -> Iterator[Quote]:
    """Yield the words of the entries that leave the reading, as far as somebody said them."""
    for entry in case.reading.entries:
        if entry.id in wrong:
            for quote in quotes_of(entry):
                if quote.text and quote.text in case.words_of(quote.message):
                    yield quote


def _doubts(
    left: Sequence[Complaint], case: CheckContext, wrong: Collection[int], number: int
) -> Iterator[Doubt]:
    rivals = [(c.other, c.entry) for c in left if c.other and not {c.other, c.entry} & set(wrong)]
    for doubt, (old, new) in enumerate(rivals, number):
        first, second = case.facts[old].text, case.facts[new].text
        # Nothing is assumed: of two figures of one thing neither may be written until one is chosen.
        yield Doubt(doubt, texts.which_one(first, second), "", (old, new), (first, second))
