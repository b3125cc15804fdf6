"""What code has written of the clerk's own words is worded as the unit's own list has it."""

from bot.compliance.checker import apply_fixes, check
from bot.compliance.rule import Context
from bot.compliance.rules.style.y903_house_words import RULE
from bot.domain.house_word import HouseWord


def in_house_words(text: str, house: tuple[HouseWord, ...]) -> str:
    """Return the text with the unit's form for each that it avoids, where nothing else changes by it."""
    found = check(text, Context(house=house)) if house else ()
    return apply_fixes(text, [finding for finding in found if finding.rule == RULE.id])
