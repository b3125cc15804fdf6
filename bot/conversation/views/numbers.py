"""The number that a fact is shown and called by: the one under which it was first told."""

from bot.domain.fact import Fact
from bot.domain.ledger import Ledger


def number_of(ledger: Ledger, fact: Fact) -> int:
    """Return the number to show for a fact."""
    return ledger.first_told[fact.id]


def fact_under(ledger: Ledger, number: int) -> Fact | None:
    """Return the fact that holds under a number that was shown; `None` for none."""
    return ledger.held(number)
