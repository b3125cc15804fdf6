"""The drafter that needs no model: the genre's frame, the user's words, 【待补：…】 for what is missing."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.domain.fact import Fact
from bot.domain.genre import SectionPlan, SectionRole
from bot.language.headings import enumeration_number, numbered
from bot.language.numerals import chinese_integer
from bot.texts import paper

_LISTED = (SectionRole.PROBLEMS, SectionRole.NEXT_STEPS)
"""Roles whose sentences are counted 一是, 二是."""


def skeleton(plan: SectionPlan, facts: Sequence[Fact], missing: Sequence[str], items: bool) -> str:
    """Return a section made of what the user said and nothing else.

    What the user put into one sentence stays one sentence, or becomes one numbered item where the genre
    lists `items`. What was skipped is marked; a section without any fact is all marks, except where its
    frame stands alone.
    """
    told = [_joined(group) for _, group in groupby(facts, key=lambda f: (f.message, f.sentence))]
    framed = bool(told) or bool(plan.closing) or bool(plan.opening and not plan.heading)
    gaps = list(missing) if framed else [q.label for q in plan.questions if not q.optional]
    marks = "".join(map(paper.pending, gaps))
    if items and not plan.opening:
        lines = [f"{line}。" for line in told] + [marks]
        return "\n".join(f"{numbered(3, n)}{line}" for n, line in enumerate(lines, 1) if line)
    opening = plan.opening if framed else ""
    return f"{opening}{_prose(plan.role, told)}{marks}{plan.closing}"


def _joined(facts: Iterable[Fact]) -> str:
    return "，".join(fact.text.strip("，。；、 ") for fact in facts)


def _prose(role: SectionRole, told: Sequence[str]) -> str:
    if role in _LISTED and len(told) > 1:
        bare = [line[2:] if enumeration_number(line) else line for line in told]
        told = [f"{chinese_integer(n)}是{line}" for n, line in enumerate(bare, 1)]
        return "；".join(told) + "。"
    return "".join(f"{line}。" for line in told)
