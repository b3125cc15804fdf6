"""Neighbouring sections do not begin with the same words; forms that are attached may."""

from collections.abc import Iterator
from itertools import pairwise

from bot.domain.genre import SectionRole
from bot.drafting.review.draft import Draft, Part
from bot.drafting.review.faults.fault import Fault, Weight
from bot.language.document.headings import enumeration_at, heading_number
from bot.regex import regex
from bot.texts.prompting import faults as texts

KIND = "opening"
_ALIKE = 5
_FRAME = regex(
    "^(?:以.{2,12}为(?:抓手|重点|契机|载体|目标|主线)|围绕.{2,20}[，这]|坚持.{2,8}[，、]|聚焦.{2,12}，)"
)


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each section that begins like the one before it."""
    text = [part for part in draft.parts if part.section.plan.role is not SectionRole.ANNEX]
    for first, second in pairwise(text):
        one, other = _opening(first), _opening(second)
        if _is_alike(one, other):
            line = texts.alike(first.name, second.name, other[:_ALIKE])
            yield Fault(KIND, second.section.id, other[:_ALIKE], line, Weight.ADVISING)


def _opening(part: Part) -> str:
    """Return the first line without its number."""
    line = next((line for line in part.text.splitlines() if line.strip()), "")
    number = heading_number(line) or enumeration_at(line, 0)
    return line[number.end :] if number else line


def _is_alike(one: str, other: str) -> bool:
    if len(one) >= _ALIKE and one[:_ALIKE] == other[:_ALIKE]:
        return True
    frames = (_FRAME.match(one), _FRAME.match(other))
    return all(frames) and one[:2] == other[:2]
