"""Y903: what the unit's own list avoids is not written, and its own form stands instead."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence

from bot.compliance.rule import Case, Context, Rule, Spot
from bot.domain.finding import Aspect, Fix, FixKind, Severity
from bot.domain.house_word import HouseWord
from bot.language.document.manuscript import Manuscript
from bot.regex import regex
from bot.texts import rules as texts

_TITLE = regex(r"《[^《》\n]*》")


def has_house_words(context: Context) -> bool:
    """Return whether the unit has a list of its own."""
    return bool(context.house)


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text = manuscript.text
    by_form = {word.avoided: word for word in context.house}
    # A form that is avoided may be a part of the one that is used: 政务中心, 政务服务中心管理办公室.
    used = {word.used for word in context.house if word.used}
    titles = [m.span() for m in _TITLE.finditer(text)]
    for start, end in _places(text, {*by_form, *used}):
        if word := by_form.get(text[start:end]):
            cited = manuscript.quoted(start) or _is_within(titles, start)
            fix = Fix(FixKind.AUTO if _is_safe(word) and not cited else FixKind.SUGGEST, word.used)
            yield Spot(start, end, fix, texts.house_word(word.used, word.reason))


def _places(text: str, forms: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where any of the forms stands, of several at one place the longest; a list has many."""
    firsts = {form[0] for form in forms}
    lengths = sorted({len(form) for form in forms}, reverse=True)
    at = 0
    while at < len(text):
        found = text[at] in firsts and next((n for n in lengths if text[at : at + n] in forms), 0)
        if found:
            yield at, at + found
        at += found or 1


def _is_within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Return whether a place lies in one of the stretches, which are in order."""
    before = bisect_right(spans, (at, at)) - 1
    return before >= 0 and at < spans[before][1]


def _is_safe(word: HouseWord) -> bool:
    """Return whether code may write the unit's form: it is known, and no figure changes by it."""
    return bool(word.used) and _digits(word.used) == _digits(word.avoided)


def _digits(form: str) -> str:
    return "".join(filter(str.isdigit, form))


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
    message="本单位的用词表不这样写。",
    source="本单位用词表",
    detect=_detect,
    applies=has_house_words,
    cases=(
        Case("政务中心各窗口亮点纷呈。", ("政务中心", "亮点纷呈"), context=_HOUSE),
        Case("政务服务中心各窗口照常办公。", context=_HOUSE),
    ),
)
