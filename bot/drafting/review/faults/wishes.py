"""Wishes that can be seen to be kept or not: how long at most, in what order, without headings or items."""

import re
from collections.abc import Iterator

from bot.domain.ledger import Wish, WishKind
from bot.drafting.review.draft import Draft
from bot.drafting.review.faults.fault import Fault, Weight
from bot.language.headings import enumeration_number, heading_number
from bot.language.quantities import quantities
from bot.texts import faults as texts

KIND = "wish"
_AT_MOST = re.compile("(?:不超过|别超过|不要超过|控制在|最多)[^，。；]{0,6}字|字(?:以内|之内|以下)")
_NO_HEADINGS = re.compile("(?:不要|别用?|不用|不加|不写|不带)(?:任何)?小标题")
_NO_ITEMS = re.compile('(?:不要|别|不)[用写]?[“"]?一是')
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
    bound = draft.whole and wish.kind is WishKind.LENGTH and not wish.parts and _AT_MOST.search(wish.order)
    if bound and most and len(draft.text) > _SLACK * most[-1]:
        yield Fault(KIND, 0, "", texts.too_long(wish.order, len(draft.text)), Weight.ADVISING)


def _order(draft: Draft, wish: Wish) -> Iterator[Fault]:
    if wish.kind is not WishKind.STRUCTURE or len(wish.parts) < 2 or not draft.whole:
        return
    named = [n for part in wish.parts for n, p in enumerate(draft.parts) if part and part in p.name]
    if len(named) == len(wish.parts) and named != sorted(named):
        yield Fault(KIND, 0, "", texts.wish_broken(wish.order), Weight.ADVISING)


def _headings(draft: Draft, wish: Wish) -> Iterator[Fault]:
    if not _NO_HEADINGS.search(wish.order):
        return
    for part in draft.parts:
        for line in part.text.splitlines():
            if heading_number(line) and len(line) <= _HEADING and "。" not in line:
                yield Fault(KIND, part.section.id, line, texts.wish_broken(wish.order), Weight.ADVISING)


def _items(draft: Draft, wish: Wish) -> Iterator[Fault]:
    if not _NO_ITEMS.search(wish.order):
        return
    for part in draft.parts:
        for line in part.text.splitlines():
            if enumeration_number(line):
                yield Fault(KIND, part.section.id, line[:2], texts.wish_broken(wish.order), Weight.ADVISING)
