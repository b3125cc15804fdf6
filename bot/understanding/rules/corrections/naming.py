"""Names that a message orders not to write leave its facts, or give way to what is said instead."""

import re
from dataclasses import replace

from bot.corpus.names.people import people
from bot.domain.fact import Fact
from bot.domain.ledger import Reading, Wish
from bot.lexicon.people import CALLED
from bot.regex import regex
from bot.understanding.rules import words

_OFFICE = regex(f"{CALLED}|长")


def people_in(text: str) -> tuple[str, ...]:
    """Return the people that a message names, each once."""
    return tuple(dict.fromkeys(people(text)))


def without_names(reading: Reading, text: str) -> Reading:
    """Return the reading of a message without the names that its wishes keep out of the document."""
    kept_out = tuple(
        name for e in reading.entries if isinstance(e, Wish) for name in e.forbidden if name in text
    )
    if not kept_out:
        return reading
    instead = next((m["name"] for m in words.CALLED.finditer(text)), "")
    entries = tuple(
        replace(e, text=_without(e.text, kept_out, instead)) if isinstance(e, Fact) else e
        for e in reading.entries
    )
    return replace(reading, entries=entries)


def _without(text: str, names: tuple[str, ...], instead: str) -> str:
    """Return a fact with its people called by their office, or as was ordered."""
    for name in names:
        office = rf"(?:{_OFFICE.pattern})?"
        text = (
            re.sub(rf"{office}{re.escape(name)}{office}", instead, text)
            if instead
            else text.replace(name, "")
        )
    return text
