"""T907: what is left over is what the total leaves, and no figure comes back with its digits changed."""

from collections.abc import Iterator, Sequence

from bot.compliance.rule import ASK, Case, Context, Rule, Spot
from bot.compliance.tracing.claims import text_without_gaps
from bot.domain.fact import Quantity
from bot.domain.finding import Aspect, Severity
from bot.facts.evidence import evidence, figures
from bot.facts.wording import bigrams, clause_around
from bot.language.document.manuscript import Manuscript
from bot.language.figures.numerals import arabic
from bot.regex import regex

_REST = regex(r"，?其余(?:的)?(?:均|都|全部|全|皆)?(?:为|是|属)(?P<what>[\u4e00-\u9fff]{2,10})(?=[，。；])")
_PART = regex("[^。；\n\\d]{0,16}其中[^。；\n\\d]{0,16}")
_LEAST_DIGITS = 3
_SENTENCE = regex(r"[^。！？\n]+")


def _detect(manuscript: Manuscript, context: Context) -> Iterator[Spot]:
    text = text_without_gaps(manuscript)
    told = {q.key for q in evidence(context.facts or (), context.brief).quantities}
    stated = figures(text)
    yield from _left_over(text, stated)
    yield from _transposed(text, stated, told)


def _left_over(text: str, stated: Sequence[Quantity]) -> Iterator[Spot]:
    """Yield what 其余为小型工程 leaves, where 小型工程 is counted otherwise: 64处，其中5处……小型工程69处."""
    for m in _REST.finditer(text):
        earlier = [q for q in stated if q.end <= m.start()]
        before = [q for q in earlier if q.unit == earlier[-1].unit][-2:]
        if len(before) < 2 or before[0].value <= before[1].value:
            continue
        total, part = before
        if not _PART.fullmatch(text, total.end, part.start) or any(q.approximate for q in before):
            continue
        rest = total.value - part.value
        counted = regex(f"{m['what']}(?:共有?|有|计|数量为|达)?$")
        for q in stated:
            if (
                q.unit == total.unit
                and q.value != rest
                and counted.search(text[max(0, q.start - 16) : q.start])
            ):
                sum_ = f"{arabic(total.value)}{q.unit}减去{arabic(part.value)}{q.unit}"
                message = f"前文{sum_}是{arabic(rest)}{q.unit}，请核对。"
                yield Spot(q.start, q.end, ASK, message)


def _transposed(text: str, stated: Sequence[Quantity], told: set[tuple[float, str]]) -> Iterator[Spot]:
    """Yield a figure whose digits are those of an earlier one in another order, said of the same thing."""
    seen: dict[tuple[str, str], Quantity] = {}
    for q in stated:
        digits = arabic(q.value)
        if q.unit in ("", "年", "月", "日") or len(digits) < _LEAST_DIGITS or not digits.isdigit():
            continue
        earlier = seen.setdefault(("".join(sorted(digits)), q.unit), q)
        if earlier.value != q.value and not {q.key, earlier.key} <= told and _same_thing(text, q, earlier):
            yield Spot(
                q.start, q.end, ASK, f"前文写的是{arabic(earlier.value)}{q.unit}，这里像是写颠倒了，请核对。"
            )


def _same_thing(text: str, q: Quantity, earlier: Quantity) -> bool:
    apart = _SENTENCE.search(text[earlier.end : q.start]) is not None and "。" in text[earlier.end : q.start]
    words = bigrams(clause_around(text, q.start, q.end)) | _counted(text, q)
    return apart and bool(
        words & (bigrams(clause_around(text, earlier.start, earlier.end)) | _counted(text, earlier))
    )


def _counted(text: str, q: Quantity) -> frozenset[str]:
    """Return the two characters before the figure, which may be the deed that it counts: 培训186人."""
    before = text[max(0, q.start - 2) : q.start]
    return frozenset({before}) if regex("[\u4e00-\u9fff]{2}").fullmatch(before) else frozenset()


RULE = Rule(
    id="T907",
    name="数字前后推得",
    about=Aspect.CONTRADICTION,
    severity=Severity.WARN,
    message="这个数和前文推得的不一样，请核对。",
    source="《党政机关公文处理工作条例》第十九条第二项",
    detect=_detect,
    cases=(
        Case("有饮水工程64处，其中大型工程5处，其余为小型工程。小型工程共69处，收费率低。", ("69处",)),
        Case("有饮水工程64处，其中千吨万人工程5处，其余为小型工程。小型工程共69处。", ("69处",)),
        Case("组织技能培训3期，共培训186人。参加培训的168人中，就业121人。", ("168人",)),
        Case("有饮水工程64处，其中大型工程5处，其余为小型工程。小型工程共59处，收费率低。"),
        Case("共培训186人。慰问老人168人。走访企业123家，其中重点企业132户。"),
    ),
)
