"""How long a section is to be: its share of what is wanted, and no more than its facts carry."""

from collections.abc import Sequence

from bot.domain.document import Document, Section
from bot.domain.ledger import Ledger, Wish, WishKind
from bot.drafting.outline.capacity import capacities
from bot.drafting.outline.plans import own_name
from bot.language.figures.quantities import quantities
from bot.regex import regex

_SHORTER = regex("短|精炼|精简|简要|简洁|压缩|少写|别太长|不要太长")
_LONGER = regex("长一?[点些]|详细|详实|展开|多写|充实|丰富")
_LESS, _MORE = 0.7, 1.3
_LEAST = 80
"""So many characters a section has that has nothing to tell but what is missing."""


def length_of(section: Section, document: Document, ledger: Ledger) -> int:
    """Return the characters that a section is to have.

    A plan made from the ledger has weighed what there is to tell and what is wished. Else the clerk's
    wishes about length scale all sections, or the one they name; where the facts carry less than that, what
    they carry is enough, for anything more would be padding.
    """
    if document.main_line:
        return section.plan.length
    general = [wish for wish in _length_wishes(ledger) if not wish.parts]
    own = [wish for wish in _length_wishes(ledger) if _is_about(wish, section)]
    target = _number(general) or document.brief.target_chars
    room = capacities(ledger, document.live, target).get(section.id)
    if room is None:
        return section.plan.length
    share = _number(own) or round(room.share * _factor(own or ([] if _number(general) else general)))
    return min(share, max(room.carries, _LEAST))


def _length_wishes(ledger: Ledger) -> list[Wish]:
    return [wish for wish in ledger.wishes if wish.kind is WishKind.LENGTH]


def _is_about(wish: Wish, section: Section) -> bool:
    """Return whether a wish speaks of this section: by its heading, or by what it is."""
    name = own_name(section.plan) or section.plan.role
    return any(part in name or name in part for part in wish.parts)


def _number(wishes: Sequence[Wish]) -> int | None:
    """Return the number of characters that the last of the wishes tells, or `None`."""
    told = [q.value for wish in wishes for q in quantities(wish.order) if q.unit == "字"]
    return round(told[-1]) if told else None


def _factor(wishes: Sequence[Wish]) -> float:
    """Return by how much the last of the wishes makes a section longer or shorter."""
    for wish in reversed(wishes):
        if _SHORTER.search(wish.order):
            return _LESS
        if _LONGER.search(wish.order):
            return _MORE
    return 1.0
