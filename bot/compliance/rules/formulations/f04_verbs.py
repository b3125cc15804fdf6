"""F04: a shorthand goes with its own verb."""

import re
from collections.abc import Iterator
from functools import cache

from bot.compliance.formulations.table import Formulation, table
from bot.compliance.matching import original_span
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex
from bot.texts import formulations as texts

_EXPLAINED = regex("”?的(?:决定性|重大|深刻)")
_ELSEWHERE = {"认识", "理解", "把握", "体会", "遵守", "执行", "培育", "开展"}
"""Verbs that go with none of the sets, besides those that go with another one."""
_UNDERSTANDING = {"理解", "把握", "体会", "认识"}


@cache
def _forms() -> tuple[tuple[Formulation, re.Pattern[str]], ...]:
    sets = [f for f in table().formulations if f.verbs]
    verbs = {verb for f in sets for verb in f.verbs} | _ELSEWHERE
    return tuple((f, _form(f, verbs - set(f.verbs))) for f in sets)


def _form(formulation: Formulation, strange: set[str]) -> re.Pattern[str]:
    return regex(f"(?P<verb>{'|'.join(sorted(strange))})[“‘]?{formulation.term}[”’]?")


def _detect(manuscript: Manuscript, _context: Context) -> Iterator[Spot]:
    text = manuscript.bare.text
    for formulation, form in _forms():
        if formulation.term in text:
            for m in form.finditer(text):
                if not (m["verb"] in _UNDERSTANDING and _EXPLAINED.match(text, m.end())):
                    right = m.group().replace(m["verb"], formulation.verbs[0], 1)
                    message = texts.verb(formulation.verbs, formulation.term)
                    yield Spot(*original_span(manuscript, m), Fix(FixKind.SUGGEST, right), message)


RULE = Rule(
    id="F04",
    name="动词搭配",
    about=Aspect.WORDING,
    severity=Severity.WARN,
    message="动词与提法的搭配与通常写法不同。",
    source="实务惯例；规范表述表",
    detect=_detect,
    cases=(
        Case("坚定“四个意识”，增强“四个自信”。", ("坚定“四个意识”", "增强“四个自信”")),
        Case("深刻理解“两个确立”，坚定“两个维护”。", ("理解“两个确立”", "坚定“两个维护”")),
        Case("深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。"),
        Case("深刻理解“两个确立”的决定性意义，牢固树立“四个意识”，坚定拥护“两个确立”。"),
        Case("不断增强“四个意识”“四个自信”。"),
    ),
)
