"""Errors planted into clean documents, a module for each family of rules."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from bot.compliance.rule import Context
from bot.language.document.manuscript import Manuscript
from bot.language.document.paragraphs import Kind, Paragraph
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


def body(clean: Clean) -> list[Paragraph]:
    """Return the paragraphs of body text."""
    return [p for p in Manuscript(clean.text).paragraphs if p.kind is Kind.BODY]


def swap(rule: str, expression: str, wrong: Callable[[re.Match[str], random.Random], str]) -> Operator:
    """Return an operator that writes something wrong instead of matches within the body text."""
    form = re.compile(expression)

    def plant(clean: Clean, chance: random.Random) -> Iterator[Planted]:
        found = [m for p in body(clean) for m in form.finditer(clean.text, p.start, p.end)]
        for m in some(found, chance):
            yield changed(clean, rule, m.start(), m.end(), wrong(m, chance))

    return plant


def one_of(*forms: str) -> Callable[[re.Match[str], random.Random], str]:
    """Return a writer that expands one of the templates, chosen by chance."""
    return lambda m, chance: m.expand(chance.choice(forms))
