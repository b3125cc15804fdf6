"""The answer of a model that plans, as JSON; what a model leaves out or calls otherwise is tolerated."""

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, model_validator

from bot.drafting.outline.plans import is_lead
from bot.drafting.planning.sketch import FRAMING, ROLES, Kind, Piece, Sketch
from bot.language.document.headings import heading_number
from bot.language.document.roles import heading_role
from bot.language.figures.ranges import numbers_in
from bot.regex import regex

_BY_ROLE = {role: kind for kind, role in ROLES.items() if kind not in FRAMING}
_NUMBER = regex(r"\d+")
_LENGTH = regex(r"(?:^-)?(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d+)")
_FEWEST_CHARS, _MOST_CHARS = 5, 3_000
"""A closing may be no more than 特此报告。"""
_DEEPEST = 2
_EDGES = " 　：:。．.、"


def _numbers(value: object) -> object:
    """Return the numbers in a value, however they are written: [3, "5"], "3、5", "3-5", 3."""
    told = value if isinstance(value, list) else [value]
    return [n for one in told for n in numbers_in(str(one))]


def _number(value: object) -> object:
    return next(iter(_NUMBER.findall(str(value))), 0)


def _chars(value: object) -> int:
    """Return the first number of a length, 1,200字 or 800—1000字; 0 where no section is so short or long."""
    told = next(iter(_LENGTH.findall(str(value))), "0")
    chars = int(re.sub("[,，]", "", told))
    return chars if _FEWEST_CHARS <= chars <= _MOST_CHARS else 0


def _kind(value: object) -> object:
    return value if value in list(Kind) else None


Numbers = Annotated[list[int], BeforeValidator(_numbers)]
Number = Annotated[int, BeforeValidator(_number)]
Chars = Annotated[int, BeforeValidator(_chars)]


class _Tolerant(BaseModel):
    @model_validator(mode="before")
    @classmethod
    def _without_nothing(cls, value: Any) -> Any:
        """Leave out what is null: models write it for what is empty."""
        if not isinstance(value, dict):
            return value
        return {key: item for key, item in value.items() if item is not None}


class SectionJson(_Tolerant):
    """A heading, or a section."""

    level: Number = -1
    """-1 where it was not told."""
    heading: str = ""
    kind: Annotated[Kind | None, BeforeValidator(_kind)] = None
    facts: Numbers = []
    gaps: Numbers = []
    chars: Chars = 0
    """0 where none was told that a section can have."""
    intent: str = ""
    first: str = ""
    must: bool = False
    section: Number = 0


class PlanJson(_Tolerant):
    """A plan."""

    title: str = ""
    main_line: str = ""
    sections: list[SectionJson]
    formulations: list[str] = []
    left: Numbers = []

    def compact(self) -> str:
        """Return it as JSON without what is empty."""
        return self.model_dump_json(exclude_defaults=True)


def sketch_of(plan: PlanJson, gaps: frozenset[int], change: Callable[[str], str]) -> Sketch:
    """Return the sketch that an answer stands for, every text of it changed; `gaps` are known by number."""
    return Sketch(
        change(plan.title).strip(),
        change(plan.main_line).strip(),
        tuple(_piece(section, gaps, change) for section in plan.sections),
        tuple(filter(None, map(change, plan.formulations))),
        tuple(plan.left),
    )


def without_label(heading: str) -> str:
    """Return a heading without the label that a model may write before it, and the marks around it."""
    bare = heading.strip(_EDGES)
    number = heading_number(bare)
    return bare[number.end :].strip(_EDGES) if number else bare


def kind_of_heading(heading: str) -> Kind:
    """Return what a section does by the words of its heading: where they say nothing, it tells what is so."""
    role = heading_role(heading)
    return _BY_ROLE.get(role, Kind.STATE) if role else Kind.STATE


def _piece(told: SectionJson, gaps: frozenset[int], change: Callable[[str], str]) -> Piece:
    heading = without_label(change(told.heading))
    kind = told.kind or _kind_at_level(heading, told.level)
    if kind in FRAMING or is_lead(heading):
        heading = "" if told.level < 1 or is_lead(heading) else heading
    level = min(max(told.level, 1), _DEEPEST) if heading else 0
    numbers = (*told.facts, *told.gaps)
    return Piece(
        level,
        heading,
        kind,
        tuple(n for n in told.facts if n not in gaps),
        tuple(n for n in numbers if n in gaps or (n in told.gaps and n not in told.facts)),
        told.chars,
        change(told.intent).strip(),
        change(told.first).strip(),
        told.must,
        told.section,
    )


def _kind_at_level(heading: str, level: int) -> Kind:
    return kind_of_heading(heading) if heading or level > 0 else Kind.LEAD
