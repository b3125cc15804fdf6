"""T902, an own rule beyond the catalogue: what the user wants left out is not in the text."""

import re
from collections.abc import Iterator

from bot.compliance.rule import BLOCK, Case, Context, Rule, Spot
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.finding import Aspect, Severity
from bot.language.document.manuscript import Manuscript


def has_forbidden_words(context: Context) -> bool:
    """Return whether anything was to be left out."""
    return bool(context.forbidden)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    words = sorted(filter(None, context.forbidden), key=len, reverse=True)
    if words:
        for m in re.finditer("|".join(map(_form, words)), text_without_gaps(manuscript)):
            yield Spot(m.start(), m.end(), BLOCK)


def _form(words: str) -> str:
    """Return the words on a boundary of digits: 96次 does not stand in 196次."""
    before = r"(?<![\d.])" if words[0].isdigit() else ""
    behind = r"(?!\.?\d)" if words[-1].isdigit() else ""
    return f"{before}{re.escape(words)}{behind}"


_LEFT_OUT = Context(forbidden=("柳知秋", "96次", "98"))

RULE = Rule(
    id="T902",
    name="交代不写的",
    about=Aspect.FORBIDDEN,
    severity=Severity.ERROR,
    message="您交代过这几个字不写进文稿。",
    source="系统规则",
    detect=_detect,
    applies=has_forbidden_words,
    cases=(
        Case("馆长柳知秋讲文明课1堂。", ("柳知秋",), context=_LEFT_OUT),
        Case("主题党日96次，满意度98%。", ("96次", "98"), context=_LEFT_OUT),
        Case("主题党日196次，满意度98.6%，受理1980件。", context=_LEFT_OUT),
        Case("满意度【待补：98左右，待核】。", context=_LEFT_OUT),
    ),
)
