"""Y903: what the unit's own list avoids is not written, and its own form stands instead."""

import re
from collections.abc import Iterator

from bot.compliance.rule import Case, Context, HouseWord, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.language.document.manuscript import Manuscript
from bot.regex import regex
from bot.texts import rules as texts


def has_house_words(context: Context) -> bool:
    """Return whether the unit has a list of its own."""
    return bool(context.house)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    by_form = {word.avoided: word for word in context.house}
    forms = sorted(by_form, key=len, reverse=True)
    # A form that is avoided may be a part of the one that is used: 政务中心, 政务服务中心管理办公室.
    used = sorted({word.used for word in context.house if word.used}, key=len, reverse=True)
    either = regex("|".join(map(re.escape, sorted({*forms, *used}, key=len, reverse=True))))
    for m in either.finditer(manuscript.text):
        if word := by_form.get(m.group()):
            yield Spot(
                m.start(), m.end(), Fix(FixKind.SUGGEST, word.used), texts.house_word(word.used, word.reason)
            )


_HOUSE = Context(
    house=(
        HouseWord("政务中心", "政务服务中心", "2025年更名"),
        HouseWord("服务中心", "政务服务中心", ""),
        HouseWord("亮点纷呈", "", "领导要求少用套话"),
    )
)

RULE = Rule(
    id="Y903",
    name="本单位用语",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="本单位的用语表不这样写。",
    source="本单位用语表",
    detect=_detect,
    applies=has_house_words,
    cases=(
        Case("政务中心各窗口亮点纷呈。", ("政务中心", "亮点纷呈"), context=_HOUSE),
        Case("政务服务中心各窗口照常办公。", context=_HOUSE),
    ),
)
