"""X: classification marks and personal data."""

from bot.compliance.rules.secrecy import (
    bank_cards,
    classification_marks,
    classified_matter,
    home_addresses,
    identity_numbers,
    landlines,
    mobile_numbers,
    sensitive_data,
)

RULES = (
    classification_marks.RULE,
    classified_matter.RULE,
    identity_numbers.RULE,
    mobile_numbers.RULE,
    landlines.RULE,
    bank_cards.RULE,
    home_addresses.RULE,
    sensitive_data.RULE,
)
