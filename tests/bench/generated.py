"""Libraries of any size, written by a seeded generator: sections as official documents have them.

Clauses of the shipped exemplars are mixed with phrases put together from words of the trade, and every
document has a place of its own, so that common, middling and rare characters and pairs occur as in real ones.
"""

import hashlib
import random
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from bot import shipped
from bot.domain.genre import IssuerKind, SectionRole
from bot.domain.passage import Exemplar, Grade, Passage
from bot.language.han import count_han

PASSAGES_EACH = 12
GENRES = ("总结", "要点", "方案", "报告", "通知")
ROLES = (
    SectionRole.LEAD,
    SectionRole.ACHIEVEMENTS,
    SectionRole.PROBLEMS,
    SectionRole.NEXT_STEPS,
    SectionRole.TASKS,
    SectionRole.SAFEGUARDS,
)
_WORDS: dict[str, list[str]] = {
    kind: words.split()
    for kind, words in tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8")).items()
}
_PLACE = "澜翎禾汐苇笛湾棠溪砚岚枫汀浦潭沅岭坞垄畈陂圩埠渚"
_JOINTS = ("，", "，", "，", "。", "、", "；")
_DRAFT_CHARACTERS = 120


def trade_words(kind: str) -> list[str]:
    """Return the words of a kind that phrases are put together from: verbs, matters, objects."""
    return _WORDS[kind]


@dataclass(frozen=True)
class Words:
    """What sentences are made of: clauses with the weights that make some of them frequent."""

    clauses: tuple[str, ...]
    weights: tuple[float, ...]


_OPENS = re.compile(r"\d+\.|（.）|[一二三四五六七八九十]+是|为|根据|按照|结合|现将|现就|制定")
_OF_WORK = ("实施方案", "工作总结", "工作要点", "意识形态总结")


def words() -> Words:
    """Return clauses of shipped exemplars, in an order of their own, weighted as words are used.

    They are of what tells of work, and open nothing: in the midst of a text another would begin with them.
    """
    paths = (path for genre in _OF_WORK for path in (shipped.EXEMPLARS / genre).glob("*.md"))
    texts = [path.read_text("utf-8").split("---\n", 2)[2] for path in sorted(paths)]
    parts = (c for text in texts for c in re.split("[，。；、：\n]", text))
    clauses = sorted({c for c in parts if 4 <= count_han(c) <= 24 and not _OPENS.match(c)})
    random.Random(0).shuffle(clauses)
    return Words(tuple(clauses), tuple(accumulate(1 / (n + 5) for n in range(len(clauses)))))


def exemplars(passages: int, vocabulary: Words, seed: int = 1) -> Iterator[Exemplar]:
    """Yield documents until they have so many passages, always the same ones for a seed."""
    chance = random.Random(seed)
    for number in range(passages // PASSAGES_EACH + bool(passages % PASSAGES_EACH)):
        left = passages - number * PASSAGES_EACH
        yield _exemplar(f"{seed}-{number}", min(left, PASSAGES_EACH), vocabulary, chance)


def text_of(exemplar: Exemplar) -> str:
    """Return the exemplar as its file would read."""
    sections = (f"{p.heading_path[0]}\n{p.text}" for p in exemplar.passages)
    return "\n".join((exemplar.title, *sections))


def headings(count: int, seed: int = 2) -> list[str]:
    """Return headings to search for, of about eight characters."""
    chance = random.Random(seed)
    return [_phrase(chance) for _ in range(count)]


def drafts(count: int, vocabulary: Words, seed: int = 3) -> list[str]:
    """Return beginnings of drafts to search for, of 120 characters."""
    chance = random.Random(seed)
    return [_prose(_DRAFT_CHARACTERS, "", vocabulary, chance)[:_DRAFT_CHARACTERS] for _ in range(count)]


def _exemplar(name: str, passages: int, vocabulary: Words, chance: random.Random) -> Exemplar:
    place, year = "".join(chance.sample(_PLACE, 3)), chance.randint(2018, 2026)
    matter = chance.choice(_WORDS["matters"])
    sections = tuple(_passage(number, place, vocabulary, chance) for number in range(passages))
    return Exemplar(
        title=f"{place}{year}年{matter}工作情况",
        genre=chance.choice(GENRES),
        issuer_kind=chance.choice(list(IssuerKind)),
        year=year,
        grade=Grade.GOOD,
        reasons=(),
        source=f"{name}.txt",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        passages=sections,
    )


def _passage(number: int, place: str, vocabulary: Words, chance: random.Random) -> Passage:
    path = (f"{'一二三四五六七八九十'[number % 10]}、{_phrase(chance)}", f"（一）{_phrase(chance)}")
    return Passage(path, chance.choice(ROLES), _prose(chance.randint(120, 400), place, vocabulary, chance))


def _prose(length: int, place: str, vocabulary: Words, chance: random.Random) -> str:
    text = place
    while len(text) < length:
        text += (_clause(vocabulary, chance) if chance.random() < 0.6 else _phrase(chance)) + chance.choice(
            _JOINTS
        )
    return text[:-1] + "。"


def _clause(vocabulary: Words, chance: random.Random) -> str:
    [clause] = chance.choices(vocabulary.clauses, cum_weights=vocabulary.weights)
    return re.sub(r"\d+", lambda _: str(chance.randint(2, 3000)), clause)


def _phrase(chance: random.Random) -> str:
    return "".join(chance.choice(words) for words in _WORDS.values())
