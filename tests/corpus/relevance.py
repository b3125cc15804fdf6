"""Rankings judged by hand-made labels: which sections a good search finds for a clerk's query."""

import json
import math
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import shipped
from bot.corpus.library.shipped import load_exemplar
from bot.corpus.search.index import Index, Query
from bot.domain.genre import SectionRole
from bot.domain.passage import Changes, Passage, StoredPassage

SHARED = Path(__file__).parents[3] / "shared"
_CUT = 10
_SCOPE = "shipped"
_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)")


@dataclass(frozen=True)
class Judged:
    """A section with what it is about."""

    source: str
    path: tuple[str, ...]
    text: str
    label: tuple[str, ...]
    """Its role, its main topic and what it also touches; empty where it is about nothing in particular."""


_Ranker = Callable[[str], Sequence[int]]


def judged_exemplars() -> list[Judged]:
    """Return the sections of the shipped exemplars."""
    found = [
        Judged(source, p.heading_path, p.text, _label(labels, p.heading_path))
        for source, labels in _labels().items()
        if source.endswith(".md")
        for p in load_exemplar(shipped.EXEMPLARS / source).passages
    ]
    known = {label for labels in _labels().values() for label in labels if not label.isdecimal()}
    told = {_NUMBER.sub("", j.path[-1]) for j in found if j.path}
    assert all(any(t.startswith(k) for t in told) for k in known), "a label without its section"
    return found


def judged_seeds() -> list[Judged]:
    """Return the sections of the seeds, as the gold annotations cut them."""
    gold = json.loads((SHARED / "gold" / "seeds_gold.json").read_text("utf-8"))
    labels = _labels()
    return [j for piece in gold["pieces"] for j in _sections(piece, labels.get(piece["piece_id"], {}))]


def ndcg(rank: _Ranker, sections: Sequence[Judged]) -> float:
    """Return the mean nDCG@10: a section of the topic counts 1, in the right role 2, as main topic 1 more."""
    return sum(scores := list(_scores(rank, sections))) / len(scores)


def by_index(folder: Path, sections: Sequence[Judged]) -> _Ranker:
    """Return the search of this project as a ranker."""
    sources = {source: n for n, source in enumerate(dict.fromkeys(s.source for s in sections), 1)}
    index = Index.open(folder)
    index.catch_up(Changes(1, tuple(_stored(n, sources[s.source], s) for n, s in enumerate(sections)), ()))
    return lambda query: [n for n, _ in index.search(Query(query, (_SCOPE,), limit=_CUT))]


def by_words(sections: Sequence[Judged]) -> _Ranker:
    """Return BM25 over segmented words of the bodies as a ranker."""
    import rjieba
    from rank_bm25 import BM25Okapi

    ranked = BM25Okapi([rjieba.cut(section.text) for section in sections])

    def rank(query: str) -> Sequence[int]:
        scores = ranked.get_scores(rjieba.cut(query))
        return sorted(range(len(sections)), key=lambda n: -scores[n])[:_CUT]

    return rank


def _labels() -> dict[str, dict[str, str]]:
    data = tomllib.loads(Path(__file__).with_name("relevance.toml").read_text("utf-8"))
    passages: dict[str, dict[str, str]] = data["passages"]
    return passages


def _queries() -> dict[str, str]:
    data = tomllib.loads(Path(__file__).with_name("relevance.toml").read_text("utf-8"))
    queries: dict[str, str] = data["queries"]
    return queries


def _label(labels: dict[str, str], path: tuple[str, ...]) -> tuple[str, ...]:
    heading = _NUMBER.sub("", path[-1]) if path else ""
    found = next((label for begins, label in labels.items() if heading.startswith(begins)), "")
    return tuple(found.split())


def _sections(piece: dict[str, object], labels: dict[str, str]) -> Iterator[Judged]:
    source = SHARED / "seeds" / str(piece["source_file"])
    with source.open(encoding="utf-8", newline="") as file:
        text = file.read()
    headings = [h for h in _dicts(piece["headings"]) if int(str(h["level"])) < 4]
    path: dict[int, str] = {}
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        level, start = int(str(heading["level"])), int(str(heading["char_offset"]))
        end = int(str(following["char_offset"])) if following else int(str(piece["end"]))
        path = {k: v for k, v in path.items() if k < level} | {level: f"{heading['number']}{heading['text']}"}
        if label := labels.get(str(start)):
            body = "".join(text[start:end].split())
            yield Judged(str(piece["piece_id"]), tuple(path.values()), body, tuple(label.split()))


def _dicts(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def _scores(rank: _Ranker, sections: Sequence[Judged]) -> Iterator[float]:
    for query, wanted in _queries().items():
        role, topic = wanted.split()
        gains = [_gain(section, role, topic) for section in sections]
        best = _discounted(sorted(gains, reverse=True)[:_CUT])
        if best:
            yield _discounted([gains[n] for n in rank(query)]) / best


def _gain(section: Judged, role: str, topic: str) -> int:
    if topic not in section.label[1:]:
        return 0
    return 1 + (section.label[0] == role) + (section.label[1] == topic)


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def _stored(number: int, exemplar: int, section: Judged) -> StoredPassage:
    passage = Passage(section.path, SectionRole.OTHER, section.text)
    return StoredPassage(number, exemplar, "", "总结", "其他", None, _SCOPE, "good", passage)
