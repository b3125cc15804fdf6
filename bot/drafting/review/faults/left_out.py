"""What the clerk told and does not want written: last year's figure, another unit's, what was not awarded."""

from collections.abc import Iterator

from bot.domain.fact import Fact
from bot.domain.ledger import LeftOut
from bot.drafting.review.draft import Draft, Part
from bot.drafting.review.faults.fault import Fault
from bot.facts.superseded import stale_mentions
from bot.texts.prompting import faults as texts

KIND = "left_out"
_LEAST = 6
"""Words that short stand in a text by chance."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault where a figure or date of it, or the whole of it, stands in the text."""
    for entry in draft.ledger.of(LeftOut):
        for part in draft.parts:
            for quote in _traces(part, entry, draft):
                line = texts.exclusion(part.name, quote, entry.what, entry.why)
                yield Fault(KIND, part.section.id, quote, line)


def _traces(part: Part, entry: LeftOut, draft: Draft) -> Iterator[str]:
    as_fact = Fact(entry.id, None, entry.what, entry.quote.message)
    for place in stale_mentions(part.text, (as_fact,), draft.told):
        yield part.text[place.start : place.end]
    words = entry.what.strip("。；，、 ")
    if len(words) >= _LEAST and words in part.text and not any(words in f.text for f in draft.told):
        yield words
