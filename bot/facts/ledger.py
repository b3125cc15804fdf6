"""The ledger: the quantities a document may state, because the user or the brief stated them."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.document import Brief
from bot.domain.fact import Fact, Quantity
from bot.language.quantities import quantities

_NEAR = 0.2
"""How far from an exact figure 近, 约 and 余 may stand, as a share of it."""


@dataclass(frozen=True)
class Ledger:
    """What may be said."""

    told: tuple[Quantity, ...]

    def holds(self, stated: Quantity) -> bool:
        """Return whether the quantity was told.

        A told 20次 may not become 20人次, and what was told as 近百人 may not become 100人; a told 98人 may
        become 近百人. A bare number told (参加：320) may be stated with a unit.
        """
        return any(_covers(told, stated) for told in self.told)


def ledger(facts: Iterable[Fact], brief: Brief) -> Ledger:
    """Return the ledger of a document."""
    told = [fact.text for fact in facts] + [brief.period, brief.topic, brief.issuer, brief.addressee]
    if brief.issued:
        told.append(f"{brief.issued.year}年{brief.issued.month}月{brief.issued.day}日")
    return Ledger(tuple(dict.fromkeys(q for text in told for q in quantities(text))))


def untraced(text: str, known: Ledger) -> list[Quantity]:
    """Return the quantities of a draft that nobody told, in order."""
    return [q for q in quantities(text) if not known.holds(q)]


def _covers(told: Quantity, stated: Quantity) -> bool:
    if told.unit not in (stated.unit, ""):
        return False
    if stated.approximate:
        return abs(told.value - stated.value) <= _NEAR * stated.value
    return told.value == stated.value and not told.approximate
