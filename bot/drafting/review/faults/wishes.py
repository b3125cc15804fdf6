"""Wishes that can be seen to be kept or not: how long at most, in what order, without headings or items."""

from collections.abc import Iterator

from bot.domain.ledger import Wish, WishKind
from bot.drafting.review.draft import Draft, Part
from bot.drafting.review.faults.fault import Fault, Weight
from bot.language.document.headings import enumeration_number, heading_number
from bot.language.figures.quantities import quantities
from bot.regex import regex
from bot.texts.prompting import faults as texts

KIND = "wish"
_AT_MOST = regex("(?:不超过|别超过|不要超过|控制在|最多)[^，。；]{0,6}字|字(?:以内|之内|以下)")
_OF_A_PART = regex(
    "(?P<part>(?!全文|正文|全篇|整篇|通篇|总)[\u4e00-\u9fff]{2,8}?)(?:这?一?(?:部分|节|段)|里)"
    "|(?:每|各)(?:一?个?)(?:部分|节|段|项|条|点)"
)
"""What a wish is about that bounds no whole text; of 每节 and its like there is no telling which."""
_NO_HEADINGS = regex("(?:不要|别用?|不用|不加|不写|不带)(?:任何)?小标题")
_NO_ITEMS = regex('(?:不要|别|不)[用写]?[“"]?一是')
_SLACK = 1.1
_HEADING = 30
"""A line behind a number is a heading up to so many characters, where no full stop is in it."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Yield a fault for each wish that the text plainly does not keep."""
    for wish in draft.ledger.wishes:
        yield from _length(draft, wish)
        yield from _order(draft, wish)
        yield from _headings(draft, wish)
        yield from _items(draft, wish)


def _length(draft: Draft, wish: Wish) -> Iterator[Fault]:
    most = [q.value for q in quantities(wish.order) if q.unit == "字"]
    if wish.kind is not WishKind.LENGTH or not most or not _AT_MOST.search(wish.order):
        return
    if not (wish.parts or _OF_A_PART.search(wish.order)):
        if draft.whole and len(draft.text) > _SLACK * most[-1]:
            yield Fault(KIND, 0, "", texts.too_long(wish.order, len(draft.text)), Weight.ADVISING)
        return
    meant = [part for part in draft.parts if _is_of(wish, part)]
    length = sum(len(part.text) for part in meant)
    if len({part.section.plan.part for part in meant}) == 1 and length > _SLACK * most[-1]:
        yield Fault(KIND, meant[0].section.id, "", texts.too_long(wish.order, length), Weight.ADVISING)


def _is_of(wish: Wish, part: Part) -> bool:
    """Return whether a wish names the part, by its heading or by what it does."""
    named = _OF_A_PART.search(wish.order)
    words = [*wish.parts, *(named.groups() if named else ())]
    called = (part.name, part.section.plan.part, part.section.plan.role)
    return any(a and b and (a in b or b in a) for a in words for b in called)


def _order(draft: Draft, wish: Wish) -> Iterator[Fault]:
    if wish.kind is not WishKind.STRUCTURE or len(wish.parts) < 2 or not draft.whole:
        return
    named = [n for part in wish.parts for n, p in enumerate(draft.parts) if part and part in p.name]
    if len(named) == len(wish.parts) and named != sorted(named):
        yield Fault(KIND, 0, "", texts.wish_violation(wish.order), Weight.ADVISING)


def _headings(draft: Draft, wish: Wish) -> Iterator[Fault]:
    if not _NO_HEADINGS.search(wish.order):
        return
    for part in draft.parts:
        for line in part.text.splitlines():
            if heading_number(line) and len(line) <= _HEADING and "。" not in line:
                yield Fault(KIND, part.section.id, line, texts.wish_violation(wish.order), Weight.ADVISING)


def _items(draft: Draft, wish: Wish) -> Iterator[Fault]:
    if not _NO_ITEMS.search(wish.order):
        return
    for part in draft.parts:
        for line in part.text.splitlines():
            if enumeration_number(line):
                yield Fault(
                    KIND, part.section.id, line[:2], texts.wish_violation(wish.order), Weight.ADVISING
                )
