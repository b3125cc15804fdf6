"""The labelled facts of placing.toml, placed in their outlines, and how many of them came right."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from bot import shipped
from bot.domain.document import Brief, Section
from bot.domain.fact import Fact, Status
from bot.domain.ledger import Ledger
from bot.drafting.genres import load_genres
from bot.drafting.outline import propose, read_own
from bot.drafting.placing import placed

_FILE = Path(__file__).with_suffix(".toml")
_GENRES = load_genres(shipped.GENRES)


@dataclass(frozen=True)
class Verdict:
    """A fact, where it belongs and where it was put; sections by number, 0 for none."""

    genre: str
    held: bool
    fact: Fact
    right: frozenset[int]
    put: int


def verdicts() -> Iterator[Verdict]:
    """Yield what became of each labelled fact."""
    for document in tomllib.loads(_FILE.read_text("utf-8"))["document"]:
        genre, brief = _GENRES[document["genre"]], Brief(topic=document["topic"])
        outline = (read_own(document["outline"], genre, brief) if "outline" in document else None) or propose(
            genre, brief
        )
        sections = [Section(n, plan) for n, plan in enumerate(outline, 1)]
        lines = [tuple(part.strip() for part in line.split("|")) for line in document["facts"]]
        facts = [_fact(n, line) for n, line in enumerate(lines, 1)]
        patch = {f.id: f.section for f in placed(Ledger({f.id: f for f in facts}), sections).facts}
        for fact, line in zip(facts, lines, strict=True):
            right = frozenset(0 if n == "-" else int(n) for n in line[0].split("/"))
            yield Verdict(genre.name, document.get("held", False), fact, right, patch.get(fact.id) or 0)


def _fact(number: int, line: tuple[str, ...]) -> Fact:
    _, status, place, head, text = line
    message, sentence = place.split(".")
    return Fact(number, None, text, message, int(sentence), head=head, status=Status(status))


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
