"""Errors planted into clean documents, a module for each family of rules."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from bot.compliance.rule import Context
from tests.compliance.documents import Clean


@dataclass(frozen=True)
class Planted:
    """A document with one error in it."""

    rule: str
    text: str
    start: int
    end: int
    """A finding of the rule that touches this stretch has found the error; an empty one means anywhere."""
    context: Context


T = TypeVar("T")

Operator = Callable[[Clean, random.Random], Iterator[Planted]]
"""Plants one kind of error at some of the places where a document allows it, chosen by chance."""


def changed(clean: Clean, rule: str, start: int, end: int, wrong: str) -> Planted:
    """Return the document with `wrong` instead of what stands between start and end."""
    text = clean.text[:start] + wrong + clean.text[end:]
    return Planted(rule, text, start, start + len(wrong), clean.context)


def some(places: list[T], chance: random.Random, most: int = 4) -> list[T]:
    """Return at most so many of the places, chosen by chance, in their order."""
    chosen = sorted(chance.sample(range(len(places)), min(most, len(places))))
    return [places[n] for n in chosen]
