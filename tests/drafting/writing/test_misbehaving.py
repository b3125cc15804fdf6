"""Whatever a model does, no version looks clean that holds what nobody told, and nothing breaks."""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.document import Author, Document, Section, Version
from bot.domain.finding import Severity
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Ledger
from bot.domain.orders import Continue, Draft, Rewrite, Whole
from bot.drafting.drafter import TASKS, Drafter
from bot.drafting.writing.assignment import Assignment
from bot.drafting.writing.calls import Writing
from bot.drafting.writing.objections import Objection
from bot.errors import ModelError
from bot.llm.tokens import TokenMeter
from tests.compliance.inventing import TOPICS, dossier
from tests.drafting.writing.misbehaving import Misbehaving
from tests.fakes import NoExemplars
from tests.installed import GENRES, PROMPTS

_GENRE = GENRES["工作总结"]
_KINDS = (Draft, Draft, Rewrite, Continue, Whole)
_NEVER = re.compile(r"⟨|⟩|⟦|⟧|</?think>|```|\*\*|^#|\"text\"", re.MULTILINE)


def _plan(role: SectionRole, part: str, length: int) -> SectionPlan:
    return SectionPlan(role, part, "", (), "写清做法。", "", "", length)


def _task(chance: random.Random) -> Assignment:
    """Return a section to draft, rewrite or go on with, or a whole document, for a unit made up by chance."""
    told = dossier(chance.choice(TOPICS), chance)
    plans = (
        _plan(SectionRole.LEAD, "", 150),
        _plan(SectionRole.ACHIEVEMENTS, "主要做法", 500),
        _plan(SectionRole.NEXT_STEPS, "下一步打算", 200),
    )
    facts = tuple(
        replace(fact, id=n, section=3 if "计划" in fact.text else 2)
        for n, fact in enumerate(told.context.facts or (), 1)
    )
    kind = chance.choice(_KINDS)
    old = Version(1, f"{facts[0].text}。\n其他工作也在推进。", Author.MODEL, complete=kind is Rewrite)
    versions = (old,) if kind in (Rewrite, Continue) else ()
    shown = 1 if kind is Rewrite else 0
    sections = tuple(
        Section(n, plan, versions=versions if n == 2 else (), shown=shown if n == 2 else 0)
        for n, plan in enumerate(plans, 1)
    )
    brief = told.context.brief
    document = Document(1, brief, f"{brief.issuer}2026年上半年{brief.topic}工作总结", sections)
    order = kind(1, 0 if kind is Whole else 2)
    return Assignment("c", _GENRE, document, sections[1], facts, order, Ledger({f.id: f for f in facts}))


async def _unmended(_task: Assignment, text: str, _faults: Sequence[Objection], _writing: Writing) -> str:
    """Mend nothing: what was wrong stays wrong."""
    return text


async def _versions(task: Assignment, model: Misbehaving, *, mends: bool) -> list[Version]:
    seen: list[str] = []

    async def show(text: str) -> None:
        seen.append(text)

    mend = _unmended if mends else None
    drafter = Drafter(NoExemplars(), PROMPTS, model, TokenMeter(), 32_000, mend=mend)
    try:
        if isinstance(task.order, Whole):
            done = await drafter.draft_whole(task, show)
            made = [version for _, version in done.versions]
            assert {n for n, _ in done.versions} | set(done.left) == {1, 2, 3}
        else:
            made = [(await drafter.draft(task, show)).version]
    except ModelError:
        made = []
    assert not any("⟨" in text or "⟩" in text for text in seen)
    return made


def _looks_clean(version: Version, thing: str) -> bool:
    """Return whether an invention stands in a version without a finding that touches it."""
    marked = [(f.start, f.end) for f in version.findings if f.severity is not Severity.INFO]
    spans = [m.span() for m in re.finditer(re.escape(thing), version.text)]
    return any(not any(a < end and start < b for a, b in marked) for start, end in spans)


async def _run(seed: int) -> tuple[list[str], list[str], int]:
    chance = random.Random(seed)
    task, model = _task(chance), Misbehaving(chance)
    versions = await _versions(task, model, mends=bool(seed % 2))
    told = "\n".join(fact.text for fact in task.facts)
    wrong = [
        f"{seed}: {thing} in {version.text}"
        for version in versions
        for thing in model.invented
        if thing not in told and _looks_clean(version, thing)
    ]
    wrong += [f"{seed}: {found.group()!r}" for v in versions if (found := _NEVER.search(v.text))]
    return wrong, model.spoilt, len(versions)


@pytest.mark.parametrize(
    "seeds", [range(40), pytest.param(range(40, 340), marks=pytest.mark.slow)], ids=["40", "300"]
)
async def test_no_version_looks_clean_that_holds_what_nobody_told(seeds: range) -> None:
    assert set(TASKS) <= PROMPTS.keys()
    runs = [await _run(seed) for seed in seeds]
    wrong = [line for lines, _, _ in runs for line in lines]
    ways = Counter(way for _, spoilt, _ in runs for way in spoilt)
    assert not wrong, f"{len(wrong)} of {len(runs)}: {wrong[:5]}"
    assert len(ways) > 15, ways
    assert sum(made for _, _, made in runs) >= len(runs) // 3
