"""The drafter that needs no model: the clerk's facts in order, and nothing beside them but custom's frame."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from bot.domain.fact import Fact
from bot.domain.genre import SectionPlan, SectionRole
from bot.drafting.outline.plans import own_name
from bot.drafting.phrasing import list_head, phrase, without_subject
from bot.drafting.placing.holding import is_framing
from bot.language.document.headings import enumeration_number, number_label
from bot.language.figures.dates import moments
from bot.language.figures.numerals import chinese_integer
from bot.regex import regex
from bot.texts import paper
from bot.texts import skeleton as texts

_LISTED = (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS)
"""Roles whose sentences are counted 一是, 二是."""
_ARRANGED = (SectionRole.MATTERS, SectionRole.STEPS, SectionRole.SAFEGUARDS, SectionRole.TASKS)
"""Roles that lay down what is to be: under the head of a list its items follow a colon."""
_BASIS = regex("(?:为了?|依据|根据|按照|遵照)[^。；]*")
_SHORT = 14
"""Clauses up to this length are joined by a comma."""


def skeleton(
    plan: SectionPlan,
    facts: Sequence[Fact],
    missing: Sequence[str],
    items: bool,
    below: Sequence[str] = (),
) -> str:
    """Return a section made of what the clerk said and nothing else.

    What stood in one sentence stays one sentence, or becomes one numbered item where the genre lists
    `items`. What is `missing` is marked behind it; a section that would be empty says once what it lacks.
    Under each of the headings `below`, labels included, stands what speaks of it. Tables stand at its end.
    """
    tables = [fact.text for fact in facts if fact.is_table]
    sentences = [fact for fact in facts if not fact.is_table]
    if below:
        return "\n".join((*_by_subheading(plan, sentences, missing, below), *tables))
    if tables:
        text = skeleton(plan, sentences, missing, items) if sentences or missing else ""
        return "\n".join(filter(None, (text, *tables)))
    told = list(_sentences(facts, plan))
    opening = plan.opening if is_framing(plan) or plan.role is SectionRole.REQUIREMENTS else ""
    whole = opening or (plan.closing and is_framing(plan))
    gaps = list(missing) or ([] if told or whole else [_lack(plan)])
    marks = "".join(map(paper.gap_mark, gaps))
    if items and not is_framing(plan):
        lines = [f"{_apart(line)}。" for line in told] + [marks]
        return "\n".join(f"{number_label(3, n)}{line}" for n, line in enumerate(lines, 1) if line)
    return f"{opening}{_prose(plan, told)}{marks}{plan.closing}"


def _apart(line: str) -> str:
    """Return an item so that its number does not run into its first figure: 1.2月 for 2月."""
    if not line[:1].isdigit():
        return line
    dated = any(moment.start == 0 for moment in moments(line))
    return f"{texts.ON_DAY if dated else texts.IN_ALL}{line}"


def _by_subheading(
    plan: SectionPlan, facts: Sequence[Fact], missing: Sequence[str], below: Sequence[str]
) -> Iterator[str]:
    whole = replace(plan, subheadings=())
    under = [_under(fact, plan.subheadings) for fact in facts]
    general = [fact for fact, n in zip(facts, under, strict=True) if n is None]
    if general or missing:
        yield skeleton(whole, general, missing, items=False)
    for n, (line, name) in enumerate(zip(below, plan.subheadings, strict=True)):
        own = "".join(
            f"{told}。"
            for told in _sentences([f for f, at in zip(facts, under, strict=True) if at == n], plan)
        )
        yield f"{line}。{own or paper.gap_mark(name)}"


def _under(fact: Fact, names: Sequence[str]) -> int | None:
    """Return which of the headings a fact speaks of by two characters of it; `None` for no single one."""
    pairs = [{name[n : n + 2] for n in range(len(name) - 1)} for name in names]
    found = [n for n, of_name in enumerate(pairs) if any(pair in fact.text for pair in of_name)]
    return found[0] if len(found) == 1 else None


def _lack(plan: SectionPlan) -> str:
    """Return what a section without anything lacks: what it asks for first."""
    return next((q.label for q in plan.questions if not q.optional), own_name(plan) or plan.role)


def _sentences(facts: Sequence[Fact], plan: SectionPlan) -> Iterator[str]:
    """Yield what was told, without the mark at its end; heads are said where they change.

    Facts of one sentence stay together, but for problems and plans, of which each is counted.
    """
    last, listed = "", plan.role in _LISTED
    for _, group in groupby(facts, key=lambda f: (_message_of(f), f.sentence, f.id if listed else 0)):
        told = list(group)
        said = [words for fact in told if (words := phrase(fact, plan.role is SectionRole.NEXT_STEPS))]
        if said:
            head = list_head(told[0], own_name(plan))
            lead = texts.under(head, plan.role in _ARRANGED) if head and head != last else ""
            yield lead + _join(said)
            last = head


def _message_of(fact: Fact) -> str:
    """Return the message that told a fact first: a correction stays in the sentence of what it corrects."""
    return fact.quotes[0].message if fact.quotes else fact.message


def _join(clauses: Sequence[str]) -> str:
    told = list(dict.fromkeys(clauses))
    said = [*told[:1], *(without_subject(before, clause) for before, clause in pairwise(told))]
    whole = any("，" in clause or len(clause) > _SHORT for clause in said)
    return ("；" if whole else "，").join(said)


def _prose(plan: SectionPlan, told: Sequence[str]) -> str:
    ahead = plan.role is SectionRole.NEXT_STEPS
    if plan.role in _LISTED and len(told) > 1:
        bare = [line[2:] if enumeration_number(line) else line for line in told]
        listed = (f"{chinese_integer(n)}是{line.replace('；', '，')}" for n, line in enumerate(bare, 1))
        return (texts.AHEAD_LISTED if ahead else "") + "；".join(listed) + "。"
    return (texts.AHEAD if ahead and told else "") + "".join(
        f"{line}{_end_mark(line, plan)}" for line in told
    )


def _end_mark(line: str, plan: SectionPlan) -> str:
    """Return what stands behind a sentence: a bare 为…… or 依据…… leads over to what custom adds."""
    return "，" if plan.closing and _BASIS.fullmatch(line) else "。"
