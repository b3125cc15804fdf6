"""Which section each fact and gap of a ledger belongs to: by what it is first, then by its words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.domain.document import Section
from bot.domain.fact import Fact, Status
from bot.domain.genre import SectionPlan, SectionRole
from bot.domain.ledger import Gap, Ledger, Reading
from bot.drafting.placing.affinity import Affinity
from bot.drafting.placing.holding import eligible_sections, is_catch_all, is_forward_looking, is_framing
from bot.facts.evidence import figures
from bot.language.document.roles import list_head_role
from bot.lexicon.genres import any_of
from bot.regex import regex

NOT_WRITTEN = 0
"""The section of what is not to stand in the text for the time being: no rule gives it another."""
_LEAST = 2.0
"""So much must speak for a section before something is put there by its words."""
_BY_FAR = 5.0
"""So much more must speak for another section before an answer leaves the one that was asked about."""
_NEIGHBOUR = 0.5
"""What the words of what was told together with a fact weigh, beside its own."""
_OVERALL = regex("总的|总体|整体(?:上|看|来看|情况)")
_BASIS = regex(f"(?:为了?(?!期)|依据|根据|按照|遵照|落实|贯彻)|本(?:{any_of()})")
"""How a fact begins that speaks of the whole, and one that tells why or by what the document is written."""
_TOLD = (Status.DONE, Status.STATE)

Weights = Sequence[float]


def placement(
    ledger: Ledger, sections: Sequence[Section], asked: Mapping[str, int] = MappingProxyType({})
) -> Reading:
    """Return the patch that gives a section to what has none, or whose section is gone; it may be empty.

    Problems go among the problems, plans among what is to come, and nothing done among plans, as far as the
    outline has such parts. Within these the words decide; where they do not, a fact goes to the section that
    was asked about when its message came: `asked` tells it by message. What fits nowhere keeps no section.
    """
    live = {section.id for section in sections}
    words = Affinity([section.plan for section in sections])
    facts = dict(_fact_sections(ledger.facts, sections, words, asked))
    gaps = {gap.id: _gap_section(gap, ledger.facts, facts, sections, words) for gap in ledger.gaps}
    places = facts | gaps
    told: tuple[Fact | Gap, ...] = (*ledger.facts, *ledger.gaps)
    astray = (e for e in told if e.section not in live and e.section != NOT_WRITTEN)
    return Reading(tuple(replace(e, section=places[e.id]) for e in astray if e.section != places[e.id]))


def facts_without_section(ledger: Ledger, sections: Sequence[Section]) -> tuple[Fact, ...]:
    """Return the facts that no section of the outline holds, in the order they were told."""
    live = {section.id for section in sections}
    return tuple(f for f in ledger.facts if f.section not in live)


def _fact_sections(
    facts: Sequence[Fact], sections: Sequence[Section], words: Affinity, asked: Mapping[str, int]
) -> Iterator[tuple[int, int | None]]:
    """Yield the section of each fact: the one that it has, or the one that fits best."""
    plans, live = [section.plan for section in sections], {section.id for section in sections}
    own, told_with = {fact.id: words.of(fact.text, fact.head) for fact in facts}, _neighbours(facts)
    for fact in facts:
        here = _index(asked.get(fact.message), sections)
        beside = [own[other] for other in told_with[fact.id]]
        best = None if fact.section in live else _best(_beside(own[fact.id], beside), fact, plans, here)
        yield fact.id, fact.section if fact.section in live else _id(best, sections)


def _neighbours(facts: Sequence[Fact]) -> dict[int, list[int]]:
    """Return for each fact the others that were told in the same sentence, or in the same list, in order."""
    together: defaultdict[tuple[str, int | str], dict[int, int]] = defaultdict(dict)
    for at, fact in enumerate(facts):
        for one in _contexts(fact):
            together[one][at] = fact.id
    return {
        fact.id: [
            other
            for _, other in sorted({p for one in _contexts(fact) for p in together[one].items()})
            if other != fact.id
        ]
        for fact in facts
    }


def _contexts(fact: Fact) -> Iterator[tuple[str, int | str]]:
    """Yield the sentence, and the list, in which a fact was told."""
    yield fact.message, fact.sentence
    if fact.head:
        yield fact.message, fact.head


def _id(at: int | None, sections: Sequence[Section]) -> int | None:
    return None if at is None else sections[at].id


def _index(identifier: int | None, sections: Sequence[Section]) -> int | None:
    return next((n for n, section in enumerate(sections) if section.id == identifier), None)


def _beside(own: Weights, others: Sequence[Weights]) -> Weights:
    """Return a fact's weights with those of what was told together with it."""
    shared = [_NEIGHBOUR * sum(column) / len(others) for column in zip(*others, strict=True)]
    return [a + b for a, b in zip(own, shared, strict=True)] if others else own


def _best(weights: Weights, fact: Fact, plans: Sequence[SectionPlan], asked: int | None) -> int | None:
    """Return the index of the section most spoken for, else of the one asked about, or of one for all."""
    candidates = [n for n in eligible_sections(fact.status, plans) if n == asked or not _is_annex(plans[n])]
    before = [n for n in candidates if is_framing(plans[n])]
    if before and (_OVERALL.match(fact.text) or (fact.status is Status.STATE and _BASIS.match(fact.text))):
        return before[0]
    role = list_head_role(fact.head)
    headed = [n for n in candidates if plans[n].role is role] or candidates
    best = max(headed, key=lambda n: weights[n], default=None)
    if (
        asked is not None
        and asked in headed
        and _is_answer(fact, plans[asked], weights[asked], max(weights[n] for n in headed))
    ):
        return asked
    if best is None or weights[best] >= _LEAST:
        return best
    rest = [n for n in headed if n not in before]
    if len(rest) == 1:
        return rest[0]
    background = not rest or (
        is_forward_looking(plans) and fact.status not in (Status.PLANNED, Status.PROPOSED)
    )
    general = [n for n in rest if is_catch_all(plans[n], fact.status)]
    whole = before if rest else sorted(before, key=lambda n: _is_lead_in(plans[n], fact.status))
    return next(iter((*(whole if background else ()), *general)), None)


def _is_annex(plan: SectionPlan) -> bool:
    """Return whether a section stands behind the text: by its words alone a fact is none of it."""
    return plan.role is SectionRole.ANNEX


def _is_lead_in(plan: SectionPlan, status: Status) -> bool:
    """Return whether a section without a heading only leads up to what a fact of this status belongs to."""
    return plan.role is SectionRole.LEAD or (status is Status.STATE and plan.role is SectionRole.TASKS)


def _is_answer(fact: Fact, asked: SectionPlan, here: float, best: float) -> bool:
    """Return whether a fact told to a question stays there: nothing speaks for another section by far."""
    reason = is_framing(asked) and fact.status is Status.STATE and not figures(fact.text)
    return reason or best - here < _BY_FAR


def _gap_section(
    gap: Gap,
    facts: Sequence[Fact],
    places: Mapping[int, int | None],
    sections: Sequence[Section],
    words: Affinity,
) -> int | None:
    """Return the section a gap is to be marked in: by its words, else where its message's facts stand.

    A gap that nothing else places is marked where the last deed before it stands, for it must be seen.
    """
    weights = words.of(f"{gap.what}，{gap.quote.text}")
    best = max(range(len(weights)), key=lambda n: weights[n], default=None)
    if best is not None and weights[best] >= _LEAST:
        return sections[best].id
    told = Counter(places[f.id] for f in facts if f.message == gap.quote.message and places[f.id])
    before = [f for f in facts if f.id < gap.id and places[f.id] and f.status in _TOLD]
    return max(told, key=lambda n: told[n]) if told else places[before[-1].id] if before else None
