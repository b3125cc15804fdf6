"""A ledger as plain values for other programs: facts, gaps, wishes, data, asides, and what is to be asked."""

from collections.abc import Sequence

from bot.domain.fact import Fact, Quote
from bot.domain.ledger import Doubt, Field, Ledger, Reading
from bot.domain.said import ClerkMessage
from bot.understanding.placing import role_of


def as_json(
    ledger: Ledger, reading: Reading, messages: Sequence[ClerkMessage], genre: str = ""
) -> dict[str, list[dict[str, object]]]:
    """Return what a ledger holds after a reading, ready for JSON.

    Messages are given by their position, from 0. `replaces` holds positions in the list of facts; a fact
    that was taken back is replaced by one without a text. A genre that the ledger tells goes before `genre`.
    """
    at = {said.id: n for n, said in enumerate(messages)}
    genre = next((d.value for d in ledger.data if d.field is Field.GENRE), genre)
    return {
        "facts": _facts(ledger, at, genre),
        "pending": [_quote_row(gap.quote, at, label=gap.what) for gap in ledger.gaps],
        "wishes": [_quote_row(wish.quote, at, text=wish.order) for wish in ledger.wishes],
        "data": [{"field": datum.field.value, "value": datum.value} for datum in ledger.data],
        "asides": [_quote_row(quote, at, text=quote.text) for quote in reading.asides],
        "contradictions": [_doubt_row(doubt, ledger, at) for doubt in ledger.doubts],
        "unsure": [_quote_row(unsure.quote, at, text=unsure.quote.text) for unsure in ledger.unsure],
    }


def _facts(ledger: Ledger, at: dict[str, int], genre: str) -> list[dict[str, object]]:
    told = ledger.of(Fact, ended=True)
    place = {fact.id: n for n, fact in enumerate(told)}
    rows: list[dict[str, object]] = [
        {
            "message": at.get(fact.message, -1),
            "text": fact.text,
            "status": fact.status.value,
            "role": role_of(fact, genre).value,
            "replaces": [place[old] for old in fact.replaces if old in place] or None,
        }
        for fact in told
    ]
    ended: list[dict[str, object]] = [
        {"text": "", "status": "withdrawn", "replaces": [place[fact.id]]}
        for fact in told
        if fact.id in ledger.withdrawn
    ]
    return [*rows, *ended]


def _quote_row(quote: Quote, at: dict[str, int], **words: str) -> dict[str, object]:
    return {"message": at.get(quote.message, -1), **words}


def _doubt_row(doubt: Doubt, ledger: Ledger, at: dict[str, int]) -> dict[str, object]:
    about = (entry for n in doubt.facts if isinstance(entry := ledger.entries.get(n), Fact))
    spoken = {at[m] for m in (*(f.message for f in about), *(q.message for q in doubt.quotes)) if m in at}
    return {"messages": sorted(spoken), "what": doubt.question}
