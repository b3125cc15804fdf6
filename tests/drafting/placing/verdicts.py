"""The labelled facts of verdicts.toml, placed in their outlines, and how many of them came right."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from bot.domain.document import Brief, Section
from bot.domain.fact import Fact, Status
from bot.domain.genre import Genre
from bot.domain.ledger import Ledger
from bot.drafting.outline.arrangement import arrangement_of, outline_of
from bot.drafting.outline.own_outline import with_own_outline
from bot.drafting.outline.proposing import propose
from bot.drafting.placing.sections import placement
from tests.installed import GENRES

_FILE = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Labelled:
    """A document's outline and its facts, with the numbers of the sections each belongs to; 0 for none."""

    genre: Genre
    brief: Brief
    sections: tuple[Section, ...]
    facts: tuple[tuple[Fact, frozenset[int]], ...]
    held: bool


@dataclass(frozen=True)
class Verdict:
    """A fact, where it belongs and where it was put; sections by number, 0 for none."""

    genre: str
    held: bool
    fact: Fact
    right: frozenset[int]
    put: int


def labelled() -> Iterator[Labelled]:
    """Yield the labelled documents."""
    for document in tomllib.loads(_FILE.read_text("utf-8"))["document"]:
        genre = GENRES[document["genre"]]
        brief = Brief(genre.name, "石埠县运输服务中心", period="2026年", topic=document["topic"])
        proposed = arrangement_of((0, plan) for plan in propose(genre, brief))
        own = with_own_outline(proposed, document["outline"]) if "outline" in document else None
        sections = tuple(Section(n, plan) for n, plan in enumerate(outline_of(own or proposed), 1))
        facts = tuple(_fact(n, line) for n, line in enumerate(document["facts"], 1))
        yield Labelled(genre, brief, sections, facts, document.get("held", False))


def verdicts() -> Iterator[Verdict]:
    """Yield what became of each labelled fact."""
    for document in labelled():
        ledger = Ledger({fact.id: fact for fact, _ in document.facts})
        patch = {f.id: f.section for f in placement(ledger, document.sections).facts}
        for fact, right in document.facts:
            yield Verdict(document.genre.name, document.held, fact, right, patch.get(fact.id) or 0)


def _fact(number: int, line: str) -> tuple[Fact, frozenset[int]]:
    places, status, place, head, text = (part.strip() for part in line.split("|"))
    message, sentence = place.split(".")
    fact = Fact(number, None, text, message, int(sentence), head=head, status=Status(status))
    return fact, frozenset(0 if n == "-" else int(n) for n in places.split("/"))


def main() -> None:
    """Print the share that came right, and what went wrong among the documents that may be looked at."""
    all_ = list(verdicts())
    for held in (False, True):
        some = [v for v in all_ if v.held is held]
        right = sum(v.put in v.right for v in some)
        click.echo(f"held={held} {right}/{len(some)} = {right / len(some):.3f}")
    for v in all_:
        if v.put not in v.right and not v.held:
            click.echo(f"{v.genre} {v.fact.status} {v.fact.text} -> {v.put}, right {sorted(v.right)}")


if __name__ == "__main__":
    main()
