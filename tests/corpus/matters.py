"""A library of many matters, and queries judged beforehand: which matter and role a passage must have to fit.

The documents are short ones written for this and the shipped exemplars, which are long.
"""

import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot import shipped
from bot.corpus.library.shipped import load_exemplar
from bot.corpus.search.index import Index, Query
from bot.domain.genre import GenreKind, IssuerKind, SectionPlan, SectionRole
from bot.domain.passage import Changes, Hit, Passage, StoredPassage
from bot.drafting.sources.exemplars import relevant_hits

SCOPE = "shipped"
_PLACES = ("青禾", "云栖", "墨阳", "栖凤", "芦塘", "锦溪")
_ISSUERS = (
    ("{}县教育局", IssuerKind.GOVERNMENT),
    ("{}镇人民政府", IssuerKind.TOWNSHIP),
    ("{}水务集团有限公司", IssuerKind.COMPANY),
    ("{}县第一中学", IssuerKind.SCHOOL),
    ("{}社区居民委员会", IssuerKind.COMMUNITY),
    ("{}县委宣传部", IssuerKind.PARTY),
)
_KINDS = (
    GenreKind.SUMMARY,
    GenreKind.PLAN,
    GenreKind.REPORT,
    GenreKind.KEY_POINTS,
    GenreKind.NOTICE,
    GenreKind.SUMMARY,
)
_OF_WORK = {
    GenreKind.SUMMARY: SectionRole.ACHIEVEMENTS,
    GenreKind.REPORT: SectionRole.ACHIEVEMENTS,
    GenreKind.NOTICE: SectionRole.MATTERS,
}
"""What the sections of a kind do that tell of the work; of a plan they are tasks."""
_COMMON = (
    ("加强组织领导", "成立工作专班，主要负责人亲自抓，分管负责人具体抓，形成一级抓一级的格局。"),
    ("强化宣传引导", "利用公众号、宣传栏、大喇叭广泛宣传，营造人人知晓、人人参与的浓厚氛围。"),
    ("压实工作责任", "细化任务清单，明确责任人和完成时限，定期调度通报，确保各项任务落到实处。"),
    ("健全长效机制", "总结经验做法，完善制度规定，推动工作常态化、规范化开展。"),
)


@dataclass(frozen=True)
class Judged:
    """A passage of the library and the matter of its document."""

    matter: int
    """Its number; -1 where no query asks for it."""
    stored: StoredPassage


@dataclass(frozen=True)
class Asked:
    """What a clerk has in hand, and which matter fits: none where the library has nothing on it."""

    topic: str
    heading: str
    genre: GenreKind
    role: SectionRole
    matter: int | None
    batch: str
    """Whether the threshold was chosen by it."""

    def fits(self, passage: Judged) -> bool:
        """Return whether the passage is of the same matter and does the same in its document."""
        return passage.matter == self.matter and passage.stored.passage.role is self.role


def passages() -> list[Judged]:
    """Return the passages of six documents on each matter and of the shipped exemplars, always the same."""
    chance, found = random.Random(13), list[Judged]()
    for matter, entry in enumerate(_table()["matters"]):
        for number in range(len(_KINDS)):
            exemplar = matter * len(_KINDS) + number + 1
            found += _document(matter, exemplar, len(found), entry, chance)
    return [*found, *_shipped(len(found), len(_table()["matters"]) * len(_KINDS))]


BATCHES = ("chosen by", "kept aside", "written later")


def queries() -> list[Asked]:
    """Return two queries on each matter of the library, and as many on matters that it has nothing of."""
    return [
        Asked(topic, heading, kind, _OF_WORK.get(kind, SectionRole.TASKS), matter, batch)
        for batch, matter, topic, heading in _asked()
        for kind in (GenreKind.SUMMARY, GenreKind.PLAN)
    ]


def _asked() -> Iterator[tuple[str, int | None, str, str]]:
    table = _table()
    named = {title: n for n, entry in enumerate(table["matters"]) for title in entry["titles"]}
    known = [(matter, entry["asked"]) for matter, entry in enumerate(table["matters"])]
    unknown = [(None, entry["asked"]) for entry in table["absent"]]
    for among in (known, unknown):
        for number, (matter, (topic, heading)) in enumerate(among):
            yield BATCHES[number % 2], matter, topic, heading
    for entry in table["later"]:
        topic, heading = entry["asked"]
        yield BATCHES[2], named.get("".join(entry.get("matter", ""))), topic, heading


def _table() -> dict[str, list[dict[str, list[str]]]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _document(
    matter: int, exemplar: int, first: int, entry: dict[str, list[str]], chance: random.Random
) -> Iterator[Judged]:
    issuer, issuer_kind = _ISSUERS[exemplar * 5 % len(_ISSUERS)]
    kind, year = _KINDS[(exemplar - 1) % len(_KINDS)], chance.randint(2021, 2026)
    topic = chance.choice(entry["titles"])
    title = f"{issuer.format(chance.choice(_PLACES))}{year}年{topic}{kind}"
    for number, (role, heading, text) in enumerate(_sections(kind, topic, entry, chance)):
        passage = Passage((heading,) if heading else (), role, text)
        stored = StoredPassage(
            first + number + 1, exemplar, title, kind, issuer_kind, year, SCOPE, "good", passage, topic
        )
        yield Judged(matter, stored)


def _shipped(passages: int, exemplars: int) -> Iterator[Judged]:
    told = {topic: n for n, entry in enumerate(_table()["matters"]) for topic in entry.get("shipped", ())}
    files = sorted(shipped.EXEMPLARS.glob("*/*.md"))
    for exemplar, file in enumerate(files, exemplars + 1):
        read = load_exemplar(file)
        for passage in read.passages:
            passages += 1
            stored = StoredPassage(
                passages,
                exemplar,
                read.title,
                read.genre,
                read.issuer_kind,
                read.year,
                SCOPE,
                "good",
                passage,
                read.topic,
            )
            yield Judged(told.get(read.topic, -1), stored)


def _sections(
    kind: GenreKind, topic: str, entry: dict[str, list[str]], chance: random.Random
) -> Sequence[tuple[SectionRole, str, str]]:
    """Return the sections of a document: what it is about, among what stands in every document."""
    work = _OF_WORK.get(kind, SectionRole.TASKS)
    told = [part.split("|") for part in entry["parts"]]
    told += [[heading, text] for heading, text in chance.sample(_COMMON, 2)]
    chance.shuffle(told)
    lead = f"为做好{topic}，现将有关情况通报如下。"
    sections = [(SectionRole.LEAD, "", lead)]
    sections += [(work, f"（{'一二三四五六'[n]}）{heading}", text) for n, (heading, text) in enumerate(told)]
    if kind in (GenreKind.SUMMARY, GenreKind.REPORT):
        sections.append((SectionRole.PROBLEMS, "二、存在问题", "".join(entry["lacks"])))
        sections.append((SectionRole.NEXT_STEPS, "三、下一步打算", "".join(entry["will"])))
    return sections


def judge(folder: Path, batch: str) -> tuple[float, float]:
    """Return how often one of the first three fits where one exists, and none is shown where none does.

    What is shown is what a section is written after.
    """
    among = {judged.stored.id: judged for judged in passages()}
    index = Index.open(folder)
    index.catch_up(Changes(1, tuple(judged.stored for judged in among.values()), ()))
    asked = [one for one in queries() if one.batch == batch]
    shown = [(one, [among[hit.found.id] for hit in _shown(index, one, among)]) for one in asked]
    known = [any(map(one.fits, hits)) for one, hits in shown if one.matter is not None]
    unknown = [not hits for one, hits in shown if one.matter is None]
    return sum(known) / len(known), sum(unknown) / len(unknown)


def _shown(index: Index, asked: Asked, among: dict[int, Judged]) -> Sequence[Hit]:
    plan = SectionPlan(asked.role, "一、重点工作", asked.heading, (), "", "", "", 300)
    matter = f"{asked.topic} {asked.heading}"
    query = Query(f"{plan.part} {plan.heading}", (SCOPE,), asked.genre, asked.role, limit=12, matter=matter)
    hits = [Hit(score, among[passage].stored) for passage, score in index.search(query)]
    return relevant_hits(hits, plan)[:3]
