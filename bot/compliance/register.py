"""The rules in force, loaded at the first check: a conversation begins without them."""

from collections.abc import Mapping
from functools import cache

from bot.compliance.rule import Rule


@cache
def rules_by_id() -> Mapping[str, Rule]:
    """Return the rules by id, in the order of their families."""
    from bot.compliance.rules import RULES  # a module for each of them

    return {rule.id: rule for rule in RULES}
