"""Y903: what the unit's own list avoids is not written, and its own form stands instead."""

from collections.abc import Iterator

from bot.compliance.house_places import RULE_ID, house_places
from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.house_word import HouseWord
from bot.language.document.manuscript import Manuscript
from bot.texts import rules as texts


def has_house_words(context: Context) -> bool:
    """Return whether the unit has a list of its own."""
    return bool(context.house)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    for start, end, word, safe in house_places(manuscript.text, context.house):
        fix = Fix(FixKind.AUTO if safe else FixKind.SUGGEST, word.used)
        yield Spot(start, end, fix, texts.house_word(word.used, word.reason))


_HOUSE = Context(
    house=(
        HouseWord("政务中心", "政务服务中心", "2025年更名"),
        HouseWord("服务中心", "政务服务中心", ""),
        HouseWord("亮点纷呈", "", "领导要求少用套话"),
    )
)

RULE = Rule(
    id=RULE_ID,
    name="本单位用语",
    about=Aspect.STYLE,
    severity=Severity.WARN,
    message="本单位的用词表不这样写。",
    source="本单位用词表",
    detect=_detect,
    applies=has_house_words,
    cases=(
        Case("政务中心各窗口亮点纷呈。", ("政务中心", "亮点纷呈"), context=_HOUSE),
        Case("政务服务中心各窗口照常办公。", context=_HOUSE),
    ),
)
